// @ts-check
import { posix } from 'node:path';
import { EvalFlags, JSException } from 'quickjs-wasi';
import { readStatus } from './guest-status.mjs';
import { hash, toBytes, toText, url } from './host-functions.mjs';
import { MemoryFiles } from './memory-files.mjs';
import { WORK_LEFT } from './meter-wasm.mjs';
import { ModuleResolution, TASK_ROOT } from './module-resolution.mjs';
import { commonJsExports, commonJsSource, moduleSource, standInSource } from './module-sources.mjs';

/**
 * @typedef {import('quickjs-wasi').JSValueHandle} Handle
 * @typedef {import('../sandbox').InitRequest} InitRequest
 * @typedef {import('../sandbox').SliceRequest} SliceRequest
 * @typedef {import('../sandbox').SliceReport} SliceReport
 * @typedef {import('../../engine/handler-run').HandlerResult} HandlerResult
 */

/** Work that counts as one millisecond of the lab's time: about 8,000 turns of an empty JavaScript loop. */
export const WORK_PER_MS = 50_000;
/** More work than this in one slice is not done: the handler counts as running until its deadline. */
const SLICE_WORK_MAX = 300_000_000;
/** What a call of the host costs, and what each byte handed over costs on top. */
const CALL_WORK = 2_000;
const WORK_PER_BYTE = 1;
/** A lab keeps its logs; a flood of them is cut. */
const LOG_LINES_MAX = 2_000;
const LOG_LINE_CHARACTERS = 64 * 1024;
const LOG_CHARACTERS_MAX = 1024 * 1024;
/** FUN-11: how much of `MemorySize` the handler's own memory may take here, and the most for any. */
const MEMORY_SHARE = 0.25;
const MEMORY_MAX_BYTES = 256 * 1024 * 1024;
/** What Node and the runtime take of `MemorySize` before any handler code. */
const RUNTIME_MB = 36;
const TMP_MAX_BYTES = 64 * 1024 * 1024;

/** One execution environment: a QuickJS machine of its own, run one slice at a time. */
export class Environment {
  /** @type {import('quickjs-wasi').QuickJS | undefined} */
  #vm;
  /** @type {Handle | undefined} */
  #drive;
  #image;
  #request;
  #modules;
  #files;
  /** Source texts by absolute path. */
  #sources;
  #memoryLimitBytes;
  #startBytes = 0;
  #nowMs = 0;
  /** How far the handler's own clock is ahead of the lab's: work done that no wait has made up for yet. */
  #aheadMs = 0;
  #workGiven = 0;
  /** @type {number | undefined} */
  #exitCode;
  /** @type {string[]} */
  #logLines = [];
  #logLinesWritten = 0;
  #logCharacters = 0;
  /** Rejections that nothing handles so far, by the promise's identity. @type {Map<number, Handle>} */
  #rejections = new Map();

  /**
   * @param {import('./image.mjs').SandboxImage} image
   * @param {InitRequest} request
   * @param {import('./memory-files.mjs').TmpFiles} tmp
   */
  constructor(image, request, tmp) {
    this.#image = image;
    this.#request = request;
    this.#sources = new Map(Object.entries(request.files).map(([path, text]) => [posix.join(TASK_ROOT, path), text]));
    this.#modules = new ModuleResolution(this.#sources, image.builtins);
    this.#files = new MemoryFiles(this.#sources, tmp, Math.min(TMP_MAX_BYTES, request.ephemeralStorageMb * 1024 * 1024));
    this.#memoryLimitBytes = Math.min(MEMORY_MAX_BYTES, request.memorySizeMb * 1024 * 1024 * MEMORY_SHARE);
  }

  get alive() {
    return this.#vm !== undefined;
  }

  /**
   * Runs until the handler waits or ends.
   *
   * @param {SliceRequest} request
   * @returns {Promise<SliceReport>}
   */
  async run(request) {
    this.#aheadMs = Math.max(0, this.#nowMs + this.#aheadMs - request.nowMs);
    this.#nowMs = request.nowMs;
    this.#logLines = [];
    this.#exitCode = undefined;
    if (request.kind === 'resume' && !this.alive) return { kind: 'waiting', waitMs: undefined, calls: [], logLines: [] };
    if (request.kind !== 'resume') {
      this.#logLinesWritten = 0;
      this.#logCharacters = 0;
      this.#aheadMs = 0;
    }
    try {
      if (request.kind === 'init') await this.#start();
      this.#giveWork(request.deadlineMs);
      return this.#slice(request);
    } catch (error) {
      return this.#ended(error);
    }
  }

  destroy() {
    // The memory goes with the machine; freeing its values one by one would only run guest code again.
    this.#vm = undefined;
    this.#drive = undefined;
    this.#rejections.clear();
  }

