/** One thing of Node: how a handler uses it, and what it gets. The page `docs/node-in-handlers.md` is made of these rows. */
export interface NodeRow {
  readonly area: string;
  readonly what: string;
  /** Body of `async (event, context) => { … }` that answers with what is seen. */
  readonly code: string;
  readonly answers: unknown;
}

const row = (area: string, what: string, code: string, answers: unknown): NodeRow => ({ area, what, code, answers });

/** What is there. */
export const NODE_ROWS: readonly NodeRow[] = [
  row(
    'Buffer',
    "from and toString, with Node's encodings",
    `return ['utf8', 'hex', 'base64', 'base64url', 'latin1', 'utf16le'].map((encoding) => Buffer.from(Buffer.from('héllo ✓', 'utf8').toString(encoding), encoding).toString(encoding).length)`,
    [7, 20, 16, 14, 10, 5],
  ),
  row(
    'Buffer',
    'alloc, concat, equals, compare, slice, indexOf',
    `const b = Buffer.concat([Buffer.alloc(2, 1), Buffer.from([2, 3])]); return [b.toJSON(), b.equals(Buffer.from([1, 1, 2, 3])), Buffer.compare(b, b.slice(1)), b.subarray(1, 3).toString('hex'), b.indexOf(3), Buffer.isBuffer(b), Buffer.byteLength('é')]`,
    [{ type: 'Buffer', data: [1, 1, 2, 3] }, true, -1, '0102', 3, true, 2],
  ),
  row(
    'Buffer',
    'read and write numbers',
    `const b = Buffer.alloc(8); b.writeUInt32BE(0xdeadbeef, 0); b.writeInt16LE(-2, 4); return [b.toString('hex'), b.readUInt32BE(0), b.readInt16LE(4), b.readUInt8(0)]`,
    ['deadbeeffeff0000', 3735928559, -2, 222],
  ),
  row(
    'Text',
    'TextEncoder and TextDecoder',
    `return [[...new TextEncoder().encode('ü€')], new TextDecoder().decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x61])), new TextDecoder().decode(new Uint8Array([0xff]))]`,
    [[195, 188, 226, 130, 172], 'a', '\ufffd'],
  ),
  row('Text', 'atob, btoa, encodeURIComponent', `return [btoa('abc'), atob('YWJj'), encodeURIComponent('ä b')]`, [
    'YWJj',
    'abc',
    '%C3%A4%20b',
  ]),
  row(
    'URL',
    'URL and URLSearchParams',
    `const u = new URL('../x?a=1&b=%20c#h', 'https://user:pw@example.com:8080/p/q/'); u.searchParams.append('d', 'é&'); u.hash = ''; return [u.href, u.origin, u.searchParams.get('b'), [...new URLSearchParams('a=1&a=2')], URL.canParse('no')]`,
    [
      'https://user:pw@example.com:8080/p/x?a=1&b=+c&d=%C3%A9%26',
      'https://example.com:8080',
      ' c',
      [
        ['a', '1'],
        ['a', '2'],
      ],
      false,
    ],
  ),
  row(
    'URL',
    "a wrong URL is a TypeError with Node's code",
    `try { new URL('no') } catch (error) { return [error.name, error.code] }`,
    ['TypeError', 'ERR_INVALID_URL'],
  ),
  row(
    'structuredClone',
    'keeps kinds and cycles',
    `const a = { d: new Date(0), m: new Map([[1, new Set([2])]]) }; a.self = a; const c = structuredClone(a); return [c.d instanceof Date, c.m.get(1).has(2), c.self === c, c !== a]`,
    [true, true, true, true],
  ),
  row(
    'structuredClone',
    'refuses functions',
    `try { structuredClone(() => {}) } catch (error) { return error.name }`,
    'DataCloneError',
  ),
  row(
    'crypto',
    'createHash and createHmac',
    `const c = require('crypto'); return [c.createHash('sha256').update('a').update('b').digest('hex').slice(0, 8), c.createHash('md5').update('').digest('base64'), c.createHmac('sha1', 'k').update('v').digest('hex').slice(0, 8)]`,
    ['fb8e20fc', '1B2M2Y8AsgTpgAmY7PhCfg==', '94fc6a2f'],
  ),
  row(
    'crypto',
    'randomUUID, getRandomValues and randomBytes, seeded',
    `const c = require('node:crypto'); return [/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab]/.test(c.randomUUID()), crypto.getRandomValues(new Uint8Array(4)).length, c.randomBytes(3).length, c.randomUUID() !== crypto.randomUUID()]`,
    [true, 4, 3, true],
  ),
  row(
    'crypto',
    'subtle.digest and timingSafeEqual',
    `const d = await crypto.subtle.digest('SHA-256', new TextEncoder().encode('ab')); return [Buffer.from(d).toString('hex').slice(0, 8), require('crypto').timingSafeEqual(Buffer.from('a'), Buffer.from('a'))]`,
    ['fb8e20fc', true],
  ),
  row(
    'events',
    'EventEmitter: on, once, off, emit, inheritance',
    `const { EventEmitter } = require('events'); class Bus extends EventEmitter {} const bus = new Bus(); const seen = []; bus.on('a', (x) => seen.push(x)); bus.once('a', (x) => seen.push(-x)); bus.emit('a', 1); bus.emit('a', 2); return [seen, bus.listenerCount('a'), bus.emit('nobody')]`,
    [[1, -1, 2], 1, false],
  ),
  row(
    'events',
    'events.once as a promise',
    `const { EventEmitter, once } = require('node:events'); const e = new EventEmitter(); setTimeout(() => e.emit('ready', 7), 5); return once(e, 'ready')`,
    [7],
  ),
  row(
    'util',
    'inspect and format',
    `const u = require('util'); return [u.inspect({ a: [1, { b: { c: {} } }], s: 'x' }), u.format('%s is %d, %j', 'a', 1, { b: 2 }, 'more'), u.inspect(new Map([['k', null]]))]`,
    ["{ a: [ 1, { b: [Object] } ], s: 'x' }", 'a is 1, {"b":2} more', "Map(1) { 'k' => null }"],
  ),
  row(
    'util',
    'promisify, inherits, types, isDeepStrictEqual',
    `const u = require('util'); const f = u.promisify((a, callback) => callback(null, a + 1)); return [await f(1), u.types.isDate(new Date()), u.isDeepStrictEqual({ a: [1] }, { a: [1] })]`,
    [2, true, true],
  ),
  row(
    'path',
    'join, resolve, basename, extname, relative, parse',
    `const p = require('path'); return [p.join('/a', '../b', 'c.js'), p.resolve('x'), p.basename('/a/b.txt', '.txt'), p.extname('a.tar.gz'), p.relative('/a/b', '/a/c/d'), p.parse('/a/b.c').name]`,
    ['/b/c.js', '/var/task/x', 'b', '.gz', '../c/d', 'b'],
  ),
  row(
    'assert',
    'strictEqual, deepStrictEqual, throws, rejects',
    `const assert = require('assert'); assert.strictEqual(1, 1); assert.throws(() => { throw new TypeError('x') }, TypeError); await assert.rejects(Promise.reject(new Error('no')), /no/); try { assert.deepStrictEqual({ a: 1 }, { a: 2 }) } catch (error) { return [error.name, error.code] }`,
    ['AssertionError', 'ERR_ASSERTION'],
  ),
  row(
    'fs',
    'the package can be read',
    `const fs = require('fs'); return [fs.readFileSync('/var/task/index.js', 'utf8').includes('handler'), fs.existsSync('/var/task/no'), fs.readdirSync('/var/task')]`,
    [true, false, ['index.js']],
  ),
  row(
    'fs',
    '/tmp can be written, read, listed and cleared',
    `const fs = require('fs'); fs.mkdirSync('/tmp/a/b', { recursive: true }); fs.writeFileSync('/tmp/a/b/c.txt', 'one'); fs.appendFileSync('/tmp/a/b/c.txt', ' two'); const read = await fs.promises.readFile('/tmp/a/b/c.txt', 'utf8'); const size = fs.statSync('/tmp/a/b/c.txt').size; fs.rmSync('/tmp/a', { recursive: true }); return [read, size, fs.readdirSync('/tmp')]`,
    ['one two', 7, []],
  ),
  row(
    'fs',
    'errors have the codes of Node',
    `const fs = require('fs'); const codes = []; for (const run of [() => fs.readFileSync('/tmp/no'), () => fs.writeFileSync('/var/task/x', ''), () => fs.readFileSync('/tmp')]) { try { run() } catch (error) { codes.push(error.code) } } return codes`,
    ['ENOENT', 'EROFS', 'EISDIR'],
  ),
  row(
    'timers',
    'setTimeout, setInterval, setImmediate and their clearing',
    `const seen = []; const interval = setInterval(() => { seen.push('i'); if (seen.length === 4) clearInterval(interval) }, 10); setImmediate(() => seen.push('now')); clearTimeout(setTimeout(() => seen.push('never'), 1)); await new Promise((resolve) => setTimeout(resolve, 100)); return seen`,
    ['now', 'i', 'i', 'i'],
  ),
  row(
    'timers',
    'timers/promises',
    `const { setTimeout: sleep } = require('timers/promises'); const before = Date.now(); const value = await sleep(1500, 'v'); return [value, Date.now() - before]`,
    ['v', 1500],
  ),
  row(
    'timers',
    'queueMicrotask and process.nextTick before timers',
    `const seen = []; setTimeout(() => seen.push('timer'), 0); queueMicrotask(() => seen.push('micro')); process.nextTick(() => seen.push('tick')); await new Promise((resolve) => setTimeout(resolve, 5)); return seen.at(-1)`,
    'timer',
  ),
  row(
    'time',
    'Date, performance.now and process.hrtime are the time of the lab',
    `const before = [Date.now(), performance.now(), process.hrtime.bigint()]; await new Promise((resolve) => setTimeout(resolve, 2000)); return [new Date().toISOString(), Date.now() - before[0], Math.round(performance.now() - before[1]), Math.round(Number(process.hrtime.bigint() - before[2]) / 1e6), new Date().getTimezoneOffset()]`,
    ['2026-01-01T00:00:03.000Z', 2000, 2000, 2000, 0],
  ),
  row(
    'process',
    'env, versions, cwd, platform, memoryUsage',
    `return [process.env.AWS_REGION, process.version, process.cwd(), process.platform, process.arch, process.memoryUsage().rss > 0, typeof process.uptime()]`,
    ['us-east-1', 'v22.0.0', '/var/task', 'linux', 'x64', true, 'number'],
  ),
  row(
    'globals',
    'AbortController and its signals',
    `const c = new AbortController(); let heard = false; c.signal.addEventListener('abort', () => { heard = true }); c.abort(); return [heard, c.signal.aborted, c.signal.reason.name]`,
    [true, true, 'AbortError'],
  ),
  row(
    'globals',
    'globalThis, global and queueMicrotask',
    `return [global === globalThis, typeof queueMicrotask, typeof require, typeof module.exports, __filename]`,
    [true, 'function', 'function', 'object', '/var/task/index.js'],
  ),
  row(
    'modules',
    'createRequire and builtinModules',
    `const { createRequire, isBuiltin } = require('module'); return [createRequire('/var/task/index.js')('path').sep, isBuiltin('node:fs'), isBuiltin('net')]`,
    ['/', true, false],
  ),
  row(
    'other',
    'querystring, os, string_decoder',
    `return [require('querystring').parse('a=1&a=2').a, require('os').EOL, require('os').tmpdir(), new (require('string_decoder').StringDecoder)('utf8').write(Buffer.from([0xc3]))]`,
    [['1', '2'], '\n', '/tmp', ''],
  ),
];

/** What is refused, each with a message that says so. */
export const REFUSED_MODULES = [
  'async_hooks',
  'child_process',
  'cluster',
  'dgram',
  'diagnostics_channel',
  'dns',
  'http',
  'http2',
  'https',
  'inspector',
  'net',
  'readline',
  'repl',
  'stream',
  'tls',
  'tty',
  'v8',
  'vm',
  'wasi',
  'worker_threads',
  'zlib',
];
