import type { ColumnTally } from './column-tally';
import { type TimeAxis, timeAt } from './time-axis';
import type { TimelineModel } from './timeline-model';

/** How much happened, and how much of it failed, in each pixel column of the minimap. */
export interface Density {
  readonly counts: Uint32Array;
  readonly failures: Uint32Array;
  /** The largest count, at least 1. */
  readonly peak: number;
}

/** Counts by column what is queued, initialises or runs, from pixel `leftPx` of the axis on. Waits are not counted: nothing happens in them. */
export function densityOf(
  model: TimelineModel,
  axis: TimeAxis,
  columns: number,
  columnPx: number,
  leftPx: number,
  now: number,
): Density {
  const counts = new Uint32Array(columns);
  const failures = new Uint32Array(columns);
  const edges = new Float64Array(columns + 1);
  for (let column = 0; column <= columns; column += 1) edges[column] = timeAt(axis, leftPx + column * columnPx);
  const take = (column: number, tally: ColumnTally) => {
    counts[column] = (counts[column] ?? 0) + tally.count;
    failures[column] = (failures[column] ?? 0) + tally.failures;
  };
  for (const track of model.tracks) {
    if (track.kind === 'retry-wait' || track.kind === 'throttle-wait') continue;
    for (const lane of track.lanes) lane.sweep(edges, now, take);
    track.crowd.sweep(edges, now, take);
  }
  let peak = 1;
  for (const count of counts) peak = Math.max(peak, count);
  return { counts, failures, peak };
}
