import type { EnvironmentLine } from '@/lib/timeline/environment-lines';
import type { DrawContext } from './draw-context';

const END_PX = 9;

/** The life of each environment as a thin line, behind its runs: frozen where nothing covers it, with a foot where it ends. */
export function drawEnvironments({ pen, palette }: DrawContext, lines: readonly EnvironmentLine[]): void {
  pen.font = palette.font;
  pen.textAlign = 'left';
  pen.textBaseline = 'middle';
  for (const { x, width, y, hasEnd, labels } of lines) {
    const middleY = Math.round(y);
    pen.fillStyle = palette.edge;
    pen.fillRect(x, middleY - 1, width, 1.5);
    if (hasEnd) pen.fillRect(x + width - 1.5, middleY - END_PX / 2, 1.5, END_PX);
    for (const label of labels) {
      const textPx = pen.measureText(label.text).width;
      pen.fillStyle = palette.bg;
      pen.fillRect(label.x - 4, middleY - 7, textPx + 8, 14);
      pen.fillStyle = palette.faint;
      pen.fillText(label.text, label.x, middleY + 0.5);
    }
  }
}
