import type { FlowArrow, Point } from '@/lib/timeline/flow-arrows';
import type { DrawContext } from './draw-context';

const CORNER_PX = 5;
const HEAD_PX = 6;
const HEAD_HALF_PX = 3.5;

/** The chain's arrows. Each has an edge of the background, so that it stays apart from what it crosses. */
export function drawArrows(context: DrawContext, arrows: readonly FlowArrow[]): void {
  const { pen, palette } = context;
  pen.lineJoin = 'round';
  pen.lineCap = 'round';
  for (const arrow of arrows) {
    pen.strokeStyle = palette.bg;
    pen.lineWidth = 4.5;
    pen.globalAlpha = 0.75;
    linePath(pen, arrow.points);
    pen.stroke();
  }
  pen.globalAlpha = 1;
  pen.strokeStyle = palette.accent;
  pen.fillStyle = palette.accent;
  pen.lineWidth = 1.5;
  for (const arrow of arrows) {
    linePath(pen, arrow.points);
    pen.stroke();
    headPath(pen, arrow);
    pen.fill();
  }
}

/** Straight lines with rounded corners; the last one stops where the head begins. */
function linePath(pen: CanvasRenderingContext2D, points: readonly Point[]): void {
  pen.beginPath();
  points.forEach(([x, y], index) => {
    const next = points[index + 1];
    const before = points[index - 1];
    if (!before) pen.moveTo(x, y);
    else if (!next) pen.lineTo(...shortOf(before, [x, y], HEAD_PX - 2));
    else pen.arcTo(x, y, next[0], next[1], Math.min(CORNER_PX, reach(before, [x, y]) / 2, reach([x, y], next) / 2));
  });
}

function headPath(pen: CanvasRenderingContext2D, { points, head }: FlowArrow): void {
  const [x, y] = points.at(-1) ?? [0, 0];
  pen.beginPath();
  pen.moveTo(x, y);
  if (head === 'right') {
    pen.lineTo(x - HEAD_PX, y - HEAD_HALF_PX);
    pen.lineTo(x - HEAD_PX, y + HEAD_HALF_PX);
  } else {
    const backY = y + (head === 'down' ? -HEAD_PX : HEAD_PX);
    pen.lineTo(x - HEAD_HALF_PX, backY);
    pen.lineTo(x + HEAD_HALF_PX, backY);
  }
  pen.closePath();
}

function shortOf([fromX, fromY]: Point, [toX, toY]: Point, byPx: number): Point {
  const length = Math.hypot(toX - fromX, toY - fromY);
  const share = length === 0 ? 0 : Math.max(0, length - byPx) / length;
  return [fromX + (toX - fromX) * share, fromY + (toY - fromY) * share];
}

function reach([fromX, fromY]: Point, [toX, toY]: Point): number {
  return Math.hypot(toX - fromX, toY - fromY);
}
