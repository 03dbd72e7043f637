import { seenRange, type View } from './lane-boxes';
import type { Span } from './span';
import { countWhile } from './time-axis';
import type { TimelineModel } from './timeline-model';

/** The list stops here: beyond it a reader is better served by zooming in, and the list says so. */
export const SEEN_LIST_MAX = 2_000;

/**
 * The spans that reach into the view, in the order in which they began: the accessible twin of the picture. Spans begin in
 * order of time, so only those that had begun before are looked for lane by lane.
 */
export function seenList(model: TimelineModel, view: View): readonly Span[] {
  const [fromAt, toAt] = seenRange(view);
  const { spans } = model;
  const first = countWhile(spans, (span) => span.startAt < fromAt);
  const seen: Span[] = [];
  for (const track of model.tracks) {
    for (const lane of [...track.lanes, track.crowd]) {
      for (const span of lane.within(fromAt, fromAt, view.now, SEEN_LIST_MAX)) seen.push(span);
    }
  }
  seen.sort((left, right) => left.id - right.id);
  for (let index = first; seen.length < SEEN_LIST_MAX; index += 1) {
    const span = spans[index];
    if (span === undefined || span.startAt > toAt) break;
    seen.push(span);
  }
  return seen.slice(0, SEEN_LIST_MAX);
}
