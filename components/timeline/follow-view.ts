import { firstBusyAt } from '@/lib/timeline/activity';
import { type AxisSource, fitRange, recentRange, type Viewport } from '@/lib/timeline/viewport';
import type { TimelineSizes } from './timeline-size';

/** At most this much work is kept in view while following. */
const FOLLOW_WORK_MS = 20_000;
/** At least this much time is shown, so that the first milliseconds of a run are not blown up. */
const FOLLOW_LEAST_MS = 300;

/** What follow-live shows: the recent past, now, and what is planned. */
export function followViewport(source: AxisSource, plotWidthPx: number, sizes: TimelineSizes): Viewport {
  const { fromAt, toAt } = recentRange(source, sizes.followBreaks, FOLLOW_WORK_MS);
  return fitRange(source, fromAt, Math.max(toAt, fromAt + FOLLOW_LEAST_MS), plotWidthPx, sizes.margins);
}

/** The whole lab, from its first activity to the end of the axis. */
export function wholeViewport(source: AxisSource, plotWidthPx: number, sizes: TimelineSizes): Viewport {
  const fromAt = firstBusyAt(source.busy);
  return fitRange(source, fromAt, Math.max(source.endAt, fromAt + FOLLOW_LEAST_MS), plotWidthPx, sizes.margins);
}
