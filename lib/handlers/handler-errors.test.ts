import { describe, expect, it } from 'vitest';
import type { SliceReport } from './sandbox';
import { answerOf, initOf, invokeOf, runOnce, START_MS, through } from './test-requests';
import { Environments } from './thread/environments.mjs';

const sandbox = new Environments();
const run = (code: string, payload: unknown = {}) => runOnce(sandbox, { 'index.js': code }, payload);
const resultOf = (report: SliceReport) => (report.kind === 'finished' ? report.result : report);

describe('what a handler throws', () => {
  it('is told by type, message and trace, with the line of the package (FUN-02)', async () => {
    const report = await run(`exports.handler = async () => {\n  null.x;\n}`);
    expect(resultOf(report)).toMatchObject({ kind: 'error', errorType: 'TypeError', fatal: undefined });
    expect(resultOf(report)).toMatchObject({
      trace: [expect.stringMatching(/^TypeError: /), '    at /var/task/index.js:2:3'],
    });
  });

  it.each([
    [`throw 'text'`, 'string', 'text'],
    ['throw 42', 'number', '42'],
    ['throw { a: 1 }', 'object', '[object Object]'],
    [
      'throw { toString() { throw 1 } }',
      'handled',
      'callback called with Error argument, but there was a problem while retrieving one or more of its message, name, and stack',
    ],
  ])('%s is told by its type (FUN-03)', async (code, errorType, errorMessage) => {
    const report = await run(`exports.handler = () => { ${code} }`);
    expect(resultOf(report)).toEqual(expect.objectContaining({ errorType, errorMessage, trace: [] }));
  });

  it('as a class of its own has its own name', async () => {
    const report = await run(
      `class NotPaid extends Error { constructor(m) { super(m); this.name = 'NotPaid' } } exports.handler = async () => { throw new NotPaid('x') }`,
    );
    expect(resultOf(report)).toMatchObject({ errorType: 'NotPaid', errorMessage: 'x' });
  });

  it('after the handler returned, from a timer, ends the process (FUN-14)', async () => {
    const report = await run(
      `exports.handler = () => new Promise(() => { setTimeout(() => { throw new Error('late') }, 5) })`,
    );
    expect(resultOf(report)).toMatchObject({ errorType: 'Error', errorMessage: 'late', fatal: 'uncaught-exception' });
  });

  it('as a rejection that nothing handles ends the process (FUN-14)', async () => {
    const report = await run(
      `exports.handler = async () => { Promise.reject(new Error('lost')); await new Promise((resolve) => setTimeout(resolve, 5)) }`,
    );
    expect(resultOf(report)).toMatchObject({
      errorType: 'Runtime.UnhandledPromiseRejection',
      errorMessage: 'Error: lost',
      fatal: 'unhandled-rejection',
    });
  });

  it('as a rejection that is handled in the same turn is none', async () => {
    expect(
      await answerOf(
        sandbox,
        `exports.handler = async () => { const p = Promise.reject(new Error('x')); try { await p } catch { return 'caught' } }`,
      ),
    ).toBe('caught');
  });
});

describe('a package that cannot be loaded', () => {
  it.each([
    [
      'a syntax error, at its line',
      { 'index.js': '\nexports.handler = async () => {\n  let = = 3;\n}' },
      'index.handler',
      'Runtime.UserCodeSyntaxError',
      /^SyntaxError: /,
      /index\.js:3:/,
    ],
    [
      'a syntax error in an ES module',
      { 'index.mjs': '\n\nexport const handler = async ( => {}' },
      'index.handler',
      'Runtime.UserCodeSyntaxError',
      /^SyntaxError: /,
      /index\.mjs:3:/,
    ],
    [
      'a missing file',
      { 'app.js': '' },
      'index.handler',
      'Runtime.ImportModuleError',
      /^Error: Cannot find module 'index'\nRequire stack:\n- /,
      undefined,
    ],
    [
      'a missing package',
      { 'index.js': `\nrequire('nope')` },
      'index.handler',
      'Runtime.ImportModuleError',
      /^Error: Cannot find module 'nope'\nRequire stack:\n- \/var\/task\/index\.js/,
      /index\.js:2:/,
    ],
    [
      'a missing export',
      { 'index.js': 'exports.other = 1' },
      'index.handler',
      'Runtime.HandlerNotFound',
      /^index\.handler is undefined or not exported$/,
      undefined,
    ],
    [
      'an export that is no function',
      { 'index.js': 'exports.handler = 1' },
      'index.handler',
      'Runtime.HandlerNotFound',
      /^index\.handler is not a function$/,
      undefined,
    ],
    [
      'a handler name without a point',
      { 'index.js': '' },
      'index',
      'Runtime.MalformedHandlerName',
      /^Bad handler$/,
      undefined,
    ],
    [
      'a handler name that leads out',
      { 'index.js': '' },
      '../index.handler',
      'Runtime.MalformedHandlerName',
      /is not a valid handler name/,
      undefined,
    ],
    [
      'code that throws',
      { 'index.js': '\nthrow new RangeError("at init")' },
      'index.handler',
      'RangeError',
      /^at init$/,
      /index\.js:2:/,
    ],
    [
      'a promise that rejects at the top',
      { 'index.mjs': 'await Promise.reject(new Error("top"))' },
      'index.handler',
      'Error',
      /^top$/,
      undefined,
    ],
  ])('because of %s says so as AWS does (FUN-12, FUN-13)', async (_, files, handler, errorType, message, place) => {
    const report = await sandbox.run(initOf(files as Record<string, string>, { handler }));
    const result = resultOf(report);
    expect(result).toMatchObject({
      kind: 'error',
      errorType,
      errorMessage: expect.stringMatching(message),
      fatal: 'init',
    });
    if (place !== undefined) expect(JSON.stringify(result)).toMatch(place);
  });

  it('is refused on Node 24 for a callback handler', async () => {
    const report = await sandbox.run(
      initOf({ 'index.js': 'exports.handler = (event, context, callback) => {}' }, { nodeMajor: 24 }),
    );
    expect(resultOf(report)).toMatchObject({ errorType: 'Runtime.CallbackHandlerDeprecated' });
  });
});