  async #start() {
    const { vm, drive } = await this.#image.start(
      {
        memoryLimit: this.#memoryLimitBytes + 2 * 1024 * 1024,
        wasi: (memory) => ({
          clock_time_get: (/** @type {number} */ _id, /** @type {bigint} */ _precision, /** @type {number} */ result) => {
            new DataView(memory.buffer).setBigUint64(result, BigInt(Math.floor(this.#clock() * 1000)) * 1000n, true);
            return 0;
          },
          random_get: () => 0,
          fd_write: () => 8,
        }),
        moduleLoader: {
          normalize: (from, name) => asText(() => this.#normalize(from, name)),
          load: (path) => asText(() => this.#load(path)),
        },
        onUnhandledRejection: (promise, reason, isHandled) => {
          const before = this.#rejections.get(promise.identity);
          if (isHandled) {
            before?.dispose();
            this.#rejections.delete(promise.identity);
          } else if (before === undefined) this.#rejections.set(promise.identity, reason.dup());
        },
      },
      (...args) => this.#hostCall(args),
    );
    this.#vm = vm;
    this.#drive = drive;
    this.#startBytes = this.#memoryBytes();
  }

  // --- slices ---

  /**
   * @param {SliceRequest} request
   * @returns {SliceReport}
   */
  #slice(request) {
    if (request.kind === 'resume') for (const answer of request.answers) this.#ask('answer', JSON.stringify(answer));
    else this.#ask(request.kind, JSON.stringify(request.kind === 'init' ? { ...request, files: undefined } : request));
    /** @type {import('../../engine/handler-run').ServiceCall[]} */
    const calls = [];
    for (let emptied = false; ; ) {
      this.#drain();
      const { result, calls: made, nextTimerAt, callsWaiting } = readStatus(this.#ask('status', ''));
      calls.push(...made);
      if (result !== undefined) return this.#finished(result, calls);
      if (this.#ask('fire-timer', '') === 'fired') continue;
      if (calls.length > 0 || callsWaiting > 0 || nextTimerAt !== undefined || emptied) {
        return this.#waiting(nextTimerAt, calls);
      }
      this.#ask('loop-empty', '');
      emptied = true;
    }
  }

  #drain() {
    const vm = this.#machine();
    vm.executePendingJobs();
    const [first] = this.#rejections;
    if (first === undefined) return;
    const [, reason] = first;
    this.#rejections.clear();
    const operation = vm.newString('unhandled');
    vm.callFunction(this.#driver(), vm.undefined, operation, reason).dispose();
    operation.dispose();
    reason.dispose();
  }

  /**
   * @param {number | undefined} nextTimerAt
   * @param {readonly import('../../engine/handler-run').ServiceCall[]} calls
   * @returns {SliceReport}
   */
  #waiting(nextTimerAt, calls) {
    this.#settleClock();
    const waitMs = nextTimerAt === undefined ? undefined : Math.max(0, Math.ceil(nextTimerAt - this.#nowMs));
    return { kind: 'waiting', waitMs, calls, logLines: this.#logLines };
  }

  /**
   * @param {HandlerResult} result
   * @param {readonly import('../../engine/handler-run').ServiceCall[]} calls
   * @returns {SliceReport}
   */
  #finished(result, calls) {
    this.#settleClock();
    const computeMs = Math.ceil(this.#aheadMs);
    const memoryUsedMb = this.#memoryUsedMb(result);
    const endsProcess = result.kind === 'exit' || result.kind === 'out-of-memory' || (result.kind === 'error' && result.fatal);
    if (endsProcess) this.destroy();
    return { kind: 'finished', computeMs, memoryUsedMb, result, calls, logLines: this.#logLines };
  }

  /**
   * Something threw on the lab's side of the fence: the machine is not used again, as a process that crashed.
   *
   * @param {unknown} error
   * @returns {SliceReport}
   */
  #ended(error) {
    const workLeft = this.#workLeft();
    if (this.#exitCode !== undefined) return this.#finished({ kind: 'exit', exitCode: this.#exitCode }, []);
    if (workLeft !== undefined && workLeft < 0) {
      this.destroy();
      return { kind: 'waiting', waitMs: undefined, calls: [], logLines: this.#logLines };
    }
    if (isOutOfMemory(error)) return this.#finished({ kind: 'out-of-memory' }, []);
    return this.#finished({ kind: 'exit', exitCode: undefined }, []);
  }

  /**
   * @param {string} operation
   * @param {string} value
   */
  #ask(operation, value) {
    const vm = this.#machine();
    const name = vm.newString(operation);
    const text = vm.newString(value);
    const answer = vm.callFunction(this.#driver(), vm.undefined, name, text);
    name.dispose();
    text.dispose();
    return answer.consume((handle) => (handle.isString ? handle.toString() : ''));
  }

  #machine() {
    if (this.#vm === undefined) throw new Error('the machine is gone');
    return this.#vm;
  }

  #driver() {
    if (this.#drive === undefined) throw new Error('the machine is gone');
    return this.#drive;
  }

  // --- work, time and memory ---

  /** @returns {WebAssembly.Global} */
  #meter() {
    // quickjs-wasi keeps its exports to itself; the meter is one that only a metered module has.
    return Reflect.get(Reflect.get(this.#machine(), 'exports'), WORK_LEFT);
  }

  #workLeft() {
    return this.#vm === undefined ? undefined : Number(this.#meter().value);
  }

  /** @param {number} deadlineMs */
  #giveWork(deadlineMs) {
    const untilDeadline = (deadlineMs - this.#nowMs - this.#aheadMs) * WORK_PER_MS;
    this.#workGiven = Math.max(0, Math.min(SLICE_WORK_MAX, Math.ceil(untilDeadline)));
    this.#meter().value = this.#workGiven;
  }

  /** @param {number} work */
  #charge(work) {
    const meter = this.#meter();
    meter.value = Math.max(-1, Number(meter.value) - Math.ceil(work));
  }

  /** The handler's clock, in Unix milliseconds. */
  #clock() {
    return this.#nowMs + this.#aheadMs + this.#workedMs();
  }

  #workedMs() {
    const left = this.#workLeft();
    return left === undefined ? 0 : Math.max(0, this.#workGiven - Math.max(0, left)) / WORK_PER_MS;
  }

  #settleClock() {
    this.#aheadMs += this.#workedMs();
    this.#workGiven = Math.max(0, this.#workLeft() ?? 0);
  }

  #memoryBytes() {
    return Reflect.get(Reflect.get(this.#machine(), 'exports'), 'memory').buffer.byteLength;
  }

  /** @param {HandlerResult} result */
  #memoryUsedMb(result) {
    const { memorySizeMb } = this.#request;
    if (result.kind === 'out-of-memory' || this.#vm === undefined) return memorySizeMb;
    const share = (this.#memoryBytes() - this.#startBytes) / this.#memoryLimitBytes;
    return Math.min(memorySizeMb, Math.ceil(RUNTIME_MB + share * (memorySizeMb - RUNTIME_MB)));
  }

  // --- modules ---

  /**
   * @param {string} from
   * @param {string} name
   */
  #normalize(from, name) {
    const { kind, path } = this.#modules.resolve(name, from.startsWith('/') ? from : `${TASK_ROOT}/_`, 'import');
    if (kind === 'missing') {
      const what = /^[./]/.test(name) ? `module '${posix.resolve(posix.dirname(from), name)}'` : `package '${name}'`;
      throw `Cannot find ${what} imported from ${from}`;
    }
    return kind === 'module' ? path : `${kind}|${path}`;
  }

  /** @param {string} name */
  #load(name) {
    const at = name.indexOf('|');
    if (at === -1) return moduleSource(name, this.#sources.get(name) ?? '');
    const [kind, path] = [name.slice(0, at), name.slice(at + 1)];
    const names = kind === 'builtin' ? this.#builtinExports(path) : kind === 'commonjs' ? commonJsExports(this.#sources.get(path) ?? '') : [];
    return standInSource(kind, path, names);
  }

  /** @param {string} name */
  #builtinExports(name) {
    const names = this.#machine()
      .evalCode(`Object.keys(globalThis[Symbol.for('invocation-lab.import')](${JSON.stringify(`builtin|${name}`)})).join()`, 'lab:names')
      .consume((handle) => handle.toString());
    return names.split(',').filter((key) => /^[A-Za-z_$][\w$]*$/.test(key) && key !== 'default' && key !== 'value');
  }

  /**
   * Compiles a CommonJS file: `{ run }` or `{ error }`.
   *
   * @param {string} path
   */
  #compile(path) {
    return this.#outcome('run', () => this.#machine().evalCode(commonJsSource(this.#sources.get(path) ?? ''), path));
  }

  /**
   * `require` of an ES module: `{ namespace }`, `{ error }`, or neither if it waits for something at its top level.
   *
   * @param {string} path
   */
  #requireModule(path) {
    const vm = this.#machine();
    return this.#outcome('namespace', () => {
      const slot = `invocation-lab.namespace`;
      const source = `import * as namespace from ${JSON.stringify(path)};globalThis[Symbol.for('${slot}')] = namespace;`;
      const promise = vm.evalCode(source, `${TASK_ROOT}/_`, EvalFlags.TYPE_MODULE);
      promise.dispose();
      return vm.evalCode(`(() => { const key = Symbol.for('${slot}'); const found = globalThis[key]; delete globalThis[key]; return found; })()`, 'lab:namespace');
    });
  }

  /**
   * @param {string} name
   * @param {() => Handle} make
   */
  #outcome(name, make) {
    const vm = this.#machine();
    const outcome = vm.newObject();
    try {
      vm.setProp(outcome, name, make());
    } catch (error) {
      if (!(error instanceof JSException)) throw error;
      vm.setProp(outcome, 'error', error.handle);
    }
    return outcome;
  }

