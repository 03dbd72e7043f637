import type { TimelineLayout } from '@/lib/timeline/layout';
import type { DrawContext } from './draw-context';

const GRIP_PX = 22;

/** The selected part of time, from the ruler down, with a grip at each edge. Origin: top left of the ruler. */
export function drawArea({ pen, palette, sizes, heightPx }: DrawContext, area: TimelineLayout['area']): void {
  if (!area) return;
  const { fromX, toX } = area;
  pen.fillStyle = palette.accent;
  pen.globalAlpha = 0.1;
  pen.fillRect(fromX, 0, toX - fromX, heightPx);
  pen.globalAlpha = 1;
  pen.fillRect(fromX, sizes.rulerPx - 3, toX - fromX, 3);
  const gripY = sizes.rulerPx + (heightPx - sizes.rulerPx) / 2 - GRIP_PX / 2;
  for (const x of [fromX, toX]) {
    pen.fillRect(Math.round(x) - 0.75, 0, 1.5, heightPx);
    pen.beginPath();
    pen.roundRect(x - 3, gripY, 6, GRIP_PX, 3);
    pen.fill();
  }
}
