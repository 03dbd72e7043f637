import type { LogEvent } from '@/lib/engine/events';
import type { TestLab } from '@/lib/engine/test-lab';
import { foldEvent } from './fold-event';
import type { View } from './lane-boxes';
import { buildTimeAxis } from './time-axis';
import { TimelineModel } from './timeline-model';

/** The timeline of a log. */
export function timelineOf(log: readonly LogEvent[]): TimelineModel {
  const model = new TimelineModel();
  for (const event of log) foldEvent(model, event);
  return model;
}

/** The timeline of what happened in a lab so far. */
export function timelineOfLab(lab: TestLab): TimelineModel {
  return timelineOf(lab.log);
}

/** A view of 1,000 px from time 0 on, at 1 ms a pixel unless told, with nothing collapsed. */
export function plainView(
  changes: Partial<{ now: number; leftPx: number; widthPx: number; msPerPx: number }> = {},
): View {
  const { now = 0, leftPx = 0, widthPx = 1_000, msPerPx = 1 } = changes;
  const busy = { startsAt: [], endsAt: [] };
  const axis = buildTimeAxis(busy, { msPerPx, breakPx: undefined, endAt: Math.max(1, now) });
  return { axis, leftPx, widthPx, now };
}

/** Six pixels a letter. */
export function sixAPx(text: string): number {
  return text.length * 6;
}
