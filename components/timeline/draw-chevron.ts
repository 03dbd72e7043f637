import type { DrawContext } from './draw-context';

/** `▸` closed, `▾` open; `x` is its left edge, `y` its middle. */
export function drawChevron({ pen, palette }: DrawContext, x: number, y: number, isOpen: boolean): void {
  pen.strokeStyle = palette.faint;
  pen.lineWidth = 1.5;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.beginPath();
  if (isOpen) {
    pen.moveTo(x + 0.5, y - 1.75);
    pen.lineTo(x + 4, y + 1.75);
    pen.lineTo(x + 7.5, y - 1.75);
  } else {
    pen.moveTo(x + 2.25, y - 3.5);
    pen.lineTo(x + 5.75, y);
    pen.lineTo(x + 2.25, y + 3.5);
  }
  pen.stroke();
}
