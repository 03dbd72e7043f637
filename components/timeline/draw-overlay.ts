import type { LabelledBox, TimelineLayout } from '@/lib/timeline/layout';
import type { LogTick } from '@/lib/timeline/log-ticks';
import type { Span } from '@/lib/timeline/span';
import type { TimeWords } from '@/lib/timeline/time-words';
import { drawArea } from './draw-area';
import { drawArrows } from './draw-arrows';
import type { DrawContext } from './draw-context';
import { drawLabelsOverArrows } from './draw-rows';

/** What the pointer is over. */
export interface Pointed {
  /** From the left edge of the rows' window. */
  readonly x: number;
  readonly at: number;
  readonly box: LabelledBox | undefined;
  /** In the full log. */
  readonly tick: LogTick | undefined;
}

/** The upper layer: the flag of now, the chain's arrows, the outlines and the pointer's line. */
export function drawOverlay(
  context: DrawContext,
  layout: TimelineLayout,
  pointed: Pointed | undefined,
  cursor: Span | undefined,
): void {
  const { pen, sizes, widthPx, heightPx, topPx } = context;
  pen.clearRect(0, 0, widthPx, heightPx);
  pen.save();
  pen.beginPath();
  pen.rect(sizes.gutterPx, 0, widthPx - sizes.gutterPx, heightPx);
  pen.clip();
  pen.translate(sizes.gutterPx, 0);
  drawArea(context, layout.area);
  if (pointed) drawPointerLine(context, pointed, layout.words);
  drawScrollThumb(context, layout.rowsHeightPx);
  drawNowFlag(context, layout.nowX);
  pen.beginPath();
  pen.rect(0, sizes.rulerPx, widthPx, heightPx);
  pen.clip();
  pen.translate(0, sizes.rulerPx - topPx);
  drawArrows(context, layout.arrows);
  if (layout.arrows.length > 0) drawLabelsOverArrows(context, layout.rows);
  outlineCursor(context, layout, cursor);
  if (pointed?.box) outline(context, pointed.box);
  pen.restore();
}

/** How far down the rows are scrolled, where there are more than fit. */
function drawScrollThumb({ pen, palette, sizes, widthPx, heightPx, topPx }: DrawContext, rowsHeightPx: number): void {
  const seenPx = heightPx - sizes.rulerPx;
  if (rowsHeightPx <= seenPx) return;
  const scale = seenPx / rowsHeightPx;
  pen.fillStyle = palette.edge;
  pen.beginPath();
  pen.roundRect(
    widthPx - sizes.gutterPx - 7,
    sizes.rulerPx + topPx * scale + 2,
    4,
    Math.max(20, seenPx * scale - 4),
    2,
  );
  pen.fill();
}

/** The line below the flag is on the lower layer, behind the spans. */
function drawNowFlag({ pen, palette }: DrawContext, nowX: number): void {
  const x = Math.round(nowX);
  pen.fillStyle = palette.accent;
  pen.beginPath();
  pen.roundRect(x - 19, 2, 38, 16, 8);
  pen.fill();
  pen.fillStyle = palette.onAccent;
  pen.font = palette.fontStrong;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText('now', x, 10.5);
}

function drawPointerLine(
  { pen, palette, heightPx, sizes, widthPx }: DrawContext,
  pointed: Pointed,
  words: TimeWords,
): void {
  pen.fillStyle = palette.edge;
  // On a span the line would run through its text.
  pen.fillRect(Math.round(pointed.x), 18, 1, pointed.box ? sizes.rulerPx - 18 : heightPx);
  const text = words.exact(pointed.at);
  pen.font = palette.font;
  const textPx = pen.measureText(text).width + 12;
  const x = Math.min(Math.max(0, pointed.x - textPx / 2), widthPx - sizes.gutterPx - textPx);
  pen.fillStyle = palette.raise;
  pen.beginPath();
  pen.roundRect(x, 2, textPx, 16, 5);
  pen.fill();
  pen.fillStyle = palette.text;
  pen.textAlign = 'left';
  pen.textBaseline = 'middle';
  pen.fillText(text, x + 6, 10.5);
}

/** The span that the keys or the list stand on. */
function outlineCursor(context: DrawContext, layout: TimelineLayout, cursor: Span | undefined): void {
  if (!cursor) return;
  for (const lane of layout.lanes) {
    for (const box of lane.boxes) if (box.span === cursor) outline(context, box);
  }
}

function outline({ pen, palette }: DrawContext, box: LabelledBox): void {
  const inset = 2;
  pen.strokeStyle = palette.text;
  pen.lineWidth = 2;
  pen.beginPath();
  pen.roundRect(box.x - inset, box.y - inset, box.width + 2 * inset, box.height + 2 * inset, 5);
  pen.stroke();
}
