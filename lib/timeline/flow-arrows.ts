import { markRange, type View } from './lane-boxes';
import { placeOf, type Row } from './rows';
import { isMark, knownEnd, type Span } from './span';
import { pxOf } from './time-axis';
import type { TimelineModel } from './timeline-model';

/** A line from the end of one span to the beginning of the one that follows from it. */
export interface FlowArrow {
  readonly fromX: number;
  readonly fromY: number;
  readonly toX: number;
  readonly toY: number;
}

/** A chain of functions that invoke each other is followed this far. */
const CHAIN_MAX = 16;

/** The spans of an invocation and of those it started, by its destinations or from its code. */
export function chainOf(model: TimelineModel, requestId: string | undefined): readonly Span[] {
  const requestIds = requestId === undefined ? [] : [requestId];
  const spans: Span[] = [];
  for (let index = 0; index < requestIds.length && index < CHAIN_MAX; index += 1) {
    const requestIdAt = requestIds[index] ?? '';
    requestIds.push(...(model.calledBy.get(requestIdAt) ?? []));
    for (const span of model.spansOf(requestIdAt)) {
      spans.push(span);
      if (span.kind === 'delivery' && span.targetKind === 'function' && span.deliveredAs !== undefined) {
        requestIds.push(span.deliveredAs);
      }
    }
  }
  return spans;
}

/** The arrows of a chain that touch the view. */
export function flowArrows(spans: readonly Span[], rows: readonly Row[], view: View): readonly FlowArrow[] {
  const arrows: FlowArrow[] = [];
  for (const span of spans) {
    const arrow = span.cause && arrowTo(span, span.cause, rows, view);
    if (arrow) arrows.push(arrow);
  }
  return arrows;
}

function arrowTo(span: Span, cause: Span, rows: readonly Row[], view: View): FlowArrow | undefined {
  const from = placeOf(rows, cause.track.id, cause.lane);
  const to = placeOf(rows, span.track.id, span.lane);
  if (!from || !to || from === to) return undefined;
  const endX = pxOf(view.axis, Math.min(knownEnd(cause, view.now), span.startAt)) - view.leftPx;
  const startX = pxOf(view.axis, span.startAt) - view.leftPx;
  const fromX = isMark(cause) ? rightOf(markRange(cause, endX)) : endX;
  const toX = isMark(span) ? markRange(span, startX)[0] : startX;
  if (Math.max(fromX, toX) < 0 || Math.min(fromX, toX) > view.widthPx) return undefined;
  return { fromX, fromY: from.y + from.height / 2, toX, toY: to.y + to.height / 2 };
}

function rightOf([x, width]: readonly [x: number, width: number]): number {
  return x + width;
}
