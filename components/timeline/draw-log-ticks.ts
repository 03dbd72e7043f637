import type { LogTick } from '@/lib/timeline/log-ticks';
import type { DrawContext } from './draw-context';

/** Every log event as a tick below the bars of its row, with its type where there is room. */
export function drawLogTicks(
  { pen, palette, sizes }: DrawContext,
  ticks: readonly LogTick[],
  isAside: (requestId: string) => boolean,
): void {
  const heightPx = sizes.logPx;
  pen.font = palette.font;
  pen.textAlign = 'left';
  pen.textBaseline = 'middle';
  for (const { x, y, event, count, label } of ticks) {
    const requestId = 'requestId' in event ? event.requestId : undefined;
    pen.globalAlpha = requestId !== undefined && isAside(requestId) ? 0.4 : 1;
    pen.fillStyle = palette.mute;
    pen.fillRect(Math.round(x), y, count > 1 ? 2.5 : 1.5, heightPx);
    if (label === undefined) continue;
    pen.fillStyle = palette.mute;
    pen.fillText(label, x + 5, y + heightPx / 2 + 0.5);
  }
  pen.globalAlpha = 1;
}
