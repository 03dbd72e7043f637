import type { View } from './lane-boxes';
import type { LaidLane } from './layout';
import type { Row } from './rows';
import { pxOf, timeAt } from './time-axis';
import type { TimelineModel } from './timeline-model';

/** The life of an environment as a thin line behind its runs: where the line is seen, the environment is frozen. */
export interface EnvironmentLine {
  readonly x: number;
  readonly width: number;
  readonly y: number;
  /** It was shut down within the view: the line has an end. */
  readonly hasEnd: boolean;
  /** In the free places that are wide enough. */
  readonly labels: readonly { readonly text: string; readonly x: number }[];
}

/** Lanes with more boxes than this are too busy for a word between two. */
const LABEL_BOXES_MAX = 60;
const LABEL_ROOM_PX = 30;
const MIN_HEIGHT_PX = 12;

/** The lines of the environments of a row's lanes. */
export function environmentLines(
  model: TimelineModel,
  row: Row,
  lanes: readonly LaidLane[],
  view: View,
  measure: (text: string) => number,
): readonly EnvironmentLine[] {
  if (row.kind !== 'environments') return [];
  const fromAt = timeAt(view.axis, view.leftPx);
  const toAt = timeAt(view.axis, view.leftPx + view.widthPx);
  return row.lanes.flatMap((lane, index) => {
    const functionName = lane.trackId.slice(lane.trackId.indexOf(':') + 1);
    if (lane.lane < 0) return [];
    const lives = model.environmentsOf(functionName).livesWithin(lane.lane, fromAt, Math.min(toAt, view.now));
    return lives.map(({ startedAt, endedAt, why }) => {
      const startX = pxOf(view.axis, startedAt) - view.leftPx;
      const endX = pxOf(view.axis, endedAt ?? view.now) - view.leftPx;
      const x = Math.max(0, startX);
      const width = Math.min(view.widthPx, endX) - x;
      const y = lane.y + lane.height / 2;
      const hasEnd = endedAt !== undefined && endX <= view.widthPx;
      const boxes = lanes[index]?.boxes ?? [];
      const isRoomy = lane.height >= MIN_HEIGHT_PX && boxes.length <= LABEL_BOXES_MAX;
      const labels = isRoomy ? frozenLabels(boxes, x, x + width, measure) : [];
      const end = hasEnd && isRoomy ? [{ text: why === 'idle' ? 'shut down, idle' : 'shut down', x: endX + 6 }] : [];
      return {
        x,
        width: Math.max(0, width),
        y,
        hasEnd,
        labels: [...labels, ...end.filter((one) => isFree(boxes, one.x, measure(one.text)))],
      };
    });
  });
}

/** The word in the middle of each free place. */
function frozenLabels(boxes: LaidLane['boxes'], fromX: number, toX: number, measure: (text: string) => number) {
  const textPx = measure(FROZEN);
  const labels: { readonly text: string; readonly x: number }[] = [];
  let freeX = fromX;
  const place = (endX: number) => {
    if (endX - freeX >= textPx + 2 * LABEL_ROOM_PX) labels.push({ text: FROZEN, x: (freeX + endX - textPx) / 2 });
  };
  for (const box of boxes) {
    const label = box.label?.isInside === false ? box.label : undefined;
    const boxX = Math.min(box.x, label?.x ?? box.x);
    if (boxX > toX) break;
    if (boxX > freeX) place(boxX);
    freeX = Math.max(freeX, box.x + box.width, label ? label.x + measure(label.text) : 0);
  }
  if (freeX < toX) place(toX);
  return labels;
}

function isFree(boxes: LaidLane['boxes'], x: number, widthPx: number): boolean {
  return !boxes.some((box) => box.x < x + widthPx + LABEL_ROOM_PX && box.x + box.width > x);
}

const FROZEN = 'frozen';
