import { type ColumnTally, emptyTally, type LaneLevels, type TakeColumn } from './column-tally';
import { ByteColumn, NumberColumn } from './number-column';
import { ERROR_GRAVITY } from './span';

/** So many spans are summed up in one block. A power of two. */
const BLOCK = 16;

/**
 * Levels of a lane whose spans follow each other: starts, ends and tones as columns of numbers, and sums of blocks of them.
 * A column of pixels that stands for much time takes whole blocks; one that stands for little looks at single spans.
 */
export class SequenceLevels implements LaneLevels {
  readonly #starts = new NumberColumn();
  readonly #ends = new NumberColumn();
  readonly #tones = new ByteColumn();
  readonly #blockGravest = new ByteColumn();
  readonly #blockFailures = new ByteColumn();
  readonly #blockBusyMs = new NumberColumn();

  push(startAt: number, endAt: number, tone: number): void {
    const index = this.#starts.length;
    this.#starts.push(startAt);
    this.#ends.push(endAt);
    this.#tones.push(tone);
    if (index % BLOCK === 0) {
      this.#blockGravest.push(0);
      this.#blockFailures.push(0);
      this.#blockBusyMs.push(0);
    }
    this.#add(Math.floor(index / BLOCK), tone, endAt - startAt);
  }

  ended(index: number, endAt: number, tone: number): void {
    this.#ends.values[index] = endAt;
    this.#tones.values[index] = tone;
    this.#sumUp(index);
  }

  sweep(edges: Float64Array, now: number, take: TakeColumn): void {
    const tally = emptyTally();
    const starts = this.#starts.values;
    const count = this.#starts.length;
    let index = this.#firstAfter(edges[0] ?? 0, now);
    for (let column = 0; column < edges.length - 1 && index < count; column += 1) {
      const fromAt = edges[column] ?? 0;
      const toAt = edges[column + 1] ?? 0;
      if ((starts[index] ?? 0) >= toAt) continue;
      index = this.#takeAll(tally, index, fromAt, toAt, now);
      take(column, tally);
    }
  }

  countWithin(fromAt: number, toAt: number, now: number): number {
    return Math.max(0, this.#starts.countBelow(toAt) - this.#firstAfter(fromAt, now));
  }

  *within(fromAt: number, toAt: number, now: number): Iterable<number> {
    const end = this.#starts.countBelow(toAt);
    for (let index = this.#firstAfter(fromAt, now); index < end; index += 1) yield index;
  }

  /** Fills the tally with one column; answers where the next begins. The innermost loop of a picture: all in locals. */
  #takeAll(tally: ColumnTally, first: number, fromAt: number, toAt: number, now: number): number {
    const starts = this.#starts.values;
    const ends = this.#ends.values;
    const tones = this.#tones.values;
    const count = this.#starts.length;
    let index = first;
    let failures = 0;
    let busyMs = 0;
    let gravest = -1;
    while (index < count) {
      const startAt = starts[index] ?? 0;
      if (startAt >= toAt) break;
      if (index % BLOCK === 0 && startAt >= fromAt && index + BLOCK < count && (starts[index + BLOCK] ?? 0) < toAt) {
        const block = index / BLOCK;
        failures += this.#blockFailures.values[block] ?? 0;
        busyMs += this.#blockBusyMs.values[block] ?? 0;
        gravest = Math.max(gravest, this.#blockGravest.values[block] ?? 0);
        index += BLOCK;
        continue;
      }
      const tone = tones[index] ?? 0;
      if (tone === ERROR_GRAVITY) failures += 1;
      if (tone > gravest) gravest = tone;
      const endAt = ends[index] ?? 0;
      const lengthMs =
        Math.min(endAt === Number.POSITIVE_INFINITY ? now : endAt, toAt) - (startAt > fromAt ? startAt : fromAt);
      if (lengthMs > 0) busyMs += lengthMs;
      index += 1;
    }
    tally.count = index - first;
    tally.failures = failures;
    tally.busyMs = busyMs;
    tally.gravest = gravest;
    tally.carried = this.#endOf(index - 1, now) < toAt ? -1 : index - 1;
    return tally.carried < 0 ? index : tally.carried;
  }

  #sumUp(index: number): void {
    const block = Math.floor(index / BLOCK);
    const end = Math.min(this.#starts.length, (block + 1) * BLOCK);
    this.#blockGravest.values[block] = this.#blockFailures.values[block] = this.#blockBusyMs.values[block] = 0;
    for (let each = block * BLOCK; each < end; each += 1) {
      const lengthMs = (this.#ends.values[each] ?? 0) - (this.#starts.values[each] ?? 0);
      this.#add(block, this.#tones.values[each] ?? 0, lengthMs);
    }
  }

  /** Only the last span can go on, so a block that is taken whole is of spans that have ended. */
  #add(block: number, tone: number, lengthMs: number): void {
    this.#blockGravest.values[block] = Math.max(this.#blockGravest.values[block] ?? 0, tone);
    if (tone === ERROR_GRAVITY) this.#blockFailures.values[block] = (this.#blockFailures.values[block] ?? 0) + 1;
    this.#blockBusyMs.values[block] = (this.#blockBusyMs.values[block] ?? 0) + lengthMs;
  }

  /** The first span that reaches to a time. Ends are sorted as starts are. */
  #firstAfter(at: number, now: number): number {
    let index = this.#starts.countBelow(at);
    while (index > 0 && this.#endOf(index - 1, now) >= at) index -= 1;
    return index;
  }

  #endOf(index: number, now: number): number {
    const endAt = this.#ends.values[index] ?? 0;
    return endAt === Number.POSITIVE_INFINITY ? Math.max(now, this.#starts.values[index] ?? 0) : endAt;
  }
}
