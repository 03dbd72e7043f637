import type { GhostBox } from '@/lib/timeline/ghosts';
import type { DrawContext } from './draw-context';

const ASIDE_GAP_PX = 6;
const LABEL_HEIGHT_PX = 13;

/** What may come: dashed and unfilled, with when it comes or what it depends on. */
export function drawGhosts(context: DrawContext, ghosts: readonly GhostBox[]): void {
  for (const ghost of ghosts) if (ghost.width >= 2) drawGhost(context, ghost);
  for (const ghost of ghosts) drawAside(context, ghost, ghosts);
}

function drawGhost(context: DrawContext, ghost: GhostBox): void {
  const { pen, palette, hatch } = context;
  const colour = colourOf(context, ghost);
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
  pen.globalAlpha = ghost.fate === 'certain' ? 1 : 0.75;
  pen.setLineDash([3, 3]);
  pen.strokeStyle = colour;
  pen.lineWidth = ghost.fate === 'certain' ? 1.5 : 1;
  pen.stroke();
  pen.restore();
  drawLabel(context, ghost);
  if (ghost.fate === 'not-needed') strikeOut(context, ghost);
}

function drawLabel({ pen, palette }: DrawContext, ghost: GhostBox): void {
  pen.font = ghost.fate === 'certain' ? palette.fontStrong : palette.font;
  const label = ghost.labels.find((text) => pen.measureText(text).width + 8 <= ghost.width);
  if (label === undefined || ghost.height < LABEL_HEIGHT_PX) return;
  const textPx = pen.measureText(label).width;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  const x = ghost.x + ghost.width / 2;
  if (ghost.shape === 'ghost-wait') {
    pen.fillStyle = palette.bg;
    pen.beginPath();
    pen.roundRect(x - textPx / 2 - 4, ghost.y + 3, textPx + 8, ghost.height - 6, 3);
    pen.fill();
  }
  pen.fillStyle = ghost.fate === 'certain' ? palette.text : palette.mute;
  pen.fillText(label, x, ghost.y + ghost.height / 2 + 0.5);
}

/** Right of the ghost, where nothing else begins. */
function drawAside({ pen, palette, widthPx }: DrawContext, ghost: GhostBox, ghosts: readonly GhostBox[]): void {
  if (ghost.aside === undefined || ghost.height < LABEL_HEIGHT_PX) return;
  pen.font = palette.font;
  const textPx = pen.measureText(ghost.aside).width;
  const x = ghost.x + ghost.width + ASIDE_GAP_PX;
  const isTaken = ghosts.some(
    (other) => other !== ghost && other.y === ghost.y && other.x + other.width > x && other.x < x + textPx + 2,
  );
  if (isTaken || x > widthPx) return;
  pen.textAlign = 'left';
  pen.textBaseline = 'middle';
  pen.fillStyle = ghost.fate === 'certain' ? palette.text : palette.faint;
  pen.fillText(ghost.aside, x, ghost.y + ghost.height / 2 + 0.5);
}

function strikeOut({ pen, palette }: DrawContext, { x, y, width, height }: GhostBox): void {
  pen.strokeStyle = palette.faint;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(x + 3, y + height - 4);
  pen.lineTo(x + width - 3, y + 4);
  pen.stroke();
}

function colourOf({ palette }: DrawContext, { fate, shape }: GhostBox): string {
  if (fate === 'too-old') return palette.tones.error;
  if (fate === 'not-needed') return palette.edge;
  if (fate === 'certain') return palette.accent;
  return shape === 'ghost-wait' ? palette.tones.wait : palette.mute;
}
