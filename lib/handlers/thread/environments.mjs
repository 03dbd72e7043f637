// @ts-check
import { Environment } from './environment.mjs';
import { SandboxImage } from './image.mjs';
import { LabCharges } from './lab-charges.mjs';
import { TmpFiles } from './memory-files.mjs';

/**
 * @typedef {import('../sandbox').SliceRequest} SliceRequest
 * @typedef {import('../sandbox').SliceReport} SliceReport
 * @typedef {import('../sandbox-thread').Room} Room
 * @typedef {{ environment: Environment | undefined, tmp: TmpFiles }} Held
 */

/** The execution environments of one thread, by id. */
export class Environments {
  /** Those that ran last are last. @type {Map<string, Held>} */
  #held = new Map();
  #charges = new LabCharges();
  /** @type {Promise<SandboxImage> | undefined} */
  #image;

  /**
   * @param {SliceRequest} request
   * @param {Room} [room]
   * @returns {Promise<SliceReport>}
   */
  async run(request, room = ALONE) {
    const report = await (request.kind === 'init' ? this.#init(request, room) : this.#goOn(request, room));
    this.#foldDownTo(room.liveMaxBytes);
    return report;
  }

  /** Makes what every environment starts from, so that the first one need not wait for it. */
  async prepare() {
    this.#image ??= SandboxImage.build();
    await this.#image;
  }

  /** What machines that are ready to run take together. */
  get liveBytes() {
    let liveBytes = 0;
    for (const { environment } of this.#held.values()) liveBytes += environment?.liveBytes ?? 0;
    return liveBytes;
  }

  /** Bytes the lab of this environment is charged for. @param {string} environmentId */
  chargedBytes(environmentId) {
    return this.#charges.ofLab(environmentId);
  }

  /**
   * The process is over; `/tmp` stays (FUN-17).
   *
   * @param {string} environmentId
   */
  endProcess(environmentId) {
    const held = this.#held.get(environmentId);
    held?.environment?.destroy();
    if (held !== undefined) held.environment = undefined;
    this.#charges.set(environmentId, held?.tmp.usedBytes ?? 0);
  }

  /** @param {string} environmentId */
  destroy(environmentId) {
    this.endProcess(environmentId);
    this.#held.delete(environmentId);
    this.#charges.set(environmentId, 0);
  }

  /**
   * @param {import('../sandbox').InitRequest} request
   * @param {Room} room
   * @returns {Promise<SliceReport>}
   */
  async #init(request, room) {
    const { environmentId } = request;
    this.endProcess(environmentId);
    this.#image ??= SandboxImage.build();
    const tmp = this.#held.get(environmentId)?.tmp ?? new TmpFiles();
    const environment = new Environment(await this.#image, request, tmp);
    const full = this.#charges.refusal(environmentId, environment.chargedBytes, room);
    if (full !== undefined) return refused(full);
    this.#held.set(environmentId, { environment, tmp });
    return this.#run(environment, request, room);
  }

  /**
   * @param {SliceRequest} request
   * @param {Room} room
   * @returns {Promise<SliceReport>}
   */
  async #goOn(request, room) {
    const environment = this.#held.get(request.environmentId)?.environment;
    return environment === undefined ? { kind: 'lost' } : this.#run(environment, request, room);
  }

  /**
   * @param {Environment} environment
   * @param {SliceRequest} request
   * @param {Room} room
   * @returns {Promise<SliceReport>}
   */
  async #run(environment, request, room) {
    const { environmentId } = request;
    const report = await environment.run(request);
    const held = this.#held.get(environmentId);
    if (held?.environment !== environment) return report;
    this.#held.delete(environmentId);
    this.#held.set(environmentId, held);
    const full = this.#charges.refusal(environmentId, environment.chargedBytes, room);
    if (environment.alive && full !== undefined && report.kind !== 'lost') {
      this.endProcess(environmentId);
      return outOfMemory(report, full);
    }
    this.#charges.set(environmentId, environment.chargedBytes);
    // One that computes on until its deadline stays, so that whatever wakes it finds it still busy.
    if (!environment.alive && report.kind !== 'waiting') held.environment = undefined;
    return report;
  }

  /** Folds those that have rested longest, until the others take no more than this. @param {number} liveMaxBytes */
  #foldDownTo(liveMaxBytes) {
    let { liveBytes } = this;
    for (const { environment } of this.#held.values()) {
      if (liveBytes <= liveMaxBytes) return;
      liveBytes -= environment?.liveBytes ?? 0;
      environment?.fold();
      liveBytes += environment?.liveBytes ?? 0;
    }
  }
}

/** Nobody else needs memory. @type {Room} */
const ALONE = { liveMaxBytes: Number.POSITIVE_INFINITY, isOverShare: false };

/**
 * @param {string} errorMessage
 * @returns {SliceReport}
 */
function refused(errorMessage) {
  /** @type {import('../../engine/handler-run').HandlerResult} */
  const result = { kind: 'error', errorType: 'InvocationLab.NoMemoryLeft', errorMessage, trace: [], fatal: 'init' };
  return { kind: 'finished', computeMs: 0, memoryUsedMb: 0, result, calls: [], logLines: [] };
}

/**
 * FUN-11, by the lab's own limit.
 *
 * @param {Exclude<SliceReport, { kind: 'lost' }>} report
 * @param {string} why
 * @returns {SliceReport}
 */
function outOfMemory(report, why) {
  const { computeMs, memoryUsedMb } = report.kind === 'finished' ? report : { computeMs: 0, memoryUsedMb: 0 };
  const logLines = [...report.logLines, `[Invocation Lab] ${why}`];
  return { kind: 'finished', computeMs, memoryUsedMb, result: { kind: 'out-of-memory' }, calls: [], logLines };
}
