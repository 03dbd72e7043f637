import type { Measure } from '@/lib/timeline/box-labels';
import { SIGN_PX, splitSign } from './sign';

/** How wide texts are in one font, remembered: labels repeat, and measuring is the dear part of drawing them. */
export function textMeasure(context: CanvasRenderingContext2D, font: string): Measure {
  const widths = new Map<string, number>();
  return (text) => {
    const known = widths.get(text);
    if (known !== undefined) return known;
    context.font = font;
    const { path, rest } = splitSign(text);
    const width = context.measureText(rest).width + (path === undefined ? 0 : SIGN_PX);
    if (widths.size > REMEMBERED_MAX) widths.clear();
    widths.set(text, width);
    return width;
  };
}

const REMEMBERED_MAX = 5_000;
