import { isWait, toneOf } from './span';
import { pxOf, type TimeAxis } from './time-axis';
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
  let peak = 1;
  const columnOf = (at: number) => {
    const column = Math.floor((pxOf(axis, at) - leftPx) / columnPx);
    return Math.min(columns - 1, Math.max(0, column));
  };
  for (const span of model.spans) {
    if (isWait(span)) continue;
    const failed = toneOf(span) === 'error' ? 1 : 0;
    const last = columnOf(span.endAt ?? now);
    for (let column = columnOf(span.startAt); column <= last; column += 1) {
      const count = (counts[column] ?? 0) + 1;
      counts[column] = count;
      failures[column] = (failures[column] ?? 0) + failed;
      peak = Math.max(peak, count);
    }
  }
  return { counts, failures, peak };
}
