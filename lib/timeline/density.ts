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

/** Counts the beginnings of spans by column, from pixel `leftPx` of the axis on. Waits are not counted: nothing happens in them. */
export function densityOf(
  model: TimelineModel,
  axis: TimeAxis,
  columns: number,
  columnPx: number,
  leftPx: number,
): Density {
  const counts = new Uint32Array(columns);
  const failures = new Uint32Array(columns);
  let peak = 1;
  for (const span of model.spans) {
    if (isWait(span)) continue;
    const column = Math.min(columns - 1, Math.max(0, Math.floor((pxOf(axis, span.startAt) - leftPx) / columnPx)));
    const count = (counts[column] ?? 0) + 1;
    counts[column] = count;
    peak = Math.max(peak, count);
    if (toneOf(span) === 'error') failures[column] = (failures[column] ?? 0) + 1;
  }
  return { counts, failures, peak };
}
