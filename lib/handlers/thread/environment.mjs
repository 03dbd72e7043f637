// @ts-check
import { posix } from 'node:path';
import { readStatus } from './guest-status.mjs';
import { answerHostCall, textOf } from './host-calls.mjs';
import { LogKeeper } from './log-keeper.mjs';
import { machineOptions } from './machine-options.mjs';
import {
  ENVIRONMENT_BYTES,
  machineLimitBytes,
  memoryBytes,
  RUNTIME_MB,
  shownMemoryMb,
  tmpLimitBytes,
} from './memory-figures.mjs';
import { MemoryFiles } from './memory-files.mjs';
import { TASK_ROOT } from './module-resolution.mjs';
import { PackageModules } from './package-modules.mjs';
import { withoutStack } from './without-stack.mjs';
import { WorkMeter } from './work-meter.mjs';

/**
 * @typedef {import('quickjs-wasi').JSValueHandle} Handle
 * @typedef {import('../sandbox').InitRequest} InitRequest
 * @typedef {import('../sandbox').SliceRequest} SliceRequest
 * @typedef {import('../sandbox').SliceReport} SliceReport
 * @typedef {import('../../engine/handler-run').HandlerResult} HandlerResult
 * @typedef {import('../../engine/handler-run').ServiceCall} ServiceCall
 * @typedef {{ vm: import('quickjs-wasi').QuickJS, drive: Handle, meter: WorkMeter, startBytes: number }} Machine
 * @typedef {{ folded: import('./image.mjs').Folded, startBytes: number, grownBytes: number }} FoldedRest
 */

/** One execution environment: a QuickJS machine of its own, run one slice at a time. */
export class Environment {
  /** @type {Machine | undefined} */
  #machine;
  /** What the machine is while it rests and its memory is wanted elsewhere. @type {FoldedRest | undefined} */
  #folded;
  #image;
  #tmp;
  #codeBytes;
  #memorySizeMb;
  #modules;
  #files;
  #logs = new LogKeeper();
  #nowMs = 0;
  /** How far the handler's own clock is ahead of the lab's: work done that no wait has made up for yet. */
  #aheadMs = 0;
  /** @type {number | undefined} */
  #exitCode;
  /** Rejections that nothing handles so far, by the promise's identity. @type {Map<number, Handle>} */
  #rejections = new Map();

  /**
   * @param {import('./image.mjs').SandboxImage} image
   * @param {InitRequest} request
   * @param {import('./memory-files.mjs').TmpFiles} tmp
   */
  constructor(image, { files, memorySizeMb, ephemeralStorageMb }, tmp) {
    const sources = new Map(Object.entries(files).map(([path, text]) => [posix.join(TASK_ROOT, path), text]));
    this.#image = image;
    this.#tmp = tmp;
    this.#codeBytes = [...sources.values()].reduce((total, text) => total + text.length, 0);
    this.#memorySizeMb = memorySizeMb;
    this.#modules = new PackageModules(sources, image.builtins);
    this.#files = new MemoryFiles(sources, tmp, tmpLimitBytes(ephemeralStorageMb));
  }

  get alive() {
    return this.#machine !== undefined || this.#folded !== undefined;
  }

  /** What it takes of this process's memory as a machine that is ready to run. */
  get liveBytes() {
    return this.#machine === undefined ? 0 : memoryBytes(this.#machine.vm);
  }

  /**
   * What its lab is charged for: what the handler has added to a fresh machine, `/tmp` and the code. It follows from what the
   * handler did, not from whether the machine is folded.
   */
  get chargedBytes() {
    return ENVIRONMENT_BYTES + this.#grownBytes + this.#tmp.usedBytes + this.#codeBytes;
  }

