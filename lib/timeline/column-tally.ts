/** What of a lane lies in one column of pixels, whatever stretch of time that column stands for. */
export interface ColumnTally {
  /** How many spans reach into it. */
  count: number;
  /** How many of these failed. */
  failures: number;
  /** The gravest of their tones, as a place in `SPAN_TONES`; -1: there is none. */
  gravest: number;
  /** How much of the column's time is taken, all spans together. */
  busyMs: number;
  /** The place in the lane of the span that goes on into the next column; -1: none, or the lane is a crowd. */
  carried: number;
}

/** Told of each column that is not empty, left to right. The tally is used again for the next. */
export type TakeColumn = (column: number, tally: ColumnTally) => void;

export function emptyTally(): ColumnTally {
  return { count: 0, failures: 0, gravest: -1, busyMs: 0, carried: -1 };
}

/**
 * What a lane keeps so that it can be drawn at any scale: `edges` are the times at the edges of the columns, which need not be
 * equally far apart because idle time is collapsed.
 */
export interface LaneLevels {
  /** A span begins. `endAt`: where it ends as far as is known; infinite: it goes on until now. */
  push(startAt: number, endAt: number, tone: number): void;
  /** The span at `index` has ended. */
  ended(index: number, endAt: number, tone: number): void;
  sweep(edges: Float64Array, now: number, take: TakeColumn): void;
  /** How many spans reach into a range of time. */
  countWithin(fromAt: number, toAt: number, now: number): number;
  /** The places of the spans that reach into a range of time, in order. */
  within(fromAt: number, toAt: number, now: number): Iterable<number>;
}
