import type { Box } from './lane-boxes';
import { barLabels } from './span-text';

/** Text of a box. `x` is its left edge. */
export interface BoxLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** On the bar itself, or beside it. */
  readonly isInside: boolean;
}

export type Measure = (text: string) => number;

const INSIDE_PAD_PX = 4;
const BESIDE_GAP_PX = 6;
/** Left of a mark is where its arrow comes in. */
const ARROW_GAP_PX = 16;
/** Free at the right edge of the view. */
const EDGE_PX = 4;
/** Bars thinner than this carry no text. */
const LABEL_BAR_MIN_PX = 13;

/**
 * A label for each box of a lane, or none where it would not fit: inside the bar, else to its right, else to its left.
 * Labels never touch another box or label of the lane.
 */
export function laneLabels(
  boxes: readonly Box[],
  widthPx: number,
  measure: Measure,
): readonly (BoxLabel | undefined)[] {
  let takenToX = Number.NEGATIVE_INFINITY;
  return boxes.map((box, index) => {
    const nextX = boxes[index + 1]?.x ?? Number.POSITIVE_INFINITY;
    const label = box.height < LABEL_BAR_MIN_PX ? undefined : labelOf(box, takenToX, nextX, widthPx, measure);
    takenToX = Math.max(takenToX, box.x + box.width, label ? label.x + measure(label.text) : 0);
    return label;
  });
}

function labelOf(box: Box, takenToX: number, nextX: number, widthPx: number, measure: Measure): BoxLabel | undefined {
  const texts = textsOf(box);
  const y = box.y + box.height / 2;
  if (box.shape !== 'mark') {
    const fromX = Math.max(box.x, 0) + INSIDE_PAD_PX;
    // A mark of its end lies upon the bar.
    const toX = Math.min(box.x + box.width, widthPx, nextX) - INSIDE_PAD_PX;
    const text = texts.find((candidate) => measure(candidate) <= toX - fromX);
    if (text !== undefined) return { text, x: insideX(box, fromX, toX, measure(text)), y, isInside: true };
  }
  const rightX = box.x + box.width + BESIDE_GAP_PX;
  const right = texts.find(
    (candidate) => rightX + measure(candidate) <= Math.min(nextX - BESIDE_GAP_PX, widthPx - EDGE_PX),
  );
  if (right !== undefined && rightX >= 0) return { text: right, x: rightX, y, isInside: false };
  const fromX = Math.max(takenToX + BESIDE_GAP_PX, 0);
  const leftGapPx = box.shape === 'mark' ? ARROW_GAP_PX : BESIDE_GAP_PX;
  const left = texts.find((candidate) => box.x - leftGapPx - measure(candidate) >= fromX);
  if (left === undefined || box.x > widthPx) return undefined;
  return { text: left, x: box.x - leftGapPx - measure(left), y, isInside: false };
}

/** Waits carry their text in the middle, where the break is; bars at their left. */
function insideX(box: Box, fromX: number, toX: number, textPx: number): number {
  return box.shape === 'wait' ? (fromX + toX - textPx) / 2 : fromX;
}

function textsOf(box: Box): readonly string[] {
  if (!box.isMixed) {
    const labels = barLabels(box.span);
    return box.count > 1 && box.shape === 'mark' ? labels.map((text) => `${text} +${box.count - 1}`) : labels;
  }
  return box.span.lane < 0 ? [`+${box.count}`] : [`×${box.count}`];
}
