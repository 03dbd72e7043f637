import { hitTest } from '@/lib/timeline/hit-test';
import { tickAt } from '@/lib/timeline/log-ticks';
import { timeAt } from '@/lib/timeline/time-axis';
import type { Pointed } from './draw-overlay';
import type { TimelineView } from './timeline-view';

/** What is at a place of the whole picture; undefined where it has no times. */
export function pointedAt(view: TimelineView, place: { readonly x: number; readonly y: number }): Pointed | undefined {
  const { scene, sizes, topPx } = view;
  const x = place.x - sizes.gutterPx;
  if (!scene || x < 0) return undefined;
  const { layout, view: seen } = scene;
  const y = place.y - sizes.rulerPx;
  const box = y < 0 ? undefined : hitTest(layout, x, y + topPx);
  const tick = box || y < 0 ? undefined : tickAt(layout.logTicks, x, y + topPx, sizes.logPx);
  return { x, at: Math.max(0, timeAt(seen.axis, seen.leftPx + x)), box, tick };
}
