import { descentOf } from '@/lib/timeline/chain';
import type { View } from '@/lib/timeline/lane-boxes';
import { knownEnd, type Span } from '@/lib/timeline/span';
import { pxOf } from '@/lib/timeline/time-axis';
import { fitRange, type Viewport } from '@/lib/timeline/viewport';
import type { TimelineView } from './timeline-view';

/** A life shorter than this is not blown up to the whole width. */
const LIFE_LEAST_MS = 60;

/** Shows the whole life of an invocation, what it started included. */
export function lifeViewport(view: TimelineView, requestId: string): Viewport | undefined {
  const { lab, scene, plotWidthPx, sizes } = view;
  const life = descentOf(lab.timeline, requestId);
  const first = life[0];
  if (!scene || !first) return undefined;
  const toAt = Math.max(first.startAt + LIFE_LEAST_MS, ...life.map((span) => knownEnd(span, lab.simNow())));
  return fitRange(scene.source, first.startAt, toAt, plotWidthPx, sizes.margins);
}

/** Whether any of a span is in the view. */
export function isSeen(span: Span, { axis, leftPx, widthPx, now }: View): boolean {
  return pxOf(axis, knownEnd(span, now)) >= leftPx && pxOf(axis, span.startAt) <= leftPx + widthPx;
}
