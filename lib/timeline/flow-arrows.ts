import { markRange, type View } from './lane-boxes';
import type { PlacedLane, RowSet } from './rows';
import { isMark, knownEnd, type Span } from './span';
import { pxOf } from './time-axis';

export type Point = readonly [x: number, y: number];

/** A line from the end of one span to the beginning of the one that follows from it: corners, and where its head points. */
export interface FlowArrow {
  readonly points: readonly Point[];
  readonly head: 'up' | 'down' | 'right';
}

/** How far from the edge of a bar an arrow leaves and arrives. */
const EDGE_PX = 4;
/** Beyond the bar it comes from, in the free room between two rows, an arrow may turn aside. */
const TURN_PX = 5;
/** Before a mark's left corner it turns towards it. */
const APPROACH_PX = 7;
/** Two upright lines are at least this far apart. */
const APART_PX = 6;
/** So often a line steps aside for another. */
const STEPS_MAX = 4;

/**
 * The arrows of a chain that touch the view. They run upright between rows and turn only in the room between two rows, so that
 * they cross bars squarely and never run along a text; lines that would lie upon each other step aside.
 */
export function flowArrows(spans: readonly Span[], placeOf: RowSet['placeOf'], view: View): readonly FlowArrow[] {
  const arrows: FlowArrow[] = [];
  const uprights = new Uprights();
  for (const span of spans) {
    const arrow = span.cause && arrowTo(span, span.cause, placeOf, view, uprights);
    if (arrow) arrows.push(arrow);
  }
  return arrows;
}

interface Shape {
  readonly startX: number;
  readonly endX: number;
  readonly topY: number;
  readonly bottomY: number;
}

function arrowTo(
  span: Span,
  cause: Span,
  placeOf: RowSet['placeOf'],
  view: View,
  uprights: Uprights,
): FlowArrow | undefined {
  const fromPlace = placeOf(cause);
  const toPlace = placeOf(span);
  if (!fromPlace || !toPlace || fromPlace.y === toPlace.y) return undefined;
  const from = shapeOf(cause, fromPlace, view);
  const to = shapeOf(span, toPlace, view);
  if (Math.max(from.endX, to.startX) < 0 || Math.min(from.endX, to.startX) > view.widthPx) return undefined;
  const atX = pxOf(view.axis, span.startAt) - view.leftPx;
  const leaveX = isMark(cause)
    ? (from.startX + from.endX) / 2
    : Math.max(Math.min(from.endX, atX) - EDGE_PX, (from.startX + Math.min(from.endX, atX)) / 2);
  const isDown = to.topY > from.topY;
  const fromY = isDown ? from.bottomY : from.topY;
  return isMark(span) && span.kind !== 'answer'
    ? turnTo(to, leaveX, fromY, isDown, uprights)
    : dropTo(from, to, leaveX, fromY, isDown, uprights);
}

/** Straight down or up onto a bar. */
function dropTo(from: Shape, to: Shape, leaveX: number, fromY: number, isDown: boolean, uprights: Uprights): FlowArrow {
  const toY = isDown ? to.topY : to.bottomY;
  const enterX = to.startX + Math.min(EDGE_PX, (to.endX - to.startX) / 2);
  const x = uprights.free(enterX, fromY, toY, to.endX - enterX > APART_PX ? 1 : -1);
  const turnY = fromY + (isDown ? TURN_PX : -TURN_PX);
  const isStraight = x > from.startX && x < from.endX;
  const start: readonly Point[] = isStraight
    ? [[x, fromY]]
    : [
        [leaveX, fromY],
        [leaveX, turnY],
        [x, turnY],
      ];
  return { points: [...start, [x, toY]], head: isDown ? 'down' : 'up' };
}

/** Down or up beside a mark, and then into its left corner: above and below it may be other marks of the same moment. */
function turnTo(to: Shape, leaveX: number, fromY: number, isDown: boolean, uprights: Uprights): FlowArrow {
  const toY = (to.topY + to.bottomY) / 2;
  const turnY = fromY + (isDown ? TURN_PX : -TURN_PX);
  const x = uprights.free(to.startX - APPROACH_PX, turnY, toY, -1);
  return {
    points: [
      [leaveX, fromY],
      [leaveX, turnY],
      [x, turnY],
      [x, toY],
      [to.startX, toY],
    ],
    head: 'right',
  };
}

function shapeOf(span: Span, { y, height }: PlacedLane, view: View): Shape {
  const x = pxOf(view.axis, span.startAt) - view.leftPx;
  if (isMark(span)) {
    const [startX, width] = markRange(span, x);
    return { startX, endX: startX + width, topY: y, bottomY: y + height };
  }
  const endX = Math.max(x + 3, pxOf(view.axis, knownEnd(span, view.now)) - view.leftPx);
  return { startX: x, endX, topY: y, bottomY: y + height };
}

/** The upright lines drawn so far: the next one keeps its distance. */
class Uprights {
  readonly #lines: { readonly x: number; readonly topY: number; readonly bottomY: number }[] = [];

  /** `x`, or a place some steps aside where no line runs beside it. */
  free(x: number, fromY: number, toY: number, direction: 1 | -1): number {
    const topY = Math.min(fromY, toY);
    const bottomY = Math.max(fromY, toY);
    let freeX = x;
    for (let step = 0; step < STEPS_MAX && this.#isTaken(freeX, topY, bottomY); step += 1)
      freeX += direction * APART_PX;
    this.#lines.push({ x: freeX, topY, bottomY });
    return freeX;
  }

  #isTaken(x: number, topY: number, bottomY: number): boolean {
    return this.#lines.some(
      (line) => Math.abs(line.x - x) < APART_PX - 1 && line.topY < bottomY - 1 && line.bottomY > topY + 1,
    );
  }
}