  // --- what the guest asks ---

  /**
   * @param {readonly Handle[]} args
   * @returns {Handle}
   */
  #hostCall(args) {
    const vm = this.#machine();
    const [operation = '', ...values] = args.map((handle) =>
      handle.isString ? handle.toString() : handle.isUndefined ? undefined : handle.toUint8Array(),
    );
    const size = values.reduce((/** @type {number} */ total, value) => total + (value?.length ?? 0), 0);
    this.#charge(CALL_WORK + size * WORK_PER_BYTE);
    switch (operation) {
      case 'compile':
        return this.#compile(textOf(values[0]));
      case 'requireModule':
        return this.#requireModule(textOf(values[0]));
    }
    const answer = asText(() => this.#answer(String(operation), values));
    if (answer instanceof Uint8Array) return vm.newUint8Array(answer);
    return vm.newString(answer);
  }

  /**
   * @param {string} operation
   * @param {readonly (string | Uint8Array | undefined)[]} values
   * @returns {string | Uint8Array}
   */
  #answer(operation, [first, second, third]) {
    switch (operation) {
      case 'log':
        return this.#log(textOf(first));
      case 'now':
        return String(this.#clock());
      case 'exit':
        this.#exitCode = Number(textOf(first));
        // The clock stops here; the next step of the machine traps.
        this.#settleClock();
        this.#workGiven = 0;
        this.#meter().value = -1;
        return '';
      case 'memory':
        return String(this.#memoryBytes() + RUNTIME_MB * 1024 * 1024);
      case 'source':
        return this.#sources.get(textOf(first)) ?? '';
      case 'resolve':
        return JSON.stringify(this.#modules.resolve(textOf(first), textOf(second), 'require'));
      case 'resolveHandler':
        return JSON.stringify(this.#modules.resolveHandler(textOf(first)));
      case 'toBytes':
        return toBytes(textOf(first), textOf(second));
      case 'toText':
        return toText(bytesOf(first), textOf(second));
      case 'hash':
        return hash(textOf(first), bytesOf(second), third === undefined ? undefined : bytesOf(third));
      case 'url':
        return url(textOf(first));
      case 'fsStat':
        return JSON.stringify(this.#files.stat(textOf(first)));
      case 'fsRead':
        return this.#files.read(textOf(first));
      case 'fsWrite':
        return this.#files.write(textOf(first), bytesOf(second));
      case 'fsMakeDirectory':
        return this.#files.makeDirectory(textOf(first));
      case 'fsRemove':
        return this.#files.remove(textOf(first));
      default:
        throw `unknown operation ${operation}`;
    }
  }

  /** @param {string} line */
  #log(line) {
    this.#logLinesWritten++;
    this.#logCharacters += line.length;
    if (this.#logLinesWritten > LOG_LINES_MAX || this.#logCharacters > LOG_CHARACTERS_MAX) {
      const first = this.#logLinesWritten <= LOG_LINES_MAX + 1 && this.#logLinesWritten > 0;
      this.#logLinesWritten = Number.NEGATIVE_INFINITY;
      if (first) this.#logLines.push('[Invocation Lab] more was logged than is kept of one invocation; the rest is left out');
      this.#logCharacters = Number.POSITIVE_INFINITY;
      return '';
    }
    this.#logLines.push(line.slice(0, LOG_LINE_CHARACTERS));
    return '';
  }
}

/**
 * Errors of the lab's own side never reach the guest as objects: their stacks name the lab's files.
 *
 * @template T
 * @param {() => T} run
 */
function asText(run) {
  try {
    return run();
  } catch (error) {
    throw typeof error === 'string' ? error : `${error instanceof Error ? error.message : error}`;
  }
}

/** @param {string | Uint8Array | undefined} value */
function textOf(value) {
  if (typeof value !== 'string') throw 'expected a text';
  return value;
}

/** @param {string | Uint8Array | undefined} value */
function bytesOf(value) {
  if (!(value instanceof Uint8Array)) throw 'expected bytes';
  return value;
}

/** @param {unknown} error */
function isOutOfMemory(error) {
  return error instanceof Error && /out of memory|malloc failed/.test(error.message);
}
