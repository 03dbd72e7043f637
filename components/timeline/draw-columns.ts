import type { LaneColumns } from '@/lib/timeline/lane-columns';
import type { LaidLane } from '@/lib/timeline/layout';
import { gravity, SPAN_TONES } from '@/lib/timeline/span';
import type { Palette } from './palette';

/** From this tone on a column stands out by its height too, so that a failure is not told by colour alone. */
const STANDS_OUT_FROM = gravity('throttled');
/** What is calm leaves so much free above and below, where the lane is high enough. */
const CALM_INSET_PX = 3;
const CALM_INSET_FROM_PX = 12;
/** How strongly a column with little in it is drawn; one that is full is drawn fully. */
const LEAST_ALPHA = 0.3;

/**
 * Draws lanes that are too full for boxes: two rows of a small picture for each, one pixel a column, which are then stretched to
 * the lane's height. So a frame costs the same however many spans there are.
 */
export class ColumnPainter {
  readonly #small = document.createElement('canvas');
  #pixels: ImageData | undefined;
  #colours: { readonly palette: Palette; readonly of: Uint32Array } | undefined;

  /** `pen` has its origin at the top left of the rows. */
  draw(pen: CanvasRenderingContext2D, palette: Palette, lanes: readonly LaidLane[], alpha: number): void {
    const full = lanes.filter((lane) => lane.columns !== undefined);
    const width = full[0]?.columns?.codes.length ?? 0;
    const small = this.#small.getContext('2d');
    if (width === 0 || !small) return;
    const pixels = this.#pixelsOf(small, width, full.length * 2);
    const words = new Uint32Array(pixels.data.buffer);
    words.fill(0);
    const colours = this.#coloursOf(palette);
    for (const [index, { columns }] of full.entries())
      if (columns) fillRows(words, columns, index * 2 * width, colours);
    small.putImageData(pixels, 0, 0, 0, 0, width, full.length * 2);
    pen.imageSmoothingEnabled = false;
    pen.globalAlpha = alpha;
    for (const [index, { y, height }] of full.entries()) {
      const inset = height >= CALM_INSET_FROM_PX ? CALM_INSET_PX : 0;
      pen.drawImage(this.#small, 0, index * 2, width, 1, 0, y + inset, width, height - 2 * inset);
      pen.drawImage(this.#small, 0, index * 2 + 1, width, 1, 0, y, width, height);
    }
    pen.globalAlpha = 1;
  }

  #pixelsOf(small: CanvasRenderingContext2D, width: number, height: number): ImageData {
    const known = this.#pixels;
    if (known?.width === width && known.height >= height) return known;
    this.#small.width = width;
    this.#small.height = height;
    this.#pixels = small.createImageData(width, height);
    return this.#pixels;
  }

  #coloursOf(palette: Palette): Uint32Array {
    if (this.#colours?.palette !== palette) this.#colours = { palette, of: coloursOf(palette) };
    return this.#colours.of;
  }
}

/** What is calm into the first of a lane's two rows, what stands out into the second. */
function fillRows(words: Uint32Array, { codes }: LaneColumns, calmRow: number, colours: Uint32Array): void {
  const width = codes.length;
  for (let column = 0; column < width; column += 1) {
    const code = codes[column] ?? 0;
    if (code === 0) continue;
    const row = code >> 4 >= STANDS_OUT_FROM ? calmRow + width : calmRow;
    words[row + column] = colours[code] ?? 0;
  }
}

/** The colour of each code as the canvas keeps it: the tone's, the stronger the fuller the column. */
function coloursOf(palette: Palette): Uint32Array {
  const colours = new Uint32Array(SPAN_TONES.length << 4);
  const bytes = new Uint8ClampedArray(colours.buffer);
  for (const [tone, name] of SPAN_TONES.entries()) {
    const [red, green, blue] = channelsOf(palette.tones[name]);
    for (let fill = 1; fill < 16; fill += 1) {
      const isLoud = tone >= STANDS_OUT_FROM;
      const alpha = isLoud ? 1 : LEAST_ALPHA + ((1 - LEAST_ALPHA) * fill) / 15;
      bytes.set([red, green, blue, Math.round(alpha * 255)], ((tone << 4) | fill) * 4);
    }
  }
  return colours;
}

/** A colour of the page, however it is written, as red, green and blue: the canvas itself works it out. */
function channelsOf(colour: string): readonly [number, number, number] {
  const probe = document.createElement('canvas');
  probe.width = probe.height = 1;
  const pen = probe.getContext('2d');
  if (!pen) return [0, 0, 0];
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = pen.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}