describe('how an invocation ends', () => {
  it.each([
    ['an async handler by its value', `async () => ({ a: 1 })`, '{"a":1}'],
    ['nothing returned as null (INV-30)', `async () => {}`, 'null'],
    ['a thenable by its value', `() => ({ then: (resolve) => resolve(3) })`, '3'],
    ['a callback by its value', `(event, context, callback) => callback(null, 'cb')`, '"cb"'],
    [
      'a callback after the event loop is empty',
      `(event, context, callback) => { let n = 0; setTimeout(() => { n = 7 }, 100); callback(null, { get n() { return n } }) }`,
      '{"n":7}',
    ],
    [
      'a callback at once when it need not wait',
      `(event, context, callback) => { context.callbackWaitsForEmptyEventLoop = false; let n = 0; setTimeout(() => { n = 7 }, 100); callback(null, { get n() { return n } }) }`,
      '{"n":0}',
    ],
    ['context.succeed', `(event, context) => context.succeed('done')`, '"done"'],
    ['a synchronous handler that never answers with null (FUN-15)', `() => {}`, 'null'],
    ['only the first callback', `(event, context, callback) => { callback(null, 1); callback(null, 2) }`, '1'],
  ])('%s', async (_, handler, body) => {
    expect(resultOf(await run(`exports.handler = ${handler}`))).toEqual({ kind: 'response', body });
  });

  it('an async handler that can never answer fails as Runtime.NodeJsExit (FUN-15)', async () => {
    expect(resultOf(await run('exports.handler = async () => new Promise(() => {})'))).toMatchObject({
      errorType: 'Runtime.NodeJsExit',
      fatal: undefined,
    });
  });

  it('a callback with an error fails with it', async () => {
    expect(
      resultOf(await run(`exports.handler = (event, context, callback) => callback(new Error('cb'))`)),
    ).toMatchObject({ errorMessage: 'cb' });
  });

  it('process.exit ends at once with its code (FUN-09)', async () => {
    expect(resultOf(await run(`exports.handler = async () => { process.exit(3); }`))).toEqual({
      kind: 'exit',
      exitCode: 3,
    });
  });

  it('a leak ends out of memory at the size of the function (FUN-11)', async () => {
    const report = await run(
      'const kept = []; exports.handler = async () => { for (;;) kept.push(new Array(1000).fill(0)) }',
    );
    expect(report).toMatchObject({ memoryUsedMb: 128, result: { kind: 'out-of-memory' } });
  });

  it('more memory in the configuration is more memory for the handler', async () => {
    const code =
      'exports.handler = async () => { const kept = []; for (let i = 0; i < 6000; i++) kept.push(new Array(1000).fill(0)); return kept.length }';
    expect(resultOf(await runOnce(sandbox, { 'index.js': code }))).toEqual({ kind: 'out-of-memory' });
    expect(resultOf(await runOnce(sandbox, { 'index.js': code }, {}, { memorySizeMb: 512 }))).toEqual({
      kind: 'response',
      body: '6000',
    });
  });
});

