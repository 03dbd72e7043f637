import { knownEnd, toneOf } from '@/lib/timeline/span';
import type { TimelineModel } from '@/lib/timeline/timeline-model';

/** The first spans of a timeline as numbers: what a plain page draws, one element each. */
export function plainSpans(timeline: TimelineModel, count: number, now: number) {
  const rows = new Map<string, number>();
  const spans = timeline.spans.slice(0, count).map((span) => {
    const place = `${span.track.id} ${span.lane}`;
    const row = rows.get(place) ?? rows.size;
    rows.set(place, row);
    return [span.startAt, knownEnd(span, now), row, toneOf(span)] as const;
  });
  const endAt = spans.reduce((latest, [, toAt]) => Math.max(latest, toAt), 1);
  return { rows: rows.size, endAt, spans };
}
