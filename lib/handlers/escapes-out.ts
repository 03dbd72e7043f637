import { at, type Escape } from './escape';

/** What a handler sees of a value that would be the host's, in one word. */
const HOSTILE = `
  const hostile = (value) => {
    try { return Boolean(value?.versions?.v8 || value?.mainModule || value?.env?.HOST_MARKER); } catch { return false; }
  };`;

/** Attempts to reach something outside: globals, built-ins, files, modules. */
export const REACHES: readonly Escape[] = [
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
];
