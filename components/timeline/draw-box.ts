import type { LabelledBox } from '@/lib/timeline/layout';
import type { DrawContext } from './draw-context';
import { markLetter, markPath } from './draw-mark';
import { drawSigned } from './sign';

/** How strongly spans beside the selected chain are drawn. */
export const ASIDE_ALPHA = 0.38;

/** Draws a box where it stands. `isAside`: another invocation is selected. */
export function drawBox(context: DrawContext, box: LabelledBox, nowX: number, isAside: boolean): void {
  const { pen } = context;
  pen.globalAlpha = isAside ? ASIDE_ALPHA : 1;
  switch (box.shape) {
    case 'bar':
    case 'cluster':
      drawBar(context, box);
      break;
    case 'wait':
      drawWait(context, box, nowX);
      break;
    case 'mark':
      drawMark(context, box);
      break;
  }
  pen.globalAlpha = isAside ? 0.6 : 1;
  drawLabel(context, box, isAside);
  pen.globalAlpha = 1;
}

function drawBar(context: DrawContext, box: LabelledBox): void {
  const { pen, palette } = context;
  pen.fillStyle = palette.tones[box.tone];
  barPath(pen, box);
  pen.fill();
  if (box.shape === 'cluster' && box.height >= 10) drawClusterEdge(context, box);
  if (!box.isOpen) return;
  // What goes on has a bright edge where it grows.
  pen.fillStyle = palette.text;
  pen.fillRect(box.x + box.width - 1.5, box.y, 1.5, box.height);
}

/** A second edge behind the bar: there is more than one here. */
function drawClusterEdge({ pen, palette }: DrawContext, box: LabelledBox): void {
  pen.strokeStyle = palette.tones[box.tone];
  pen.lineWidth = 1;
  pen.beginPath();
  pen.roundRect(box.x + 1.5, box.y - 2.5, Math.max(1, box.width - 1), box.height, radiusOf(box));
  pen.stroke();
}

/** A wait is hatched: what has passed strongly, what is still to come faintly. */
function drawWait(context: DrawContext, box: LabelledBox, nowX: number): void {
  const { pen, palette, hatch } = context;
  const colour = palette.tones[box.tone];
  const pattern = hatch(box.tone === 'wait' ? 'retry' : 'throttle', colour);
  const passedPx = box.isOpen ? Math.min(box.width, Math.max(0, nowX - box.x)) : box.width;
  const alpha = pen.globalAlpha;
  pen.save();
  barPath(pen, box);
  pen.fillStyle = palette.bg;
  pen.fill();
  pen.clip();
  pen.fillStyle = colour;
  pen.globalAlpha = alpha * 0.14;
  pen.fillRect(box.x, box.y, passedPx, box.height);
  pen.fillStyle = pattern;
  pen.globalAlpha = alpha * 0.85;
  pen.fillRect(box.x, box.y, passedPx, box.height);
  pen.globalAlpha = alpha * 0.3;
  pen.fillRect(box.x + passedPx, box.y, box.width - passedPx, box.height);
  pen.restore();
  pen.strokeStyle = colour;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.roundRect(box.x + 0.5, box.y + 0.5, Math.max(1, box.width - 1), box.height - 1, radiusOf(box));
  pen.stroke();
}

function drawMark({ pen, palette }: DrawContext, box: LabelledBox): void {
  pen.fillStyle = palette.tones[box.tone];
  pen.strokeStyle = palette.bg;
  // An edge of the background sets a mark off from the bar it lies upon.
  pen.lineWidth = 3;
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  const reach = Math.min(8, box.height / 2 + 1);
  markPath(pen, box.span, x, y, reach);
  pen.stroke();
  pen.fill('evenodd');
  const letter = reach < LETTER_REACH_PX ? '' : markLetter(box.span);
  if (letter === '') return;
  pen.font = palette.fontMark;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillStyle = palette.bg;
  pen.fillText(letter, x, y + 0.5);
}

/** A smaller mark has no room for its letter. */
const LETTER_REACH_PX = 7;

function drawLabel({ pen, palette }: DrawContext, box: LabelledBox, isAside: boolean): void {
  const { label } = box;
  if (!label) return;
  pen.textBaseline = 'middle';
  pen.textAlign = 'left';
  if (label.isInside && box.shape === 'wait') {
    pen.font = palette.font;
    const width = pen.measureText(label.text).width;
    pen.fillStyle = palette.bg;
    pen.beginPath();
    const inset = box.height < 20 ? 1 : 3;
    pen.roundRect(label.x - 5, box.y + inset, width + 10, box.height - 2 * inset, 3);
    pen.fill();
    pen.fillStyle = palette.text;
  } else {
    pen.font = label.isInside ? palette.fontStrong : palette.font;
    // A bar that has stepped back is nearly the background: only the page's own text colour is read on it.
    pen.fillStyle = !label.isInside ? palette.mute : isAside ? palette.text : palette.onAccent;
  }
  drawSigned(pen, label.text, label.x, label.y + 0.5);
}

function barPath(pen: CanvasRenderingContext2D, box: LabelledBox): void {
  pen.beginPath();
  pen.roundRect(box.x, box.y, box.width, box.height, radiusOf(box));
}

function radiusOf(box: LabelledBox): number {
  return Math.min(4, box.width / 3, box.height / 3);
}
