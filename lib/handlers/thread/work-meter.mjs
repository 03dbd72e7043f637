// @ts-check
import { WORK_LEFT } from './meter-wasm.mjs';

/** Work that counts as one millisecond of the lab's time: about 8,000 turns of an empty JavaScript loop. */
export const WORK_PER_MS = 50_000;
/** More work than this in one slice is not done: the handler counts as running until its deadline. */
const SLICE_WORK_MAX = 300_000_000;

/** What a call of the host costs, and what each byte handed over costs on top. */
const CALL_WORK = 2_000;
const WORK_PER_BYTE = 1;

/** The work of one machine: how much it may do, how much it has done, and the time that stands for it. */
export class WorkMeter {
  #global;
  #given = 0;

  /** @param {import('quickjs-wasi').QuickJS} vm */
  constructor(vm) {
    // quickjs-wasi keeps the exports to itself; this one only a metered module has.
    const global = Reflect.get(Reflect.get(vm, 'exports'), WORK_LEFT);
    if (!(global instanceof WebAssembly.Global)) throw new TypeError('the machine is not metered');
    this.#global = global;
  }

  /**
   * What may be done in the time that is left.
   *
   * @param {number} leftMs
   */
  give(leftMs) {
    this.#given = Math.max(0, Math.min(SLICE_WORK_MAX, Math.ceil(leftMs * WORK_PER_MS)));
    this.#global.value = this.#given;
  }

  /** @param {number} work */
  charge(work) {
    this.#global.value = Math.max(-1, this.#left - Math.ceil(work));
  }

  /**
   * A call of the host, and each byte handed over.
   *
   * @param {readonly ({ readonly length: number } | undefined)[]} values
   */
  chargeCall(values) {
    this.charge(values.reduce((total, value) => total + (value?.length ?? 0) * WORK_PER_BYTE, CALL_WORK));
  }

  /** The machine's next step traps. Answers the time worked until now. */
  stop() {
    const workedMs = this.settle();
    this.#given = 0;
    this.#global.value = -1;
    return workedMs;
  }

  get usedUp() {
    return this.#left < 0;
  }

  get workedMs() {
    return (this.#given - Math.max(0, this.#left)) / WORK_PER_MS;
  }

  /** The time worked since the last settling; what follows is counted anew. */
  settle() {
    const { workedMs } = this;
    this.#given = Math.max(0, this.#left);
    return workedMs;
  }

  get #left() {
    return Number(this.#global.value);
  }
}
