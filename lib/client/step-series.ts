const FIRST_ROOM = 64;
/** Steps to a block whose highest value is kept, so that the peak of a stretch needs no look at each step. */
const BLOCK = 64;

/**
 * A number that changes in steps, each at a place of the log: counts, levels, last samples. Grows at its end; asked for any
 * place or time by binary search.
 */
export class StepSeries {
  #length = 0;
  #sequences = new Float64Array(FIRST_ROOM);
  #times = new Float64Array(FIRST_ROOM);
  #values = new Float64Array(FIRST_ROOM);
  /** Highest value of each whole or begun block. */
  #peaks: number[] = [];

  get length(): number {
    return this.#length;
  }

  get last(): number | undefined {
    return this.#length === 0 ? undefined : this.#values[this.#length - 1];
  }

  /** The value from this log event on. One that is the same as before is no step. */
  push(sequence: number, at: number, value: number): void {
    if (this.last === value) return;
    if (this.#length === this.#values.length) this.#grow();
    this.#sequences[this.#length] = sequence;
    this.#times[this.#length] = at;
    this.#values[this.#length] = value;
    const block = Math.floor(this.#length / BLOCK);
    this.#peaks[block] = Math.max(this.#peaks[block] ?? value, value);
    this.#length += 1;
  }

  /** The value after a log event; undefined: before the first step. */
  valueAt(sequence: number): number | undefined {
    const count = countUpTo(this.#sequences, this.#length, sequence);
    return count === 0 ? undefined : this.#values[count - 1];
  }

  /** The value after everything that happened by a time. */
  valueAtTime(at: number): number | undefined {
    const count = countUpTo(this.#times, this.#length, at);
    return count === 0 ? undefined : this.#values[count - 1];
  }

  /** The highest value that held at some time after `fromAt`, the one it begins with included, and not after `toAt`. */
  highestWithin(fromAt: number, toAt: number): number | undefined {
    const end = countUpTo(this.#times, this.#length, toAt);
    let index = Math.max(0, countUpTo(this.#times, this.#length, fromAt) - 1);
    if (end === 0) return undefined;
    let highest = this.#values[index] ?? 0;
    while (index < end) {
      const isWhole = index % BLOCK === 0 && index + BLOCK <= end;
      const value = isWhole ? this.#peaks[index / BLOCK] : this.#values[index];
      if (value !== undefined && value > highest) highest = value;
      index += isWhole ? BLOCK : 1;
    }
    return highest;
  }

  /** Gives up the steps that no place from `sequence` on needs. */
  forgetBefore(sequence: number): void {
    const gone = countUpTo(this.#sequences, this.#length, sequence) - 1;
    if (gone < this.#length / 2) return;
    const kept = new StepSeries();
    for (let index = gone; index < this.#length; index += 1) {
      kept.push(this.#sequences[index] ?? 0, this.#times[index] ?? 0, this.#values[index] ?? 0);
    }
    this.#length = kept.#length;
    this.#sequences = kept.#sequences;
    this.#times = kept.#times;
    this.#values = kept.#values;
    this.#peaks = kept.#peaks;
  }

  #grow(): void {
    this.#sequences = doubled(this.#sequences);
    this.#times = doubled(this.#times);
    this.#values = doubled(this.#values);
  }
}

/** How many of the first `length` numbers, which are in order, are at most `limit`. */
function countUpTo(sorted: Float64Array, length: number, limit: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function doubled(values: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(values.length * 2);
  larger.set(values);
  return larger;
}
