import type { Lane } from './lane';
import { stretchesWithin, type TimeAxis, timeAt } from './time-axis';

/**
 * A lane too full to be drawn span by span, as one byte for each column of pixels: 0 where nothing is, else the gravest tone
 * in the upper four bits and in the lower how much of the column is taken, from 1 to 15.
 */
export interface LaneColumns {
  readonly codes: Uint8Array;
  /** Times at the edges of the columns, one more than there are columns. */
  readonly edges: Float64Array;
  readonly content: Lane;
  readonly now: number;
}

/** A column with less than this in it is drawn as if it had so much: the shortest span can be seen. */
const LEAST_FILL = 5;
const MOST_FILL = 15;
/** So many spans in one column look full, however short they are. */
const FULL_COUNT = 8;

/** The columns of a lane, and the spans in it that are wide enough to be drawn as they are. */
export function laneColumns(
  content: Lane,
  edges: Float64Array,
  now: number,
  widePx: number,
): { readonly columns: LaneColumns; readonly wide: readonly number[] } {
  const codes = new Uint8Array(edges.length - 1);
  const wide: number[] = [];
  let carried = -1;
  let carriedFrom = 0;
  const carry = (index: number, column: number) => {
    if (index === carried) return;
    if (carried >= 0 && column - carriedFrom >= widePx) wide.push(carried);
    carried = index;
    carriedFrom = column;
  };
  content.sweep(edges, now, (column, tally) => {
    const spanMs = (edges[column + 1] ?? 0) - (edges[column] ?? 0);
    const share = Math.max(tally.busyMs / spanMs, tally.count / FULL_COUNT);
    const fill = Math.max(LEAST_FILL, Math.min(MOST_FILL, Math.round(share * MOST_FILL)));
    codes[column] = (tally.gravest << 4) | fill;
    carry(tally.carried, column);
  });
  carry(-1, codes.length);
  return { columns: { codes, edges, content, now }, wide };
}

/** The times at the edges of columns of one pixel. Idle time is collapsed, so they are not equally far apart. */
export function columnEdges(axis: TimeAxis, leftPx: number, columns: number): Float64Array {
  const edges = new Float64Array(columns + 1);
  const stretches = stretchesWithin(axis, leftPx, leftPx + columns);
  let index = 0;
  for (let column = 0; column <= columns; column += 1) {
    const px = leftPx + column;
    while ((stretches[index]?.endPx ?? px) < px) index += 1;
    const stretch = stretches[index];
    if (stretch === undefined || stretch.startPx > px) edges[column] = timeAt(axis, px);
    else {
      const share = (px - stretch.startPx) / (stretch.endPx - stretch.startPx);
      edges[column] = stretch.startAt + share * (stretch.endAt - stretch.startAt);
    }
  }
  return edges;
}
