/** Setting a canvas' size clears it, so it is only set when it differs. */
export function fitCanvas(canvas: HTMLCanvasElement, widthPx: number, heightPx: number, ratio: number): void {
  const width = Math.round(widthPx * ratio);
  const height = Math.round(heightPx * ratio);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}
