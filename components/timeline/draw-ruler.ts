import { TICK_LABEL_INSET_PX, type TimelineLayout } from '@/lib/timeline/layout';
import type { DrawContext } from './draw-context';

/** Gridlines and the bands of collapsed idle time, behind the spans. Origin: top left of the rows' window. */
export function drawGrid(context: DrawContext, layout: TimelineLayout): void {
  const { pen, palette, sizes, heightPx } = context;
  const height = heightPx - sizes.rulerPx;
  for (const gap of layout.breaks) {
    pen.fillStyle = palette.raise;
    pen.globalAlpha = 0.45;
    pen.fillRect(gap.x, 0, gap.width, height);
    pen.globalAlpha = 1;
    drawDashed(context, gap.x, height);
    drawDashed(context, gap.x + gap.width, height);
  }
  pen.fillStyle = palette.line;
  pen.globalAlpha = 0.7;
  for (const tick of layout.ticks) pen.fillRect(Math.round(tick.x), 0, 1, height);
  pen.globalAlpha = 1;
  pen.fillStyle = palette.accent;
  pen.fillRect(Math.round(layout.nowX) - 0.75, 0, 1.5, height);
}

/** Times, and how much was skipped. */
export function drawRuler(context: DrawContext, layout: TimelineLayout): void {
  const { pen, palette, sizes, widthPx } = context;
  pen.save();
  pen.beginPath();
  pen.rect(sizes.gutterPx, 0, widthPx - sizes.gutterPx, sizes.rulerPx);
  pen.clip();
  pen.translate(sizes.gutterPx, 0);
  const textY = sizes.rulerPx - 11;
  pen.font = palette.font;
  pen.textBaseline = 'middle';
  pen.textAlign = 'left';
  for (const gap of layout.breaks) drawBreak(context, gap);
  for (const tick of layout.ticks) {
    pen.fillStyle = palette.line;
    pen.fillRect(Math.round(tick.x), sizes.rulerPx - 6, 1, 6);
    if (tick.label === undefined) continue;
    pen.fillStyle = palette.mute;
    pen.fillText(tick.label, tick.x + TICK_LABEL_INSET_PX, textY);
  }
  pen.restore();
  pen.fillStyle = palette.line;
  pen.fillRect(0, sizes.rulerPx - 1, widthPx, 1);
  drawNowStem(context, layout.nowX);
}

/** From the flag of now down to the rows. */
function drawNowStem({ pen, palette, sizes }: DrawContext, nowX: number): void {
  if (nowX < 0) return;
  pen.fillStyle = palette.accent;
  pen.fillRect(sizes.gutterPx + Math.round(nowX) - 0.75, 16, 1.5, sizes.rulerPx - 16);
}

/** A band in the ruler, with the length that is not shown. */
function drawBreak(context: DrawContext, gap: TimelineLayout['breaks'][number]): void {
  const { pen, palette, sizes } = context;
  pen.fillStyle = palette.raise;
  pen.globalAlpha = 0.45;
  pen.fillRect(gap.x, 0, gap.width, sizes.rulerPx);
  pen.globalAlpha = 1;
  drawTear(context, gap.x);
  drawTear(context, gap.x + gap.width);
  if (!gap.label) return;
  pen.fillStyle = palette.faint;
  pen.fillText(gap.label.text, gap.label.x, BREAK_TEXT_Y);
}

/** The edge of a break in the ruler: time is torn there. */
function drawTear({ pen, palette }: DrawContext, x: number): void {
  pen.strokeStyle = palette.edge;
  pen.lineWidth = 1;
  pen.beginPath();
  for (let tooth = 0; tooth <= TEETH; tooth += 1) {
    pen.lineTo(x + (tooth % 2 === 0 ? -2 : 2), TOOTH_PX * tooth);
  }
  pen.stroke();
}

/** The same edge among the rows, quietly. */
function drawDashed({ pen, palette }: DrawContext, x: number, height: number): void {
  pen.strokeStyle = palette.edge;
  pen.lineWidth = 1;
  pen.globalAlpha = 0.7;
  pen.setLineDash([2, 4]);
  pen.beginPath();
  pen.moveTo(Math.round(x) + 0.5, 0);
  pen.lineTo(Math.round(x) + 0.5, height);
  pen.stroke();
  pen.setLineDash([]);
  pen.globalAlpha = 1;
}

/** Down to where the times are written. */
const TEETH = 4;
const TOOTH_PX = 5.5;
/** On the line of the flag of now. */
const BREAK_TEXT_Y = 11;
