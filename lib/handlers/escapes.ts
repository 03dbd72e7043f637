/** One attempt to get out of the sandbox, or to hold up what is outside of it. */
export interface Escape {
  readonly name: string;
  /** Body of `async (event, context) => { … }`, or the files of a whole package. */
  readonly code: string | Readonly<Record<string, string>>;
  /**
   * How it ends: an answer (`answers` says which, when it matters), an error of the handler, the process gone, or still computing
   * at its deadline.
   */
  readonly ends: 'response' | 'error' | 'exit' | 'out-of-memory' | 'waiting';
  readonly answers?: unknown;
}

const at = (name: string, code: Escape['code'], ends: Escape['ends'] = 'response', answers?: unknown): Escape => ({
  name,
  code,
  ends,
  answers,
});

/** What a handler sees of a value that would be the host's, in one word. */
const HOSTILE = `
  const hostile = (value) => {
    try { return Boolean(value?.versions?.v8 || value?.mainModule || value?.env?.HOST_MARKER); } catch { return false; }
  };`;

export const ESCAPES: readonly Escape[] = [
  // --- constructor chains ---
  at(
    'the constructor of console.log makes functions of the guest only',
    `${HOSTILE} return hostile(console.log.constructor('return process')())`,
    'response',
    false,
  ),
  at(
    'the constructor chain of the event ends in the guest',
    `${HOSTILE} return hostile(event.constructor.constructor('return process')())`,
    'response',
    false,
  ),
  at(
    'the constructor chain of the context ends in the guest',
    `${HOSTILE} return hostile(context.getRemainingTimeInMillis.constructor('return globalThis.process')())`,
    'response',
    false,
  ),
  at(
    'an async function constructor makes functions of the guest only',
    `${HOSTILE} const A = (async () => {}).constructor; return hostile(await new A('return process')())`,
    'response',
    false,
  ),
  at(
    'a generator constructor makes functions of the guest only',
    `${HOSTILE} const G = (function* () {}).constructor; return hostile(G('yield process')().next().value)`,
    'response',
    false,
  ),
  at(
    'the constructor of a host function makes functions of the guest only',
    `${HOSTILE} return hostile(Buffer.from.constructor('return this')().process)`,
    'response',
    false,
  ),
  at(
    'the constructor of require has no main module',
    `${HOSTILE} return hostile(require.constructor('return process')())`,
    'response',
    false,
  ),
  at(
    'this of a sloppy function is the global of the guest',
    `return (function () { return Object.keys(this.process?.env ?? {}).includes('HOST_MARKER') })()`,
    'response',
    false,
  ),
  // --- environment, process, built-ins ---
  at('the environment has only what Lambda sets', `return Object.keys(process.env).sort()`, 'response', [
    'AWS_REGION',
    '_HANDLER',
    '_X_AMZN_TRACE_ID',
  ]),
  at('process.binding is refused', `return process.binding('fs')`, 'error'),
  at('process.dlopen is refused', `process.dlopen({}, '/lib/x86_64-linux-gnu/libc.so.6')`, 'error'),
  at('process.kill is refused', `process.kill(1, 9)`, 'error'),
  at('process.exit ends the guest process only', `process.exit(7)`, 'exit'),
  at('process.abort ends the guest process only', `process.abort()`, 'exit'),
  at('process.reallyExit ends the guest process only', `process.reallyExit(0)`, 'exit'),
  at(
    "getBuiltinModule gives the lab's modules only",
    `return [typeof process.getBuiltinModule('child_process'), process.getBuiltinModule('fs').existsSync('/etc/passwd')]`,
    'response',
    ['undefined', false],
  ),
  ...[
    'child_process',
    'node:child_process',
    'net',
    'http',
    'https',
    'dns',
    'dgram',
    'tls',
    'worker_threads',
    'vm',
    'v8',
    'cluster',
    'inspector',
    'repl',
    'wasi',
    'async_hooks',
  ].map((name) => at(`require of ${name} is refused`, `require('${name}')`, 'error')),
  at('import() of a refused built-in fails', `await import('node:child_process')`, 'error'),
  at('createRequire reaches no further', `return require('module').createRequire('/')('child_process')`, 'error'),
  at('fetch is refused', `await fetch('http://127.0.0.1:3000/')`, 'error'),
  at('there is no WebAssembly', `return typeof WebAssembly`, 'response', 'undefined'),
  at('there is no shared memory', `return [typeof SharedArrayBuffer, typeof Atomics]`, 'response', [
    'undefined',
    'undefined',
  ]),
  // --- files ---
  ...[
    '/etc/passwd',
    '/proc/self/environ',
    '/proc/1/cmdline',
    '../../../../etc/passwd',
    '/var/task/../../etc/hostname',
    'file:///etc/passwd',
    '/tmp/../etc/passwd',
    '/var/task/node_modules/../../../etc/passwd',
  ].map((path) =>
    at(`readFileSync(${path}) finds nothing`, `return require('fs').readFileSync('${path}', 'utf8')`, 'error'),
  ),
  at(
    'a file URL finds nothing of the host',
    `return require('fs').readFileSync(new URL('file:///etc/passwd'), 'utf8')`,
    'error',
  ),
  at('a name with a NUL is refused', `return require('fs').readFileSync('/etc/passwd\\\\0.js')`, 'error'),
  at('the root folder has nothing of the host', `return require('fs').readdirSync('/')`, 'response', ['tmp', 'var']),
  at('writing outside /tmp is refused', `require('fs').writeFileSync('/var/task/index.js', 'x')`, 'error'),
  at('writing through .. out of /tmp is refused', `require('fs').writeFileSync('/tmp/../etc/passwd', 'x')`, 'error'),
  at('links are refused', `require('fs').symlinkSync('/etc/passwd', '/tmp/x')`, 'error'),
  at(
    '/tmp is limited',
    `const fs = require('fs'); const part = Buffer.alloc(4e6); for (let i = 0; i < 100; i++) fs.writeFileSync('/tmp/' + i, part)`,
    'error',
  ),
  at(
    'a flood of small files is limited',
    `const fs = require('fs'); for (let i = 0; ; i++) fs.writeFileSync('/tmp/' + i, 'x')`,
    'error',
  ),
  // --- module path tricks ---
  ...[
    '/etc/passwd',
    '../../../../../etc/passwd',
    '/proc/self/cmdline',
    'file:///etc/passwd',
    './../../lib/handlers/sandbox.ts',
    '__proto__',
    'constructor',
    '/var/runtime/index.mjs',
    'quickjs-wasi',
  ].map((name) => at(`require('${name}') finds nothing`, `require('${name}')`, 'error')),
  at('import() of a host file finds nothing', `await import('/etc/passwd')`, 'error'),
  at('import() of a data URL finds nothing', `await import('data:text/javascript,export default 1')`, 'error'),
  at(
    'a package.json cannot point out of the package',
    { 'index.js': `require('x')`, 'node_modules/x/package.json': '{"main":"../../../../../etc/passwd"}' },
    'error',
  ),
  at(
    'exports of a package cannot point out of the package',
    { 'index.js': `require('x')`, 'node_modules/x/package.json': '{"exports":"./../../../../../etc/passwd"}' },
    'error',
  ),
  at(
    'a file named __proto__ pollutes nothing',
    {
      'index.js': `exports.handler = async () => [require('./__proto__'), ({}).polluted === undefined]`,
      '__proto__.js': 'module.exports = 1',
    },
    'response',
    [1, true],
  ),
  at(
    'closing the wrapper of a file gains nothing',
    {
      'index.js': `}); globalThis.outside = typeof lab + typeof host; (function (exports) { exports.handler = 1; module.exports.handler = async () => 1`,
    },
    'error',
  ),
  // --- what the host reads back ---
  at(
    "Object.prototype.toJSON changes only the guest's own answer",
    `Object.prototype.toJSON = function () { return { result: { kind: 'response', body: '"forged"' }, calls: 'x' } }; return 1`,
    'waiting',
  ),
  at(
    'a forged result of an unknown kind ends the process',
    `Object.prototype.toJSON = function () { return 'callsWaiting' in this ? { result: { kind: "constructor" }, calls: [], callsWaiting: 0 } : this }; return 1`,
    'exit',
  ),
  at(
    'a forged error with a wrong shape ends the process',
    `Object.prototype.toJSON = function () { return 'callsWaiting' in this ? { result: { kind: "error", errorType: {}, errorMessage: 1, trace: { length: 1e9 } }, calls: [], callsWaiting: 0 } : this }; return 1`,
    'exit',
  ),
  at(
    'a forged call of an unknown operation ends the process',
    `Object.prototype.toJSON = function () { return 'callsWaiting' in this ? { calls: [{ callId: 1, operation: "__proto__" }], callsWaiting: 1 } : this }; return 1`,
    'exit',
  ),
  at(
    'a forged call with a wrong field ends the process',
    `Object.prototype.toJSON = function () { return 'callsWaiting' in this ? { calls: [{ callId: 1, operation: "invoke", functionName: { a: 1 } }], callsWaiting: 1 } : this }; return 1`,
    'exit',
  ),
  at(
    'a forged time to wait ends the process',
    `Object.prototype.toJSON = function () { return 'callsWaiting' in this ? { calls: [], callsWaiting: 0, nextTimerAt: "soon" } : this }; return 1`,
    'exit',
  ),
  at(
    'a status that is no object ends the process',
    `Object.prototype.toJSON = function () { return 'callsWaiting' in this ? "x" : this }; return 1`,
    'exit',
  ),
  at(
    'a forged Array.prototype does not reach the host',
    `Array.prototype.map = Array.prototype.push = () => { throw 1 }; Object.prototype.kind = 'destroy'; return 1`,
    'response',
    1,
  ),
  at(
    'JSON replaced by the handler is not the one used',
    `JSON.stringify = () => '{"result":{"kind":"exit"}}'; JSON.parse = () => ({}); return { mine: 1 }`,
    'response',
    { mine: 1 },
  ),
  at(
    'Promise.prototype.then replaced does not reach the host',
    `Promise.prototype.then = function () { throw new Error('no') }; return 1`,
    'error',
  ),
  at(
    'a getter that throws is an error of the handler',
    `return { get x() { throw new Error('from a getter') } }`,
    'error',
  ),
  at(
    'a toJSON that throws is an error of the handler',
    `return { toJSON() { throw new Error('from toJSON') } }`,
    'error',
  ),
  at('a circular answer is an error of the handler', `const a = {}; a.a = a; return a`, 'error'),
  at('a BigInt answer is an error of the handler', `return 1n`, 'error'),
  at(
    'an error whose stack is a getter that throws is told as AWS tells it',
    `throw { name: 'x', message: 'y', get stack() { throw 1 } }`,
    'error',
  ),
  at(
    'an error whose name is an object does not reach the host',
    `throw Object.assign(new Error('x'), { name: { toString() { throw new Error('deep') } } })`,
    'error',
  ),
  at(
    'a proxy as an answer is only its JSON',
    `return new Proxy({}, { ownKeys: () => ['a'], get: () => 'b', getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }) })`,
    'response',
    { a: 'b' },
  ),
  at(
    'a thenable that settles twice answers once',
    `return { then(resolve, reject) { resolve(1); resolve(2); reject(new Error('late')) } }`,
    'response',
    1,
  ),
  at(
    'a proxy with traps that throw is an error of the handler',
    `return new Proxy({}, { get() { throw new Error('trap') } })`,
    'error',
  ),
  at('stacks name no file of the host', `try { require('net') } catch (error) { return error.stack }`, 'response'),
  at(
    'prepareStackTrace sees no function of the host',
    `Error.prepareStackTrace = (error, frames) => frames.map((frame) => String(frame.getFunction?.() ?? '') + String(frame.getThis?.() ?? '')); try { null.x } catch (error) { return JSON.stringify(error.stack) }`,
    'response',
  ),
  at(
    'errors of the lab carry no host stack',
    `try { Buffer.from('x', 'nope') } catch (error) { return [error.stack, error.cause === undefined] }`,
    'response',
  ),
  at(
    "the lab's own object is not to be found",
    `return [typeof lab, typeof host, Object.getOwnPropertyNames(globalThis).filter((name) => /lab|host|quickjs|std|bjson/i.test(name))]`,
    'response',
    ['undefined', 'undefined', []],
  ),
  at(
    'the import function of the lab gives files of the package only',
    `return globalThis[Symbol.for('invocation-lab.import')]('json|/etc/passwd')`,
    'error',
  ),
  at(
    'the import function cannot be replaced',
    `'use strict'; globalThis[Symbol.for('invocation-lab.import')] = 1`,
    'error',
  ),
  at(
    "a callback called from another realm's caller is the guest's",
    `return (function f() { return f.caller === null || f.caller === undefined || typeof f.caller === 'function' })()`,
    'response',
  ),
  // --- memory ---
  at(
    'an array that grows for ever ends the process',
    `const a = []; for (;;) a.push(new Array(1000).fill(1))`,
    'out-of-memory',
  ),
  at('a string that doubles for ever ends the process', `let s = 'x'; for (;;) s += s`, 'error'),
  at('a giant repeat is refused', `return 'x'.repeat(2 ** 29).length`, 'out-of-memory'),
  at('a giant ArrayBuffer is refused', `return new ArrayBuffer(2 ** 31).byteLength`, 'error'),
  at('many ArrayBuffers end the process', `const a = []; for (;;) a.push(new ArrayBuffer(2 ** 20))`, 'out-of-memory'),
  at('a huge answer is cut before it leaves', `return 'x'.repeat(2 ** 23)`, 'response'),
  at('a huge error is cut before it leaves', `throw new Error('x'.repeat(2 ** 20))`, 'error'),
  // --- time ---
  at('an endless loop runs to its deadline', `for (;;);`, 'waiting'),
  at('an endless loop in finally runs to its deadline', `try { for (;;); } catch { } finally { for (;;); }`, 'waiting'),
  at('a flood of promises runs to its deadline', `for (;;) await 0`, 'waiting'),
  at(
    'a flood of microtasks runs to its deadline',
    `const f = () => queueMicrotask(f); f(); await new Promise(() => {})`,
    'waiting',
  ),
  at(
    'a regular expression that backtracks runs to its deadline',
    `return /^(a+)+$/.test('a'.repeat(40) + 'b')`,
    'waiting',
  ),
  at('indexOf over a giant array runs to its deadline', `const a = []; a.length = 4e9; return a.indexOf(1)`, 'waiting'),
  at(
    'a sort that never agrees ends',
    `return Array.from({ length: 1e4 }, () => 0).sort(() => Math.random() - 0.5).length`,
    'response',
    10000,
  ),
  at('giant numbers run to their deadline', `let b = 3n ** (2n ** 19n); for (;;) b.toString()`, 'waiting'),
  at(
    'a flood of immediate timers runs to its deadline',
    `const f = () => setImmediate(f); f(); await new Promise(() => {})`,
    'waiting',
  ),
  at(
    'a flood of timers ends the process',
    `for (let i = 0; i < 1e7; i++) setTimeout(() => {}, 1e6); return 1`,
    'out-of-memory',
  ),
  at('deep recursion is an error of the handler', `const f = () => f() + 1; return f()`, 'error'),
  at('deep recursion through JSON is an error of the handler', `return JSON.parse('['.repeat(2e5))`, 'error'),
  at(
    'deep recursion through a proxy is an error of the handler',
    `let p = {}; for (let i = 0; i < 1e5; i++) p = new Proxy(p, {}); return p.x`,
    'error',
  ),
  at('a deeply nested source is a syntax error', `return eval('('.repeat(1e5) + '1' + ')'.repeat(1e5))`, 'error'),
  at('a giant regular expression is refused', `return new RegExp('('.repeat(1e5) + ')'.repeat(1e5))`, 'error'),
  at('a flood of logs is cut', `for (let i = 0; i < 1e5; i++) console.log('x'.repeat(100)); return 1`, 'waiting'),
  at(
    'a flood of calls is cut',
    `const { LambdaClient, InvokeCommand } = require('@aws-sdk/client-lambda'); const c = new LambdaClient({}); for (let i = 0; i < 1e4; i++) c.send(new InvokeCommand({ FunctionName: 'x' })).catch(() => {}); return 1`,
    'response',
    1,
  ),
  at(
    "a busy wait on the clock ends in the lab's time",
    `const end = Date.now() + 500; while (Date.now() < end); return 1`,
    'response',
    1,
  ),
];
