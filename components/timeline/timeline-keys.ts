import type { Span } from '@/lib/timeline/span';
import type { TimelineView } from './timeline-view';

/** What the keys can do besides moving the view. */
export interface KeyActions {
  select(requestId: string): void;
  /** A short sentence for the live region. */
  say(text: string): void;
}

const ZOOM_STEP = 1.35;
/** Share of the width that one step pans. */
const PAN_STEP = 0.15;
const SCROLL_STEP_PX = 40;

/** Does what a key means on the timeline; false: it means nothing. Letters work anywhere, arrows only where `hasFocus`. */
export function pressKey(view: TimelineView, key: string, hasFocus: boolean, actions: KeyActions): boolean {
  const step = view.plotWidthPx * PAN_STEP;
  const anchorX = view.pointed?.x;
  switch (key) {
    case 'w':
      view.zoom(1 / ZOOM_STEP, anchorX);
      return true;
    case 's':
      view.zoom(ZOOM_STEP, anchorX);
      return true;
    case 'a':
      view.pan(-step);
      return true;
    case 'd':
      view.pan(step);
      return true;
    case 'f':
      return centreOrFit(view);
    case '.':
      return standOnAttempt(view, 1, actions);
    case ',':
      return standOnAttempt(view, -1, actions);
    default:
      return hasFocus && pressArrow(view, key, step);
  }
}

function pressArrow(view: TimelineView, key: string, step: number): boolean {
  switch (key) {
    case 'ArrowLeft':
      view.pan(-step);
      return true;
    case 'ArrowRight':
      view.pan(step);
      return true;
    case 'ArrowUp':
      view.scroll(-SCROLL_STEP_PX);
      return true;
    case 'ArrowDown':
      view.scroll(SCROLL_STEP_PX);
      return true;
    default:
      return false;
  }
}

/** First into the middle, then the whole life; with nothing selected, everything. */
function centreOrFit(view: TimelineView): boolean {
  const span =
    view.cursor ?? (view.selectedId === undefined ? undefined : view.lab.timeline.spansOf(view.selectedId)[0]);
  if (span) view.centreThenFit(span);
  else view.fitAll();
  return true;
}

/** The next or previous attempt of the selected invocation; with none selected, of the latest. */
function standOnAttempt(view: TimelineView, direction: 1 | -1, actions: KeyActions): boolean {
  const { timeline } = view.lab;
  const requestId = view.selectedId ?? timeline.spans.at(-1)?.requestId;
  if (requestId === undefined) return true;
  const attempts = timeline.spansOf(requestId).filter((span) => span.kind === 'run');
  const here = attempts.findIndex((span) => span.id === view.cursor?.id);
  const from = here < 0 ? (direction === 1 ? -1 : attempts.length) : here;
  const next = attempts[Math.min(attempts.length - 1, Math.max(0, from + direction))];
  if (next) goTo(view, next, actions);
  if (next) actions.say(`Attempt ${next.attempt} of ${attempts.length}`);
  return true;
}

function goTo(view: TimelineView, span: Span, actions: KeyActions): void {
  view.cursor = span;
  actions.select(span.requestId);
  view.stand(span);
}
