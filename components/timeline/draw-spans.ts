import type { TimelineLayout } from '@/lib/timeline/layout';
import { ASIDE_ALPHA, drawBox } from './draw-box';
import type { DrawContext } from './draw-context';
import { drawEnvironments } from './draw-environments';
import { drawGhosts } from './draw-ghosts';
import { drawLogTicks } from './draw-log-ticks';
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
  drawEnvironments(context, layout.environments);
  drawGhosts(context, layout.ghosts);
  // Columns are of many invocations: they step back whenever some do, and what is lit lies on them as boxes.
  context.columns.draw(pen, palette, layout.lanes, layout.isAside(NOBODY) ? ASIDE_ALPHA : 1);
  for (const lane of layout.lanes) {
    for (const box of lane.boxes) {
      drawBox(context, box, layout.nowX, layout.isAside(box.span.requestId));
    }
  }
  drawLogTicks(context, layout.logTicks, layout.isAside);
  pen.restore();
  drawRuler(context, layout);
  drawGutter(context, layout.rows);
}

/** The request id of no invocation. */
const NOBODY = '';
