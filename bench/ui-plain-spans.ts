import { knownEnd, toneOf } from '@/lib/timeline/span';
import type { TimelineModel } from '@/lib/timeline/timeline-model';

/** The spans of a timeline as columns of numbers: what a plain page draws, one element each. */
export function plainSpans(timeline: TimelineModel, now: number) {
  const rows = new Map<string, number>();
  const spans = timeline.spans.map((span) => {
    const place = `${span.track.id} ${span.lane}`;
    const row = rows.get(place) ?? rows.size;
    rows.set(place, row);
    return [span.startAt, knownEnd(span, now), row, toneOf(span)] as const;
  });
  return { rows: rows.size, endAt: now, spans };
}
