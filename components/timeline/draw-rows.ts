import type { Row } from '@/lib/timeline/rows';
import { drawChevron } from './draw-chevron';
import type { DrawContext } from './draw-context';
import { drawSigned, SIGN_PX } from './sign';

/** Lines between groups of rows, and the labels where they stand above their row. In the rows' own coordinates. */
export function drawRowLines(context: DrawContext, rows: readonly Row[]): void {
  const { pen, palette, sizes, widthPx } = context;
  for (const row of rows) {
    if (row.y > 0) {
      pen.globalAlpha = row.beginsGroup ? 1 : 0.45;
      pen.fillStyle = palette.line;
      pen.fillRect(0, row.y, widthPx, 1);
      pen.globalAlpha = 1;
    }
    if (sizes.gutterPx === 0) drawRowLabel(context, row, 8, row.y + 12, widthPx - 16);
  }
}

/** Where labels stand above their rows, the chain's arrows would run through them: they are drawn once more, with an edge. */
export function drawLabelsOverArrows(context: DrawContext, rows: readonly Row[]): void {
  const { pen, palette, sizes, widthPx } = context;
  if (sizes.gutterPx !== 0) return;
  pen.strokeStyle = palette.bg;
  pen.lineWidth = 4;
  pen.lineJoin = 'round';
  for (const row of rows) drawRowLabel(context, row, 8, row.y + 12, widthPx - 16, true);
}

/** The labels at the left, over whatever has been scrolled under them. */
export function drawGutter(context: DrawContext, rows: readonly Row[]): void {
  const { pen, palette, sizes, heightPx, topPx } = context;
  if (sizes.gutterPx === 0) return;
  pen.save();
  pen.beginPath();
  pen.rect(0, sizes.rulerPx, sizes.gutterPx, heightPx - sizes.rulerPx);
  pen.clip();
  pen.fillStyle = palette.bg;
  pen.fillRect(0, sizes.rulerPx, sizes.gutterPx, heightPx);
  pen.translate(0, sizes.rulerPx - topPx);
  for (const row of rows) {
    if (row.y > 0) {
      pen.globalAlpha = row.beginsGroup ? 1 : 0.45;
      pen.fillStyle = palette.line;
      pen.fillRect(0, row.y, sizes.gutterPx, 1);
      pen.globalAlpha = 1;
    }
    drawRowLabel(context, row, 8, labelY(row), sizes.gutterPx - 14);
  }
  pen.restore();
  pen.fillStyle = palette.line;
  pen.fillRect(sizes.gutterPx - 1, sizes.rulerPx, 1, heightPx);
}

/** Beside the bars, not beside the ticks of the log below them. */
function labelY(row: Row): number {
  const first = row.lanes[0];
  const last = row.lanes.at(-1);
  return first && last ? (first.y + last.y + last.height) / 2 : row.y + row.height / 2;
}

const CHEVRON_PX = 14;
const INDENT_PX = 10;

/** Name and detail side by side; a name too long loses its middle, because names differ at both ends. */
function drawRowLabel(context: DrawContext, row: Row, atX: number, y: number, widthPx: number, hasEdge = false): void {
  const { pen, palette } = context;
  if (row.group && !hasEdge) drawChevron(context, atX, y, row.group.isOpen);
  const indentPx = row.isIndented ? INDENT_PX : 0;
  const signPx = row.sign ? SIGN_PX + 4 : 0;
  const x = atX + CHEVRON_PX + indentPx + signPx;
  const roomPx = widthPx - CHEVRON_PX - indentPx - signPx;
  if (row.sign && !hasEdge) {
    pen.textAlign = 'left';
    pen.textBaseline = 'middle';
    pen.font = palette.fontStrong;
    pen.fillStyle = palette.tones[row.sign.tone];
    drawSigned(pen, row.sign.sign, x - signPx, y);
  }
  pen.textAlign = 'left';
  pen.textBaseline = 'middle';
  pen.font = palette.font;
  const detailPx = row.detail === undefined ? 0 : pen.measureText(row.detail).width + 6;
  pen.font = row.isIndented ? palette.font : palette.fontRow;
  const name = shortened(pen, row.label, roomPx - detailPx);
  pen.fillStyle = row.isIndented && row.kind !== 'invocation' ? palette.mute : palette.text;
  if (hasEdge) pen.strokeText(name, x, y);
  pen.fillText(name, x, y);
  if (row.detail === undefined) return;
  const nameEndX = x + pen.measureText(name).width;
  pen.font = palette.font;
  pen.fillStyle = palette.faint;
  if (hasEdge) pen.strokeText(row.detail, nameEndX + 6, y + 0.5);
  pen.fillText(row.detail, nameEndX + 6, y + 0.5);
}

function shortened(pen: CanvasRenderingContext2D, text: string, roomPx: number): string {
  if (pen.measureText(text).width <= roomPx) return text;
  for (let keep = text.length - 1; keep > 2; keep -= 1) {
    const candidate = `${text.slice(0, Math.ceil(keep / 2))}…${text.slice(text.length - Math.floor(keep / 2))}`;
    if (pen.measureText(candidate).width <= roomPx) return candidate;
  }
  return '…';
}
