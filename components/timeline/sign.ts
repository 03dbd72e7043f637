/** The signs that labels begin with, as strokes on a field of 10 x 10: their letters are missing from many fonts. */
export const SIGN_PATHS: Readonly<Record<string, string>> = {
  '✕': 'M2 2 L8 8 M8 2 L2 8',
  '✓': 'M1.5 5.4 L4 8 L8.500 2.300',
  '▸': 'M3 1.500 L8 5 L3 8.500 Z',
};

/** Room that a sign takes before the text that follows it. */
export const SIGN_PX = 10;

/** A label taken apart: its sign, if it begins with one, and the rest. */
export function splitSign(text: string): { readonly path: string | undefined; readonly rest: string } {
  const path = SIGN_PATHS[text.slice(0, 1)];
  return path === undefined ? { path, rest: text } : { path, rest: text.slice(1) };
}

/** Draws a label, its sign as strokes, in the pen's fill colour; `y` is the middle. */
export function drawSigned(pen: CanvasRenderingContext2D, text: string, x: number, y: number): void {
  const { path, rest } = splitSign(text);
  if (path === undefined) {
    pen.fillText(text, x, y);
    return;
  }
  const strokes = new Path2D();
  strokes.addPath(new Path2D(path), new DOMMatrix().translate(x - 0.5, y - 5.5));
  pen.strokeStyle = pen.fillStyle;
  pen.lineWidth = 1.7;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.stroke(strokes);
  pen.fillText(rest, x + SIGN_PX, y);
}
