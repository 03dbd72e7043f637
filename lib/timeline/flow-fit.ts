import type { FlowLayout } from './flow-layout';
import { TALL_WIDTH_PX } from './flow-tall';

const MARGIN_PX = 14;
/** Kept free at the bottom, for the legend. */
const FOOT_PX = 30;
/** Larger than this it would shout. */
const ZOOM_MAX = 1.6;

/** Where a map stands in its frame: in the middle and as large as fits; a tall one as wide as the frame, from the top. */
export function fitMap(
  { orientation, widthPx, heightPx }: FlowLayout,
  frame: { readonly widthPx: number; readonly heightPx: number },
): { readonly x: number; readonly y: number; readonly zoom: number } {
  if (orientation === 'tall') {
    const zoom = Math.min(ZOOM_MAX, (frame.widthPx - 2 * MARGIN_PX) / TALL_WIDTH_PX);
    return { x: (frame.widthPx - TALL_WIDTH_PX * zoom) / 2, y: MARGIN_PX, zoom };
  }
  const roomPx = frame.heightPx - FOOT_PX;
  const zoom = Math.min(
    ZOOM_MAX,
    (frame.widthPx - 2 * MARGIN_PX) / Math.max(1, widthPx),
    (roomPx - MARGIN_PX) / Math.max(1, heightPx),
  );
  return { x: (frame.widthPx - widthPx * zoom) / 2, y: Math.max(0, (roomPx - heightPx * zoom) / 2), zoom };
}
