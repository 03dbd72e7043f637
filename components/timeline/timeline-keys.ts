import { DENSITIES, GROUPINGS } from '@/lib/timeline/arrangement';
import type { Span } from '@/lib/timeline/span';
import { TIME_MODES } from '@/lib/timeline/time-words';
import { DENSITY_NAMES, GROUPING_NAMES, TIME_MODE_NAMES } from './arrangement-names';
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
const AREA_STEP_PX = 12;

/** Where a key was pressed. */
export interface KeyPress {
  /** `event.key`, letters in lower case. */
  readonly key: string;
  /** Nothing outside of the timeline has the focus: arrows are the timeline's. */
  readonly hasFocus: boolean;
  readonly withShift: boolean;
}

/** Does what a key means on the timeline; false: it means nothing. Letters work anywhere, arrows only with the focus. */
export function pressKey(view: TimelineView, press: KeyPress, actions: KeyActions): boolean {
  const { key, hasFocus, withShift } = press;
  if (withShift) return hasFocus && growArea(view, key);
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
      return pressArrangeKey(view, key, actions) || (hasFocus && pressArrow(view, key, step));
  }
}

/** Keys that change what the rows are, how times are written, and which part of time is added up. */
function pressArrangeKey(view: TimelineView, key: string, actions: KeyActions): boolean {
  switch (key) {
    case '4':
    case '5':
    case '6': {
      const density = DENSITIES[Number(key) - 4] ?? 'attempt';
      view.arrange({ density });
      actions.say(`Density: ${DENSITY_NAMES[density]}`);
      return true;
    }
    case 'g': {
      const grouping = after(GROUPINGS, view.arrangement.grouping);
      view.arrange({ grouping });
      actions.say(`Grouped ${GROUPING_NAMES[grouping].toLowerCase()}`);
      return true;
    }
    case 'u': {
      const mode = after(TIME_MODES, view.timeMode);
      view.tellTime(mode);
      actions.say(`Times: ${TIME_MODE_NAMES[mode].toLowerCase()}`);
      return true;
    }
    case 'b':
      if (!view.area.selectSelection()) actions.say('Select an invocation first');
      return true;
    case 'Escape': {
      const hadArea = view.area.part !== undefined;
      if (hadArea) view.area.clear();
      return hadArea;
    }
    default:
      return false;
  }
}

/** Shift and an arrow move the edges of the selected part: left and right its end, up and down its beginning. */
function growArea(view: TimelineView, key: string): boolean {
  if (!view.area.part) return false;
  switch (key) {
    case 'ArrowLeft':
      view.area.moveEdge('to', -AREA_STEP_PX);
      return true;
    case 'ArrowRight':
      view.area.moveEdge('to', AREA_STEP_PX);
      return true;
    case 'ArrowUp':
      view.area.moveEdge('from', -AREA_STEP_PX);
      return true;
    case 'ArrowDown':
      view.area.moveEdge('from', AREA_STEP_PX);
      return true;
    default:
      return false;
  }
}

function after<T>(all: readonly T[], present: T): T {
  const next = all[(all.indexOf(present) + 1) % all.length];
  return next ?? present;
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
