/** Which way the lines of a hatch run: `/` for a retry wait, `\` with dots for a throttle wait. */
export type HatchKind = 'retry' | 'throttle';

/** A pattern fill that repeats without a seam, sharp at the screen's own resolution. */
export function hatchPattern(
  context: CanvasRenderingContext2D,
  kind: HatchKind,
  colour: string,
  pixelRatio: number,
): CanvasPattern | undefined {
  const tile = document.createElement('canvas');
  const size = TILE_PX * pixelRatio;
  tile.width = size;
  tile.height = size;
  const pen = tile.getContext('2d');
  if (!pen) return undefined;
  pen.scale(pixelRatio, pixelRatio);
  pen.strokeStyle = colour;
  pen.lineWidth = kind === 'retry' ? 1.4 : 2.2;
  pen.lineCap = 'square';
  pen.beginPath();
  // Each line is drawn a tile to both sides too, so that it goes on into the next tile.
  for (const shift of [-TILE_PX, 0, TILE_PX]) {
    if (kind === 'retry') {
      pen.moveTo(shift, TILE_PX);
      pen.lineTo(shift + TILE_PX, 0);
    } else {
      pen.moveTo(shift, 0);
      pen.lineTo(shift + TILE_PX, TILE_PX);
    }
  }
  pen.stroke();
  const pattern = context.createPattern(tile, 'repeat');
  pattern?.setTransform(new DOMMatrix().scale(1 / pixelRatio));
  return pattern ?? undefined;
}

const TILE_PX = 7;
