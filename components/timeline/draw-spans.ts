import type { GhostBox } from '@/lib/timeline/ghosts';
import type { TimelineLayout } from '@/lib/timeline/layout';
import { ASIDE_ALPHA, drawBox } from './draw-box';
import type { DrawContext } from './draw-context';
import { drawGutter, drawRowLines } from './draw-rows';
import { drawGrid, drawRuler } from './draw-ruler';

/** The lower layer: everything but what follows the pointer and the selection. */
export function drawSpans(context: DrawContext, layout: TimelineLayout): void {
  const { pen, palette, sizes, widthPx, heightPx, topPx } = context;
  pen.fillStyle = palette.bg;
  pen.fillRect(0, 0, widthPx, heightPx);
  pen.save();
  pen.beginPath();
  pen.rect(sizes.gutterPx, sizes.rulerPx, widthPx - sizes.gutterPx, heightPx - sizes.rulerPx);
  pen.clip();
  pen.translate(sizes.gutterPx, sizes.rulerPx);
  drawGrid(context, layout);
  pen.translate(0, -topPx);
  drawRowLines(context, layout.rows);
  for (const ghost of layout.ghosts) drawGhost(context, ghost);
  context.columns.draw(pen, palette, layout.lanes, layout.selected.size > 0 ? ASIDE_ALPHA : 1);
  for (const lane of layout.lanes) {
    for (const box of lane.boxes) {
      const isAside = layout.selected.size > 0 && !layout.selected.has(box.span.requestId);
      drawBox(context, box, layout.nowX, isAside);
    }
  }
  pen.restore();
  drawRuler(context, layout);
  drawGutter(context, layout.rows);
}

/** What may come: dashed and unfilled. */
function drawGhost({ pen, palette, hatch }: DrawContext, ghost: GhostBox): void {
  if (ghost.width < 2) return;
  const colour = ghost.isCut ? palette.tones.error : ghost.shape === 'ghost-wait' ? palette.tones.wait : palette.mute;
  pen.save();
  pen.beginPath();
  pen.roundRect(ghost.x + 0.5, ghost.y + 0.5, ghost.width - 1, ghost.height - 1, 4);
  pen.fillStyle = palette.bg;
  pen.fill();
  if (ghost.shape === 'ghost-wait') {
    pen.globalAlpha = 0.16;
    pen.fillStyle = hatch('retry', colour);
    pen.fill();
  }
  pen.globalAlpha = ghost.isCertain ? 1 : 0.7;
  pen.setLineDash([3, 3]);
  pen.strokeStyle = colour;
  pen.lineWidth = 1;
  pen.stroke();
  pen.restore();
  pen.font = palette.font;
  const textPx = pen.measureText(ghost.label).width;
  if (textPx + 8 > ghost.width || ghost.height < 13) return;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  const x = ghost.x + ghost.width / 2;
  if (ghost.shape === 'ghost-wait') {
    pen.fillStyle = palette.bg;
    pen.beginPath();
    pen.roundRect(x - textPx / 2 - 4, ghost.y + 3, textPx + 8, ghost.height - 6, 3);
    pen.fill();
  }
  pen.fillStyle = palette.mute;
  pen.fillText(ghost.label, x, ghost.y + ghost.height / 2 + 0.5);
}
