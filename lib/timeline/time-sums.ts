import { countWhile } from './time-axis';

/** So many values share one running sum: a sum up to any place adds at most this many. */
const BLOCK = 64;

/** Values at times that come in order, summed up to any time by binary search. */
export class TimeSums {
  readonly #times: number[] = [];
  readonly #values: number[] = [];
  /** Sum of all whole blocks before each block. */
  readonly #blockSums: number[] = [];
  #sum = 0;

  add(at: number, value: number): void {
    if (this.#times.length % BLOCK === 0) this.#blockSums.push(this.#sum);
    this.#times.push(at);
    this.#values.push(value);
    this.#sum += value;
  }

  /** How many lie before `at`, and what they sum up to. */
  before(at: number): { readonly count: number; readonly sum: number } {
    const count = countWhile(this.#times, (time) => time < at);
    const block = Math.floor(count / BLOCK);
    let sum = this.#blockSums[block] ?? this.#sum;
    if (block < this.#blockSums.length) {
      for (let index = block * BLOCK; index < count; index += 1) sum += this.#values[index] ?? 0;
    }
    return { count, sum };
  }

  /** How many lie at `fromAt` or later and before `toAt`, and what they sum up to. */
  within(fromAt: number, toAt: number): { readonly count: number; readonly sum: number } {
    const from = this.before(fromAt);
    const to = this.before(toAt);
    return { count: to.count - from.count, sum: to.sum - from.sum };
  }
}

/** Stretches of time that may overlap and may be open: how much of them lies in any part of time. */
export class StretchSums {
  readonly #starts = new TimeSums();
  readonly #ends = new TimeSums();

  begin(at: number): void {
    this.#starts.add(at, at);
  }

  end(at: number): void {
    this.#ends.add(at, at);
  }

  /** Length of all stretches within the part, each cut off at its edges, and how many reach into it. */
  within(fromAt: number, toAt: number): { readonly count: number; readonly ms: number } {
    if (toAt <= fromAt) return { count: 0, ms: 0 };
    // What ended at the very beginning does not reach in.
    const count = this.#starts.before(toAt).count - this.#ends.before(fromAt + 1).count;
    return { count, ms: this.#before(toAt) - this.#before(fromAt) };
  }

  /** How much there was up to a time: what each stretch that began has had since, less what each that ended has not had. */
  #before(at: number): number {
    const begun = this.#starts.before(at);
    const ended = this.#ends.before(at);
    return begun.count * at - begun.sum - (ended.count * at - ended.sum);
  }
}
