import { type Density, densityOf } from '@/lib/timeline/density';
import { pxOf, stretchesWithin, type TimeAxis, timeAt } from '@/lib/timeline/time-axis';
import { axisAt } from '@/lib/timeline/viewport';
import { fitCanvas } from './fit-canvas';
import { wholeViewport } from './follow-view';
import type { Palette } from './palette';
import { sizesFor } from './timeline-size';
import type { TimelineView } from './timeline-view';

/** The strip as it was last worked out. `x` counts from its left edge. */
export interface MinimapScene {
  readonly axis: TimeAxis;
  readonly leftPx: number;
  readonly widthPx: number;
  readonly density: Density;
  /** Version of the timeline that the density was counted from. */
  readonly version: number;
  readonly scale: number;
  readonly window: { readonly x: number; readonly width: number };
}

/** A bar of the strip and the gap behind it. */
const COLUMN_PX = 4;
const WINDOW_MIN_PX = 10;

/** Works the strip out; the counting is kept while neither the log nor the scale changed. */
export function minimapScene(
  view: TimelineView,
  widthPx: number,
  before: MinimapScene | undefined,
): MinimapScene | undefined {
  const { scene, lab } = view;
  if (!scene || widthPx < COLUMN_PX) return undefined;
  const sizes = { ...sizesFor(widthPx), margins: { leftPx: 6, rightPx: 6 } };
  // In the strip a break is as narrow as can still be seen.
  const source = { ...scene.source, breakPx: scene.source.breakPx === undefined ? undefined : BREAK_PX };
  const viewport = wholeViewport(source, widthPx, sizes);
  const axis = axisAt(source, viewport.msPerPx);
  const { leftPx } = viewport;
  const { version } = lab.timeline;
  const isSame =
    lab.timeline.openCount === 0 &&
    before?.version === version &&
    before.widthPx === widthPx &&
    before.scale === viewport.msPerPx;
  const density = isSame
    ? before.density
    : densityOf(lab.timeline, axis, Math.floor(widthPx / COLUMN_PX), COLUMN_PX, leftPx, scene.view.now);
  const { axis: seenAxis, leftPx: seenLeftPx, widthPx: seenWidthPx } = scene.view;
  const fromX = pxOf(axis, Math.max(0, timeAt(seenAxis, seenLeftPx))) - leftPx;
  const toX = pxOf(axis, Math.min(source.endAt, Math.max(0, timeAt(seenAxis, seenLeftPx + seenWidthPx)))) - leftPx;
  const x = Math.max(0, Math.min(fromX, widthPx - WINDOW_MIN_PX));
  const window = { x, width: Math.max(WINDOW_MIN_PX, Math.min(widthPx, toX) - x) };
  return { axis, leftPx, widthPx, density, version, scale: viewport.msPerPx, window };
}

const BREAK_PX = 14;
/** Narrower breaks would only make the whole strip grey. */
const BREAK_SEEN_PX = 2;

export function drawMinimap(canvas: HTMLCanvasElement, palette: Palette, strip: MinimapScene, now: number): void {
  const pen = canvas.getContext('2d');
  if (!pen) return;
  const ratio = devicePixelRatio;
  const height = canvas.clientHeight;
  fitCanvas(canvas, strip.widthPx, height, ratio);
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, strip.widthPx, height);
  pen.fillStyle = palette.raise;
  for (const { isBreak, startPx, endPx } of stretchesWithin(strip.axis, strip.leftPx, strip.leftPx + strip.widthPx)) {
    const isSeen = isBreak && endPx - startPx >= BREAK_SEEN_PX;
    if (isSeen) pen.fillRect(startPx - strip.leftPx, 0, endPx - startPx, height);
  }
  drawColumns(pen, strip, height, palette.tones.queued, palette.tones.error);
  const nowX = pxOf(strip.axis, now) - strip.leftPx;
  pen.fillStyle = palette.accent;
  pen.fillRect(Math.round(nowX), 0, 1.5, height);
  drawWindow(pen, strip, height, palette.accent);
}

/** The square root keeps one lone span visible beside a burst of thousands. */
function drawColumns(
  pen: CanvasRenderingContext2D,
  strip: MinimapScene,
  height: number,
  calm: string,
  failed: string,
): void {
  const { counts, failures, peak } = strip.density;
  const room = height - 8;
  for (let column = 0; column < counts.length; column += 1) {
    const count = counts[column] ?? 0;
    if (count === 0) continue;
    const barPx = Math.max(4, room * Math.sqrt(count / peak));
    const failedPx = barPx * ((failures[column] ?? 0) / count);
    const x = column * COLUMN_PX;
    pen.fillStyle = calm;
    pen.fillRect(x, height - 4 - barPx, COLUMN_PX - 1, barPx - failedPx);
    pen.fillStyle = failed;
    if (failedPx > 0) pen.fillRect(x, height - 4 - Math.max(3, failedPx), COLUMN_PX - 1, Math.max(3, failedPx));
  }
}

function drawWindow(pen: CanvasRenderingContext2D, strip: MinimapScene, height: number, colour: string): void {
  const { x, width } = strip.window;
  pen.fillStyle = colour;
  pen.globalAlpha = 0.14;
  pen.fillRect(x, 0, width, height);
  pen.globalAlpha = 1;
  pen.strokeStyle = colour;
  pen.lineWidth = 1.5;
  pen.beginPath();
  pen.roundRect(x + 0.75, 0.75, width - 1.5, height - 1.5, 6);
  pen.stroke();
}
