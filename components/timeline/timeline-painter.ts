import { assert } from '@/lib/engine/assert';
import { ColumnPainter } from './draw-columns';
import type { DrawContext } from './draw-context';
import { drawOverlay } from './draw-overlay';
import { drawSpans } from './draw-spans';
import { drawTimeCursor } from './draw-time-cursor';
import { fitCanvas } from './fit-canvas';
import { type HatchKind, hatchPattern } from './hatch';
import { onPaletteChange, type Palette, readPalette } from './palette';
import { textMeasure } from './text-measure';
import type { TimelineScene, TimelineView } from './timeline-view';

/** How often an idle lab on a running clock is drawn again: only the skipped length changes. */
const SLOW_MS = 500;
/** A picture that moved less than this looks the same. */
const MOVED_PX = 0.25;

/**
 * Draws a view on two canvases, at most once a frame, and only when something changed: on a paused clock an idle page does
 * nothing. While time passes it looks each frame whether the picture moved, and slows down when it does not.
 */
export class TimelinePainter {
  readonly #view: TimelineView;
  readonly #spans: CanvasRenderingContext2D;
  readonly #overlay: CanvasRenderingContext2D;
  readonly #columns = new ColumnPainter();
  readonly #stops: (() => void)[] = [];
  readonly #onDrawn: () => void;
  #palette: Palette;
  #hatches = new Map<string, CanvasPattern | string>();
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #drawn: TimelineScene | undefined;
  #isDirty = true;

  constructor(view: TimelineView, spans: HTMLCanvasElement, overlay: HTMLCanvasElement, onDrawn: () => void) {
    this.#view = view;
    this.#onDrawn = onDrawn;
    this.#spans = pen(spans);
    this.#overlay = pen(overlay);
    this.#palette = readPalette(spans);
    this.#takeSizes();
    this.#stops.push(
      view.subscribe(() => this.#request()),
      view.lab.subscribe(() => this.#request()),
      onPaletteChange(() => this.#changePalette()),
    );
    this.#request();
  }

  stop(): void {
    for (const stop of this.#stops) stop();
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
  }

  #request(): void {
    this.#isDirty = true;
    this.#nextFrame();
  }

  #nextFrame(): void {
    clearTimeout(this.#timer);
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#run());
  }

  #run(): void {
    this.#frame = 0;
    if (this.#view.widthPx === 0) return;
    const scene = this.#view.layOut();
    const hasMoved = this.#isDirty || moved(this.#drawn, scene);
    if (hasMoved) this.#draw(scene);
    if (!this.#view.lab.isMoving()) return;
    if (hasMoved) this.#nextFrame();
    else this.#timer = setTimeout(() => this.#request(), SLOW_MS);
  }

  #draw(scene: TimelineScene): void {
    this.#isDirty = false;
    this.#drawn = scene;
    const { pointed } = this.#view;
    drawSpans(this.#context(this.#spans), scene.layout);
    drawOverlay(this.#context(this.#overlay), scene.layout, pointed, this.#view.cursor);
    drawTimeCursor(this.#context(this.#overlay), scene, this.#view.lab.moment);
    this.#onDrawn();
  }

  #context(target: CanvasRenderingContext2D): DrawContext {
    const { widthPx, heightPx, topPx, sizes } = this.#view;
    const ratio = devicePixelRatio;
    fitCanvas(target.canvas, widthPx, heightPx, ratio);
    target.setTransform(ratio, 0, 0, ratio, 0, 0);
    const hatch = (kind: HatchKind, colour: string) => this.#hatch(target, kind, colour, ratio);
    return { pen: target, palette: this.#palette, sizes, widthPx, heightPx, topPx, columns: this.#columns, hatch };
  }

  #hatch(target: CanvasRenderingContext2D, kind: HatchKind, colour: string, ratio: number): CanvasPattern | string {
    const key = `${kind} ${colour} ${ratio}`;
    const known = this.#hatches.get(key);
    if (known !== undefined) return known;
    const pattern = hatchPattern(target, kind, colour, ratio) ?? colour;
    this.#hatches.set(key, pattern);
    return pattern;
  }

  #changePalette(): void {
    this.#palette = readPalette(this.#spans.canvas);
    this.#hatches = new Map();
    this.#takeSizes();
    this.#request();
  }

  #takeSizes(): void {
    this.#view.measure = textMeasure(this.#spans, this.#palette.fontStrong);
    this.#view.scale = this.#palette.scale;
    this.#view.resize(this.#view.widthPx, this.#view.heightPx);
  }
}

function pen(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  assert(context !== null, 'a canvas gives its 2D context');
  return context;
}

function moved(before: TimelineScene | undefined, after: TimelineScene): boolean {
  if (!before) return true;
  return (
    (before.viewport.msPerPx !== after.viewport.msPerPx &&
      Math.abs(before.viewport.msPerPx / after.viewport.msPerPx - 1) > 1e-4) ||
    Math.abs(before.viewport.leftPx - after.viewport.leftPx) > MOVED_PX ||
    Math.abs(before.layout.nowX - after.layout.nowX) > MOVED_PX
  );
}
