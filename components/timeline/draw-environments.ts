import type { EnvironmentLine } from '@/lib/timeline/environment-lines';
import type { DrawContext } from './draw-context';

const END_PX = 10;

/** The life of each environment as a thin line, behind its runs: frozen where nothing covers it, with a foot where it ends. */
export function drawEnvironments({ pen, palette }: DrawContext, lines: readonly EnvironmentLine[]): void {
  pen.font = palette.font;
  pen.textAlign = 'left';
  pen.textBaseline = 'middle';
  for (const { pieces, y, endX, labels } of lines) {
    const middleY = Math.round(y);
    pen.fillStyle = palette.edge;
    for (const { fromX, toX } of pieces) pen.fillRect(fromX, middleY - 1, toX - fromX, 1.5);
    if (endX !== undefined) pen.fillRect(endX - 1.5, middleY - END_PX / 2, 1.5, END_PX);
    for (const label of labels) {
      const textPx = pen.measureText(label.text).width;
      pen.fillStyle = palette.bg;
      pen.fillRect(label.x - 5, middleY - 7, textPx + 10, 14);
      pen.fillStyle = palette.faint;
      pen.fillText(label.text, label.x, middleY + 0.5);
    }
  }
}
