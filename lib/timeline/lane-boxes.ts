import type { PlacedLane } from './rows';
import { gravity, isMark, knownEnd, type Span, type SpanTone, toneOf } from './span';
import { pxOf, type TimeAxis, timeAt } from './time-axis';

/** What a box looks like. A `cluster` stands for spans too near to each other, or too many, to be drawn one by one. */
export type BoxShape = 'bar' | 'wait' | 'mark' | 'cluster';

/** A span, or several in one place, as a rectangle. `x` counts from the left edge of the view, `y` from the top of the rows. */
export interface Box {
  /** The gravest of those it stands for. */
  span: Span;
  /** How many it stands for. */
  count: number;
  /** They are of more than one invocation. */
  isMixed: boolean;
  shape: BoxShape;
  tone: SpanTone;
  x: number;
  width: number;
  readonly y: number;
  readonly height: number;
  /** It goes on: its right edge moves. */
  isOpen: boolean;
}

/** What part of time is seen. */
export interface View {
  readonly axis: TimeAxis;
  readonly leftPx: number;
  readonly widthPx: number;
  readonly now: number;
}

/** A bar is at least this wide, so that the shortest run can be seen and pointed at. */
const BAR_MIN_PX = 3;
/** Half the width of a mark. */
const MARK_REACH_PX = 8;
/** How wide an answer given at once is drawn: it begins where it was asked for, like a bar. */
const ANSWER_MARK_PX = 8;

/** The boxes of one lane, left to right. */
export function laneBoxes(lane: PlacedLane, view: View): readonly Box[] {
  const { content } = lane;
  if (!content) return [];
  return mergedBoxes(content.within(...seenRange(view), view.now), lane, view);
}

/** The boxes of some spans of a lane, those that cannot be told from each other as one. */
export function mergedBoxes(spans: readonly Span[], lane: PlacedLane, view: View): readonly Box[] {
  const isCrowd = lane.content?.isCrowd === true;
  const boxes: Box[] = [];
  for (const span of spans) {
    const box = boxOf(span, lane, view);
    const last = boxes.at(-1);
    if (last && meets(last, box, isCrowd)) merge(last, box);
    else boxes.push(box);
  }
  return boxes;
}

/** The stretch of time that is seen, and a little more at both sides, because marks reach beyond their time. */
export function seenRange(view: View): readonly [fromAt: number, toAt: number] {
  return [
    timeAt(view.axis, view.leftPx - MARK_REACH_PX * 2),
    timeAt(view.axis, view.leftPx + view.widthPx + MARK_REACH_PX * 2),
  ];
}

/** A span as a rectangle. */
export function boxOf(span: Span, lane: PlacedLane, view: View): Box {
  const startX = pxOf(view.axis, span.startAt) - view.leftPx;
  const tone = toneOf(span);
  const { y, height } = lane;
  const isOpen = span.endAt === undefined;
  if (isMark(span)) {
    const [x, width] = markRange(span, startX);
    return { span, count: 1, isMixed: false, shape: 'mark', tone, x, width, y, height, isOpen };
  }
  const endX = pxOf(view.axis, knownEnd(span, view.now)) - view.leftPx;
  const shape = span.kind === 'retry-wait' || span.kind === 'throttle-wait' ? 'wait' : 'bar';
  return {
    span,
    count: 1,
    isMixed: false,
    shape,
    tone,
    x: startX,
    width: Math.max(BAR_MIN_PX, endX - startX),
    y,
    height,
    isOpen,
  };
}

/** From where, and how wide, a mark is drawn. */
export function markRange(span: Span, startX: number): readonly [x: number, width: number] {
  return span.kind === 'answer' && span.statusCode < 400
    ? [startX, ANSWER_MARK_PX]
    : [startX - MARK_REACH_PX, 2 * MARK_REACH_PX];
}

/** Bars that only meet because each is drawn wider than it is, and whatever overlaps in a crowd, become one. */
function meets(left: Box, right: Box, isCrowd: boolean): boolean {
  const overlapPx = left.x + left.width - right.x;
  if (isCrowd) return overlapPx > -1;
  if (left.shape === 'mark' || right.shape === 'mark') return overlapPx > 2 && left.shape === right.shape;
  const bothThin = right.width <= BAR_MIN_PX + 1 && (left.width <= BAR_MIN_PX + 1 || left.count > 1);
  return overlapPx > -0.5 && bothThin;
}

function merge(into: Box, box: Box): void {
  const endX = Math.max(into.x + into.width, box.x + box.width);
  into.width = endX - into.x;
  into.count += box.count;
  into.isMixed ||= box.isMixed || into.span.requestId !== box.span.requestId;
  into.isOpen ||= box.isOpen;
  if (into.shape !== box.shape || into.shape !== 'mark') into.shape = 'cluster';
  if (gravity(box.tone) > gravity(into.tone)) {
    into.tone = box.tone;
    into.span = box.span;
  }
}