  get #grownBytes() {
    return this.#machine ? memoryBytes(this.#machine.vm) - this.#machine.startBytes : (this.#folded?.grownBytes ?? 0);
  }

  /** Between slices: makes the machine small. The next slice does not notice. */
  fold() {
    if (this.#machine === undefined || this.#rejections.size > 0) return;
    const { vm, drive, startBytes } = this.#machine;
    this.#folded = { folded: this.#image.fold(vm, drive), startBytes, grownBytes: this.#grownBytes };
    this.#machine = undefined;
  }

  /**
   * Runs until the handler waits or ends.
   *
   * @param {SliceRequest} request
   * @returns {Promise<SliceReport>}
   */
  async run(request) {
    if (request.kind === 'resume') {
      if (!this.alive) return { kind: 'waiting', waitMs: undefined, calls: [], logLines: [] };
      this.#aheadMs = Math.max(0, this.#nowMs + this.#aheadMs - request.nowMs);
    } else {
      this.#aheadMs = 0;
      this.#logs.begin();
    }
    this.#nowMs = request.nowMs;
    this.#exitCode = undefined;
    try {
      if (request.kind === 'init') await this.#start();
      else if (this.#folded !== undefined) await this.#unfold(this.#folded);
      this.#running.meter.give(request.deadlineMs - this.#nowMs - this.#aheadMs);
      return this.#slice(request);
    } catch (error) {
      return this.#ended(error);
    }
  }

  destroy() {
    // The memory goes with the machine; freeing its values one by one would only run guest code again.
    this.#machine = undefined;
    this.#folded = undefined;
    this.#rejections.clear();
  }

  /** @returns {Machine} */
  get #running() {
    if (this.#machine === undefined) throw new Error('the machine is gone');
    return this.#machine;
  }

  async #start() {
    const { vm, drive } = await this.#image.start(this.#options(), (...args) => this.#hostCall(args));
    this.#machine = { vm, drive, meter: new WorkMeter(vm), startBytes: memoryBytes(vm) };
  }

  /** @param {FoldedRest} rest */
  async #unfold({ folded, startBytes }) {
    const { vm, drive } = await this.#image.unfold(folded, this.#options(), (...args) => this.#hostCall(args));
    this.#machine = { vm, drive, meter: new WorkMeter(vm), startBytes };
    this.#folded = undefined;
  }

  #options() {
    return machineOptions({
      memoryLimit: machineLimitBytes(this.#memorySizeMb),
      clockMs: () => this.#clockMs(),
      normalize: (from, name) => this.#modules.normalize(from, name),
      load: (name) => this.#modules.load(this.#running.vm, name),
      seeRejection: (promise, reason, isHandled) => this.#seeRejection(promise.identity, reason, isHandled),
    });
  }

  /**
   * @param {SliceRequest} request
   * @returns {SliceReport}
   */
  #slice(request) {
    if (request.kind === 'resume') for (const answer of request.answers) this.#ask('answer', JSON.stringify(answer));
    else this.#ask(request.kind, JSON.stringify(request.kind === 'init' ? { ...request, files: undefined } : request));
    /** @type {ServiceCall[]} */
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

  /** Runs microtasks until there are none; a rejection that nothing handles by then ends the process. */
  #drain() {
    const { vm, drive } = this.#running;
    vm.executePendingJobs();
    const [first] = this.#rejections;
    if (first === undefined) return;
    const [, reason] = first;
    this.#rejections.clear();
    const operation = vm.newString('unhandled');
    vm.callFunction(drive, vm.undefined, operation, reason).dispose();
    operation.dispose();
    reason.dispose();
  }

  /**
   * @param {number} promise
   * @param {Handle} reason
   * @param {boolean} isHandled
   */
  #seeRejection(promise, reason, isHandled) {
    const before = this.#rejections.get(promise);
    if (isHandled) {
      before?.dispose();
      this.#rejections.delete(promise);
    } else if (before === undefined) this.#rejections.set(promise, reason.dup());
  }

  /**
   * @param {number | undefined} nextTimerAt
   * @param {readonly ServiceCall[]} calls
   * @returns {SliceReport}
   */
  #waiting(nextTimerAt, calls) {
    this.#aheadMs += this.#running.meter.settle();
    const waitMs = nextTimerAt === undefined ? undefined : Math.max(0, Math.ceil(nextTimerAt - this.#nowMs));
    return { kind: 'waiting', waitMs, calls, logLines: this.#logs.take() };
  }

  /**
   * @param {HandlerResult} result
   * @param {readonly ServiceCall[]} calls
   * @returns {SliceReport}
   */
  #finished(result, calls) {
    this.#aheadMs += this.#machine?.meter.settle() ?? 0;
    const computeMs = Math.ceil(this.#aheadMs);
    const grown = result.kind === 'out-of-memory' || this.#machine === undefined ? undefined : this.#grownBytes;
    const memoryUsedMb = shownMemoryMb(grown, this.#memorySizeMb);
    if (result.kind === 'exit' || result.kind === 'out-of-memory' || (result.kind === 'error' && result.fatal))
      this.destroy();
    return { kind: 'finished', computeMs, memoryUsedMb, result, calls, logLines: this.#logs.take() };
  }

  /**
   * Something threw on the lab's side of the fence: the machine is not used again, as a process that crashed.
   *
   * @param {unknown} error
   * @returns {SliceReport}
   */
  #ended(error) {
    if (this.#exitCode !== undefined) return this.#finished({ kind: 'exit', exitCode: this.#exitCode }, []);
    if (this.#machine?.meter.usedUp) {
      this.destroy();
      return { kind: 'waiting', waitMs: undefined, calls: [], logLines: this.#logs.take() };
    }
    const outOfMemory = error instanceof Error && /out of memory|malloc failed/.test(error.message);
    return this.#finished(outOfMemory ? { kind: 'out-of-memory' } : { kind: 'exit', exitCode: undefined }, []);
  }

  /**
   * @param {string} operation
   * @param {string} value
   */
  #ask(operation, value) {
    const { vm, drive } = this.#running;
    const name = vm.newString(operation);
    const text = vm.newString(value);
    const answer = vm.callFunction(drive, vm.undefined, name, text);
    name.dispose();
    text.dispose();
    return answer.consume((handle) => (handle.isString ? handle.toString() : ''));
  }

  /**
   * @param {readonly Handle[]} args
   * @returns {Handle}
   */
  #hostCall(args) {
    const { vm, meter } = this.#running;
    const [operation, ...values] = args.map((handle) =>
      handle.isString ? handle.toString() : handle.isUndefined ? undefined : handle.toUint8Array(),
    );
    meter.chargeCall(values);
    if (operation === 'compile') return this.#modules.compile(vm, textOf(values[0]));
    if (operation === 'requireModule') return this.#modules.requireModule(vm, textOf(values[0]));
    const answer = withoutStack(() => answerHostCall(this.#hostSide, textOf(operation), values));
    return answer instanceof Uint8Array ? vm.newUint8Array(answer) : vm.newString(answer);
  }

  /** @type {import('./host-calls.mjs').HostSide} */
  get #hostSide() {
    const { vm, meter } = this.#running;
    return {
      modules: this.#modules,
      files: this.#files,
      log: (line) => this.#logs.write(line),
      clockMs: () => this.#clockMs(),
      memoryBytes: () => memoryBytes(vm) + RUNTIME_MB * 1024 * 1024,
      exit: (code) => {
        this.#exitCode = code;
        this.#aheadMs += meter.stop();
      },
    };
  }

  /** The handler's clock, in Unix milliseconds. */
  #clockMs() {
    return this.#nowMs + this.#aheadMs + (this.#machine?.meter.workedMs ?? 0);
  }
}
