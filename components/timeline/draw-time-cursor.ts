import { pxOf } from '@/lib/timeline/time-axis';
import { exactAtText } from '@/lib/timeline/time-text';
import type { DrawContext } from './draw-context';
import type { TimelineScene } from './timeline-view';

/** The moment that is looked at: a flag with its time, and all that had not happened yet stepped back. Drawn over all else. */
export function drawTimeCursor(context: DrawContext, scene: TimelineScene, moment: number | undefined): void {
  if (moment === undefined) return;
  const { pen, palette, sizes, widthPx, heightPx } = context;
  const roomPx = widthPx - sizes.gutterPx;
  const x = Math.round(pxOf(scene.view.axis, moment) - scene.view.leftPx);
  pen.save();
  pen.beginPath();
  pen.rect(sizes.gutterPx, 0, roomPx, heightPx);
  pen.clip();
  pen.translate(sizes.gutterPx, 0);
  const fromX = Math.max(0, x);
  pen.globalAlpha = 0.72;
  pen.fillStyle = palette.bg;
  pen.fillRect(fromX, 0, Math.max(0, roomPx - fromX), heightPx);
  pen.globalAlpha = 1;
  pen.fillStyle = palette.text;
  pen.fillRect(x - 1, FLAG_PX, 2, heightPx);
  drawFlag(context, exactAtText(moment), x, roomPx);
  pen.restore();
}

const FLAG_TOP_PX = 1;
const FLAG_PX = 18;
const FLAG_PAD_PX = 7;
const NOT_YET = 'not yet';

/** The flag stays in sight; what is at its right is said in words too, where there is room. */
function drawFlag({ pen, palette }: DrawContext, text: string, x: number, roomPx: number): void {
  pen.font = palette.fontStrong;
  pen.textBaseline = 'middle';
  pen.textAlign = 'left';
  const flagPx = pen.measureText(text).width + 2 * FLAG_PAD_PX;
  const left = Math.min(Math.max(0, x - flagPx / 2), Math.max(0, roomPx - flagPx));
  pen.fillStyle = palette.text;
  pen.beginPath();
  pen.roundRect(left, FLAG_TOP_PX, flagPx, FLAG_PX, 4);
  pen.fill();
  pen.fillStyle = palette.bg;
  pen.fillText(text, left + FLAG_PAD_PX, FLAG_TOP_PX + FLAG_PX / 2 + 0.5);
  pen.font = palette.font;
  const wordLeft = left + flagPx + FLAG_PAD_PX;
  if (wordLeft + pen.measureText(NOT_YET).width > roomPx) return;
  pen.fillStyle = palette.mute;
  pen.fillText(NOT_YET, wordLeft, FLAG_TOP_PX + FLAG_PX / 2 + 0.5);
}
