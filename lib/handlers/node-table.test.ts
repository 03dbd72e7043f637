import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NODE_ROWS, REFUSED_MODULES } from './node-table';
import { answerOf, runOnce } from './test-requests';
import { Environments } from './thread/environments.mjs';

const sandbox = new Environments();
const handler = (body: string) => `exports.handler = async (event, context) => { ${body} }`;

describe('of Node there is', () => {
  it.each(NODE_ROWS)('$area: $what', async ({ code, answers }) => {
    expect(await answerOf(sandbox, handler(code))).toEqual(answers);
  });
});

describe('refused with a message that says so is', () => {
  it.each(REFUSED_MODULES)('%s', async (name) => {
    const report = await runOnce(sandbox, { 'index.js': handler(`require('node:${name}')`) });
    expect(report).toMatchObject({
      result: { kind: 'error', errorMessage: expect.stringContaining(`'${name}' is not available in Invocation Lab`) },
    });
  });

  it('the network, also as fetch', async () => {
    const report = await runOnce(sandbox, { 'index.js': handler(`await fetch('https://example.com')`) });
    expect(report).toMatchObject({ result: { errorMessage: expect.stringContaining('handlers have no network') } });
  });
});

describe('modules', () => {
  it.each([
    [
      'CommonJS requires files beside it, JSON, folders and packages',
      {
        'index.js': `const a = require('./lib/a'); exports.handler = async () => [a.name, require('./data').n, require('./folder'), require('pkg'), require('pkg/sub.js')]`,
        'lib/a.js': `exports.name = require('./b.js').name`,
        'lib/b.js': `exports.name = 'b'`,
        'data.json': '{"n":1}',
        'folder/index.js': `module.exports = 'folder'`,
        'node_modules/pkg/package.json': '{"main":"./main"}',
        'node_modules/pkg/main.js': `module.exports = 'main'`,
        'node_modules/pkg/sub.js': `module.exports = 'sub'`,
      },
      ['b', 1, 'folder', 'main', 'sub'],
    ],
    [
      'CommonJS modules may ask for each other in a circle',
      {
        'index.js': `exports.early = 1; const b = require('./b'); exports.handler = async () => b.seen`,
        'b.js': `exports.seen = require('./index').early`,
      },
      1,
    ],
    [
      'a module runs once, whoever asks for it',
      {
        'index.js': `require('./n'); require('./n.js'); exports.handler = async () => globalThis.n`,
        'n.js': 'globalThis.n = (globalThis.n ?? 0) + 1',
      },
      1,
    ],
    [
      'an ES module by its ending',
      {
        'index.mjs': `import { x } from './x.mjs'; import data from './d.json' with { type: 'json' }; export const handler = async () => [x, data.n, import.meta.url, import.meta.dirname]`,
        'x.mjs': 'export const x = 1',
        'd.json': '{"n":2}',
      },
      [1, 2, 'file:///var/task/index.mjs', '/var/task'],
    ],
    [
      'an ES module by package.json',
      {
        'index.js': `import { readFileSync } from 'node:fs'; export const handler = async () => typeof readFileSync`,
        'package.json': '{"type":"module"}',
      },
      'function',
    ],
    [
      'an ES module by its syntax',
      { 'index.js': `import path from 'path';\nexport const handler = async () => path.sep` },
      '/',
    ],
    [
      'an ES module imports CommonJS, by default and by name',
      {
        'index.mjs': `import all, { one } from './c.cjs'; export const handler = async () => [all, one]`,
        'c.cjs': 'exports.one = 1; exports.two = 2',
      },
      [{ one: 1, two: 2 }, 1],
    ],
    [
      'CommonJS requires an ES module',
      {
        'index.js': `const { x } = require('./x.mjs'); exports.handler = async () => x`,
        'x.mjs': 'export const x = 5',
      },
      5,
    ],
    [
      'import() of both kinds',
      {
        'index.js': `exports.handler = async () => [(await import('./x.mjs')).x, (await import('./c.cjs')).default.y]`,
        'x.mjs': 'export const x = 5',
        'c.cjs': 'exports.y = 6',
      },
      [5, 6],
    ],
    [
      'a package with exports and conditions',
      {
        'index.mjs': `import { m } from 'p'; import s from 'p/sub'; export const handler = async () => [m, s]`,
        'node_modules/p/package.json': '{"exports":{".":{"import":"./m.mjs","require":"./c.js"},"./sub":"./s.mjs"}}',
        'node_modules/p/m.mjs': 'export const m = 1',
        'node_modules/p/s.mjs': 'export default 2',
      },
      [1, 2],
    ],
    [
      'top-level await',
      {
        'index.mjs': `const x = await new Promise((resolve) => setTimeout(resolve, 50, 'waited')); export const handler = async () => x`,
      },
      'waited',
    ],
  ])('%s', async (_, files, answers) => {
    expect(await answerOf(sandbox, files)).toEqual(answers);
  });

  it.each([
    ['src/app.handler', { 'src/app.js': 'exports.handler = async () => __dirname' }, '/var/task/src'],
    ['index.api.get', { 'index.js': 'exports.api = { get: async () => 1 }' }, 1],
    ['index.handler', { 'index.cjs': 'exports.handler = async () => 2' }, 2],
  ])('the handler name %s is found', async (name, files, answers) => {
    expect(await answerOf(sandbox, files, {}, { handler: name })).toEqual(answers);
  });
});

describe('docs/node-in-handlers.md', () => {
  it('lists every row and every refused module', () => {
    const page = readFileSync('docs/node-in-handlers.md', 'utf8');
    const lines = NODE_ROWS.map(({ area, what }) => `| ${area} | ${what} | \`${area}: ${what}\` |`);
    for (const line of lines) expect(page).toContain(line);
    for (const name of REFUSED_MODULES) expect(page).toContain(`\`${name}\``);
  });
});
