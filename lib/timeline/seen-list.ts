import { seenSpans, type View } from './lane-boxes';
import type { Span } from './span';
import type { TimelineModel } from './timeline-model';

/** The list stops here: beyond it a reader is better served by zooming in, and the list says so. */
export const SEEN_LIST_MAX = 2_000;

/** The spans that reach into the view, in the order in which they began: the accessible twin of the picture. */
export function seenList(model: TimelineModel, view: View): readonly Span[] {
  const seen: Span[] = [];
  for (const track of model.tracks) {
    for (const lane of track.lanes) append(seen, seenSpans(lane, view));
    append(seen, seenSpans(track.crowd, view));
    if (seen.length > SEEN_LIST_MAX * 4) break;
  }
  return seen.sort((left, right) => left.id - right.id).slice(0, SEEN_LIST_MAX);
}

function append(to: Span[], spans: readonly Span[]): void {
  for (const span of spans) to.push(span);
}
