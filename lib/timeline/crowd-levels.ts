import { type ColumnTally, emptyTally, type LaneLevels, type TakeColumn } from './column-tally';
import { NumberColumn } from './number-column';
import { ERROR_GRAVITY } from './span';
import { ToneCounts } from './tone-counts';

/** For so many spans together is known how far the farthest of them reaches. */
const BLOCK = 64;

/**
 * Levels of a crowd, whose spans overlap. What is there in a column is what has begun before its right edge without what had
 * ended before its left one: so two sorted lists, of starts and of ends, and how often each tone came up to where in them.
 */
export class CrowdLevels implements LaneLevels {
  readonly #starts = new NumberColumn();
  readonly #ends = new NumberColumn();
  readonly #begun = new ToneCounts();
  /** Times at which spans ended, in order, and the tones they ended with. */
  #endedAt = new NumberColumn();
  #over = new ToneCounts();
  #isSorted = true;
  readonly #blockEndAt = new NumberColumn();
  /** How far the waits that go on reach at most. */
  #dueAt = 0;

  push(startAt: number, endAt: number, tone: number): void {
    if (this.#starts.length % BLOCK === 0) this.#blockEndAt.push(0);
    this.#starts.push(startAt);
    this.#ends.push(endAt);
    this.#begun.push(tone);
    this.#reach(this.#starts.length - 1, endAt);
    if (endAt !== Number.POSITIVE_INFINITY) this.#dueAt = Math.max(this.#dueAt, endAt);
  }

  ended(index: number, endAt: number, tone: number): void {
    this.#ends.values[index] = endAt;
    this.#begun.change(index, tone);
    this.#reach(index, endAt);
    const lastAt = this.#endedAt.values[this.#endedAt.length - 1];
    if (this.#endedAt.length > 0 && lastAt !== undefined && endAt < lastAt) this.#isSorted = false;
    this.#endedAt.push(endAt);
    this.#over.push(tone);
  }

  sweep(edges: Float64Array, now: number, take: TakeColumn): void {
    this.#sort();
    const tally = emptyTally();
    const begun = this.#begun.walk();
    const over = this.#over.walk();
    const lastStartAt = this.#starts.values[this.#starts.length - 1] ?? 0;
    const toAtMost = Math.max(now, this.#dueAt, lastStartAt);
    for (let column = 0; column < edges.length - 1; column += 1) {
      const fromAt = edges[column] ?? 0;
      const toAt = edges[column + 1] ?? 0;
      if (fromAt > toAtMost) return;
      if (toAt <= fromAt) continue;
      begun.goTo(this.#starts.countBelow(toAt, begun.place));
      over.goTo(this.#endedAt.countBelow(fromAt, over.place));
      if (begun.place === over.place) continue;
      compare(tally, begun.counts, over.counts);
      tally.busyMs = toAt - fromAt;
      take(column, tally);
    }
  }

  countWithin(fromAt: number, toAt: number): number {
    this.#sort();
    return Math.max(0, this.#starts.countBelow(toAt) - this.#endedAt.countBelow(fromAt));
  }

  *within(fromAt: number, toAt: number, now: number): Iterable<number> {
    const count = this.#starts.countBelow(toAt);
    for (let index = 0; index < count; index += 1) {
      if (index % BLOCK === 0 && (this.#blockEndAt.values[index / BLOCK] ?? 0) < fromAt) index += BLOCK - 1;
      else if (this.#endOf(index, now) >= fromAt) yield index;
    }
  }

  #endOf(index: number, now: number): number {
    const endAt = this.#ends.values[index] ?? 0;
    return endAt === Number.POSITIVE_INFINITY ? Math.max(now, this.#starts.values[index] ?? 0) : endAt;
  }

  /** The block of a span reaches at least as far as the span. A wait that is cut short leaves it too far, which costs only a look. */
  #reach(index: number, endAt: number): void {
    const block = Math.floor(index / BLOCK);
    this.#blockEndAt.values[block] = Math.max(this.#blockEndAt.values[block] ?? 0, endAt);
  }

  /** Spans end in order of time as they are logged; a lane that is made of spans that have ended tells of them by their starts. */
  #sort(): void {
    if (this.#isSorted) return;
    const order = Array.from({ length: this.#endedAt.length }, (_, index) => index);
    const { values } = this.#endedAt;
    order.sort((left, right) => (values[left] ?? 0) - (values[right] ?? 0));
    const endedAt = new NumberColumn();
    const over = new ToneCounts();
    for (const index of order) {
      endedAt.push(values[index] ?? 0);
      over.push(this.#over.toneAt(index));
    }
    this.#endedAt = endedAt;
    this.#over = over;
    this.#isSorted = true;
  }
}

function compare(tally: ColumnTally, begun: Float64Array, over: Float64Array): void {
  tally.count = 0;
  tally.gravest = -1;
  for (let tone = 0; tone < begun.length; tone += 1) {
    const there = (begun[tone] ?? 0) - (over[tone] ?? 0);
    if (there <= 0) continue;
    tally.count += there;
    tally.gravest = tone;
  }
  tally.failures = (begun[ERROR_GRAVITY] ?? 0) - (over[ERROR_GRAVITY] ?? 0);
}
