import { TICK_LABEL_INSET_PX, type TimelineLayout } from '@/lib/timeline/layout';
import type { DrawContext } from './draw-context';

/** Gridlines and the bands of collapsed idle time, behind the spans. Origin: top left of the rows' window. */
export function drawGrid({ pen, palette, sizes, heightPx }: DrawContext, layout: TimelineLayout): void {
  const height = heightPx - sizes.rulerPx;
  for (const gap of layout.breaks) {
    pen.fillStyle = palette.raise;
    pen.globalAlpha = 0.35;
    pen.fillRect(gap.x, 0, gap.width, height);
    pen.globalAlpha = 1;
  }
  pen.fillStyle = palette.line;
  pen.globalAlpha = 0.7;
  for (const tick of layout.ticks) pen.fillRect(Math.round(tick.x), 0, 1, height);
  pen.globalAlpha = 1;
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
  for (const tick of layout.ticks) {
    pen.fillStyle = palette.line;
    pen.fillRect(Math.round(tick.x), sizes.rulerPx - 6, 1, 6);
    if (tick.label === undefined) continue;
    pen.fillStyle = palette.mute;
    pen.fillText(tick.label, tick.x + TICK_LABEL_INSET_PX, textY);
  }
  for (const gap of layout.breaks) drawBreak(context, gap, textY);
  pen.restore();
  pen.fillStyle = palette.line;
  pen.fillRect(0, sizes.rulerPx - 1, widthPx, 1);
}

/** A torn band in the ruler, with the length that is not shown. */
function drawBreak({ pen, palette, sizes }: DrawContext, gap: TimelineLayout['breaks'][number], textY: number): void {
  pen.fillStyle = palette.raise;
  pen.globalAlpha = 0.35;
  pen.fillRect(gap.x, 0, gap.width, sizes.rulerPx);
  pen.globalAlpha = 1;
  pen.strokeStyle = palette.edge;
  pen.lineWidth = 1;
  for (const x of [gap.x, gap.x + gap.width]) {
    pen.beginPath();
    for (let step = 0; step <= TEETH; step += 1) {
      pen.lineTo(x + (step % 2 === 0 ? -2.5 : 2.5), (sizes.rulerPx / TEETH) * step);
    }
    pen.stroke();
  }
  if (!gap.label) return;
  pen.fillStyle = palette.faint;
  pen.fillText(gap.label.text, gap.label.x, textY);
}

const TEETH = 6;
