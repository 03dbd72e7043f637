import type { ColumnPainter } from './draw-columns';
import type { HatchKind } from './hatch';
import type { Palette } from './palette';
import type { TimelineSizes } from './timeline-size';

/** What all drawing functions need: a pen whose unit is the CSS pixel, colours, and where things lie. */
export interface DrawContext {
  readonly pen: CanvasRenderingContext2D;
  readonly palette: Palette;
  readonly sizes: TimelineSizes;
  readonly widthPx: number;
  readonly heightPx: number;
  /** The rows are scrolled down by this much. */
  readonly topPx: number;
  /** Draws lanes that are too full for boxes. */
  readonly columns: ColumnPainter;
  readonly hatch: (kind: HatchKind, colour: string) => CanvasPattern | string;
}