describe('an environment', () => {
  it('keeps globals between invokes, also after an exception (FUN-18)', async () => {
    await sandbox.run(
      initOf({
        'index.js': `let n = 0; exports.handler = async (event) => { n++; if (event.fail) throw new Error('x'); return n }`,
      }),
    );
    await sandbox.run(invokeOf({}));
    await sandbox.run(invokeOf({ fail: true }));
    expect(resultOf(await sandbox.run(invokeOf({})))).toEqual({ kind: 'response', body: '3' });
  });

  it('keeps /tmp over a new process, and loses it with the environment (FUN-17, FUN-19)', async () => {
    const code = `const fs = require('fs'); exports.handler = async () => { const was = fs.existsSync('/tmp/x'); fs.writeFileSync('/tmp/x', '1'); return was }`;
    expect(await answerOf(sandbox, code, {}, { environmentId: 'tmp' })).toBe(false);
    expect(await answerOf(sandbox, code, {}, { environmentId: 'tmp' })).toBe(true);
    sandbox.destroy('tmp');
    expect(await answerOf(sandbox, code, {}, { environmentId: 'tmp' })).toBe(false);
  });

  it('freezes timers between invokes and lets them fire in the next', async () => {
    const code = `const seen = []; exports.handler = async (event) => { if (event.first) setTimeout(() => seen.push(Date.now()), 10); else await new Promise((resolve) => setTimeout(resolve, 1)); return seen }`;
    await sandbox.run(initOf({ 'index.js': code }));
    await through(sandbox, invokeOf({ first: true }));
    const later = await through(sandbox, invokeOf({}, { nowMs: START_MS + 60_000 }));
    expect(resultOf(later)).toEqual({ kind: 'response', body: `[${START_MS + 60_000}]` });
  });

  it('gives the context that Lambda gives (INV-31, INV-33)', async () => {
    const code = `exports.handler = async (event, context) => { const left = context.getRemainingTimeInMillis(); await new Promise((resolve) => setTimeout(resolve, 1000)); return [context.awsRequestId, left, context.getRemainingTimeInMillis(), context.callbackWaitsForEmptyEventLoop] }`;
    expect(await answerOf(sandbox, code)).toEqual(['request-1', 3000, 2000, true]);
  });

  it('gives each environment its own randomness, the same each time', async () => {
    const code = `const { randomUUID } = require('crypto'); exports.handler = async () => [Math.random(), randomUUID()]`;
    const first = await answerOf(sandbox, code, {}, { seeds: [1, 2, 3, 4] });
    expect(await answerOf(sandbox, code, {}, { seeds: [1, 2, 3, 4] })).toEqual(first);
    expect(await answerOf(sandbox, code, {}, { seeds: [5, 6, 7, 8] })).not.toEqual(first);
  });

  it('charges work as time of the lab, the same each time', async () => {
    const code =
      'exports.handler = async () => { const before = Date.now(); for (let i = 0; i < 3e5; i++); return Date.now() - before }';
    const first = await run(code);
    expect(first).toMatchObject({ kind: 'finished' });
    expect(first.kind === 'finished' ? first.computeMs : 0).toBeGreaterThan(10);
    expect(await run(code)).toEqual(first);
  });
});

describe('logs', () => {
  const logsOf = async (code: string, format: 'Text' | 'JSON', level?: string) => {
    const report = await runOnce(
      sandbox,
      { 'index.js': `exports.handler = async () => { ${code} }` },
      {},
      { format, level },
    );
    return report.kind === 'finished' ? report.logLines : [];
  };

  it('are lines of text as the runtime writes them, newlines as carriage returns (FUN-41)', async () => {
    expect(
      await logsOf(
        `console.log('a\\nb', { c: 1 }); console.error('e'); console.warn('w'); console.debug('d'); console.trace('t')`,
        'Text',
      ),
    ).toEqual([
      '2026-01-01T00:00:01.000Z\trequest-1\tINFO\ta\rb { c: 1 }',
      '2026-01-01T00:00:01.000Z\trequest-1\tERROR\te',
      '2026-01-01T00:00:01.000Z\trequest-1\tWARN\tw',
      '2026-01-01T00:00:01.000Z\trequest-1\tDEBUG\td',
      '2026-01-01T00:00:01.000Z\trequest-1\tTRACE\tt',
    ]);
  });

  it('are records in JSON, objects kept as objects, errors with their stack (FUN-43)', async () => {
    const lines = (
      await logsOf(
        `console.log({ a: 1 }); console.info('x %d', 1); console.error('failed', new TypeError('no'))`,
        'JSON',
      )
    ).map((line) => JSON.parse(line));
    expect(lines[0]).toEqual({
      timestamp: '2026-01-01T00:00:01.000Z',
      level: 'INFO',
      requestId: 'request-1',
      message: { a: 1 },
    });
    expect(lines[1]).toMatchObject({ message: 'x 1' });
    expect(lines[2]).toMatchObject({
      level: 'ERROR',
      errorType: 'TypeError',
      errorMessage: 'no',
      stackTrace: [expect.stringContaining('TypeError: no'), expect.any(String)],
    });
  });

  it('below the level are left out', async () => {
    expect(await logsOf(`console.info('i'); console.error('e')`, 'JSON', 'ERROR')).toHaveLength(1);
  });

  it('before any request have no request id', async () => {
    const report = await sandbox.run(initOf({ 'index.js': `console.log('at init'); exports.handler = async () => 1` }));
    expect(report).toMatchObject({ logLines: ['2026-01-01T00:00:00.000Z\tundefined\tINFO\tat init'] });
  });

  it('are cut when they flood', async () => {
    const lines = await logsOf(`for (let i = 0; i < 5000; i++) console.log(i)`, 'Text');
    expect(lines).toHaveLength(2_001);
    expect(lines.at(-1)).toContain('left out');
  });
});
