import { assertUnreachable } from '@/lib/engine/assert';
import type { Span } from '@/lib/timeline/span';

/** The outline of a mark, by what it says: each has its own shape, so that colour is never the only sign. To be filled even-odd. */
export function markPath(pen: CanvasRenderingContext2D, span: Span, x: number, y: number, reach: number): void {
  pen.beginPath();
  switch (span.kind) {
    case 'answer':
      if (span.statusCode >= 400) return cross(pen, x, y, reach * 0.8);
      return callerPath(pen, x, y, reach);
    case 'throttled':
      return triangle(pen, x, y, reach);
    case 'delivery':
      if (span.deliveredAs === undefined) return hollowDiamond(pen, x, y, reach);
      return diamond(pen, x, y, reach);
    case 'discarded':
      return noEntry(pen, x, y, reach);
    case 'queued':
    case 'init':
    case 'run':
    case 'retry-wait':
    case 'throttle-wait':
      return diamond(pen, x, y, reach);
    default:
      assertUnreachable(span);
  }
}

/** The letter in a mark, so that two of one shape differ by more than colour: delivered, or kept as a dead letter. */
export function markLetter(span: Span): 'D' | 'K' | '' {
  if (span.kind !== 'delivery' || span.deliveredAs === undefined) return '';
  return span.delivery === 'dead-letter-queue' ? 'K' : 'D';
}

/** An answer given at once: a short bar, upright. */
function callerPath(pen: CanvasRenderingContext2D, x: number, y: number, reach: number): void {
  pen.roundRect(x - reach * 0.5, y - reach * 1.25, reach, reach * 2.5, reach * 0.4);
}

function diamond(pen: CanvasRenderingContext2D, x: number, y: number, reach: number): void {
  pen.moveTo(x, y - reach);
  pen.lineTo(x + reach, y);
  pen.lineTo(x, y + reach);
  pen.lineTo(x - reach, y);
  pen.closePath();
}

function hollowDiamond(pen: CanvasRenderingContext2D, x: number, y: number, reach: number): void {
  diamond(pen, x, y, reach);
  diamond(pen, x, y, reach * 0.5);
}

function triangle(pen: CanvasRenderingContext2D, x: number, y: number, reach: number): void {
  pen.moveTo(x, y - reach);
  pen.lineTo(x + reach, y + reach * 0.8);
  pen.lineTo(x - reach, y + reach * 0.8);
  pen.closePath();
}

function cross(pen: CanvasRenderingContext2D, x: number, y: number, reach: number): void {
  const thick = reach * 0.42;
  const points = [
    [-reach, -reach + thick],
    [-reach + thick, -reach],
    [0, -thick],
    [reach - thick, -reach],
    [reach, -reach + thick],
    [thick, 0],
    [reach, reach - thick],
    [reach - thick, reach],
    [0, thick],
    [-reach + thick, reach],
    [-reach, reach - thick],
    [-thick, 0],
  ] as const;
  for (const [dx, dy] of points) pen.lineTo(x + dx, y + dy);
  pen.closePath();
}

/** A ring with a bar through it. */
function noEntry(pen: CanvasRenderingContext2D, x: number, y: number, reach: number): void {
  pen.arc(x, y, reach, 0, Math.PI * 2);
  pen.closePath();
  pen.moveTo(x + reach * 0.62, y - reach * 0.2);
  pen.rect(x - reach * 0.62, y - reach * 0.2, reach * 1.24, reach * 0.4);
}
