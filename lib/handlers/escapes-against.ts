import { at, type Escape } from './escape';

/** Attempts against the lab itself: what it reads back, its memory, its time. */
export const ATTACKS: readonly Escape[] = [
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
