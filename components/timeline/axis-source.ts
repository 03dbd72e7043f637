import { busyUntil } from '@/lib/timeline/activity';
import type { Plan } from '@/lib/timeline/ghosts';
import type { TimelineModel } from '@/lib/timeline/timeline-model';
import type { AxisSource } from '@/lib/timeline/viewport';

/** What the axis is made from: the past, and what is planned. What is skipped takes no room of its own. */
export function axisSourceOf(
  timeline: TimelineModel,
  now: number,
  plans: readonly Plan[],
  breakPx: number | undefined,
): AxisSource {
  const plannedAt = plans.flatMap(({ attempts }) =>
    attempts.filter(({ fate }) => fate !== 'not-needed').map(({ startAt }) => startAt),
  );
  const endAt = Math.max(now, timeline.latestDueAt, ...plannedAt);
  const busy = busyUntil(timeline.activity, now, plannedAt);
  return { busy, breakPx, endAt, plannedCount: busy.plannedCount ?? 0 };
}
