import type { FlowArrow } from './flow-arrows';
import type { GhostBox } from './ghosts';
import type { View } from './lane-boxes';
import type { LaidLane } from './layout';
import type { PlacedLane, Row } from './rows';
import { pxOf, timeAt } from './time-axis';
import type { TimelineModel } from './timeline-model';

/** A part of a row from one pixel to another. */
export interface Extent {
  readonly fromX: number;
  readonly toX: number;
}

/** The life of an environment as a thin line behind its runs: where the line is seen, the environment is frozen. */
export interface EnvironmentLine {
  /** Interrupted where a bar or a text stands: a bar that steps back lets through what is behind it. */
  readonly pieces: readonly Extent[];
  readonly y: number;
  /** Where it was shut down, if that is in the view. */
  readonly endX: number | undefined;
  /** In the free places that are wide enough. */
  readonly labels: readonly { readonly text: string; readonly x: number }[];
}

/** What else is drawn, so that no word lies upon it. */
export interface Obstacles {
  readonly ghosts: readonly GhostBox[];
  readonly arrows: readonly FlowArrow[];
  readonly measure: (text: string) => number;
}

/** Lanes with more boxes than this are too busy for a word between two. */
const LABEL_BOXES_MAX = 60;
const LABEL_ROOM_PX = 22;
const LABEL_LANE_MIN_PX = 12;
const TEXT_AIR_PX = 4;
const FROZEN = 'frozen';

/** The lines of the environments of a row's lanes. */
export function environmentLines(
  model: TimelineModel,
  row: Row,
  lanes: readonly LaidLane[],
  view: View,
  obstacles: Obstacles,
): readonly EnvironmentLine[] {
  if (row.kind !== 'environments') return [];
  const fromAt = timeAt(view.axis, view.leftPx);
  const toAt = Math.min(view.now, timeAt(view.axis, view.leftPx + view.widthPx));
  return row.lanes.flatMap((lane, index) => {
    if (lane.lane < 0) return [];
    const functionName = lane.trackId.slice(lane.trackId.indexOf(':') + 1);
    const boxes = lanes[index]?.boxes ?? [];
    const isRoomy = lane.height >= LABEL_LANE_MIN_PX && boxes.length <= LABEL_BOXES_MAX;
    const barsAndTexts = isRoomy ? sorted([...barsOf(boxes), ...textsOf(boxes, obstacles.measure)]) : [];
    const taken = isRoomy ? takenOf(boxes, lane, obstacles) : [];
    const lives = model.environmentsOf(functionName).livesWithin(lane.lane, fromAt, toAt);
    return lives.map(({ startedAt, endedAt, why }) => {
      const fromX = Math.max(0, pxOf(view.axis, startedAt) - view.leftPx);
      const endX = pxOf(view.axis, endedAt ?? view.now) - view.leftPx;
      const extent = { fromX, toX: Math.min(view.widthPx, endX) };
      const labels = isRoomy ? frozenLabels(taken, extent, obstacles.measure) : [];
      const isEndSeen = endedAt !== undefined && endX <= view.widthPx;
      if (isEndSeen && isRoomy) labels.push(...endLabel(taken, endX, why === 'idle', obstacles.measure));
      return {
        pieces: freeOf(barsAndTexts, extent),
        y: lane.y + lane.height / 2,
        endX: isEndSeen ? endX : undefined,
        labels,
      };
    });
  });
}

/** The free parts of an extent, left to right. `taken` is sorted. */
function freeOf(taken: readonly Extent[], { fromX, toX }: Extent): readonly Extent[] {
  const free: Extent[] = [];
  let freeX = fromX;
  for (const part of taken) {
    if (part.fromX > freeX) free.push({ fromX: freeX, toX: Math.min(part.fromX, toX) });
    freeX = Math.max(freeX, part.toX);
    if (freeX >= toX) break;
  }
  if (freeX < toX) free.push({ fromX: freeX, toX });
  return free;
}

type Measure = Obstacles['measure'];

/** The word in the middle of the widest free place, if it has room there: once for each environment is enough. */
function frozenLabels(taken: readonly Extent[], extent: Extent, measure: Measure) {
  const textPx = measure(FROZEN);
  const bySize = freeOf(taken, extent).toSorted((left, right) => right.toX - right.fromX - (left.toX - left.fromX));
  const [widest] = bySize;
  if (!widest || widest.toX - widest.fromX < textPx + 2 * LABEL_ROOM_PX) return [];
  return [{ text: FROZEN, x: (widest.fromX + widest.toX - textPx) / 2 }];
}

function endLabel(taken: readonly Extent[], endX: number, isIdle: boolean, measure: Measure) {
  const text = [isIdle ? 'shut down, idle' : 'shut down', 'shut down'].find((candidate) => {
    const toX = endX + TEXT_AIR_PX + measure(candidate) + LABEL_ROOM_PX;
    return !taken.some((part) => part.fromX < toX && part.toX > endX);
  });
  return text === undefined ? [] : [{ text, x: endX + 2 * TEXT_AIR_PX }];
}

function barsOf(boxes: LaidLane['boxes']): readonly Extent[] {
  return boxes.map(({ x, width }) => ({ fromX: x, toX: x + width }));
}

/** Texts beside their bars, with some air. */
function textsOf(boxes: LaidLane['boxes'], measure: Measure): readonly Extent[] {
  return boxes.flatMap(({ label }) =>
    label?.isInside === false
      ? [{ fromX: label.x - TEXT_AIR_PX, toX: label.x + measure(label.text) + TEXT_AIR_PX }]
      : [],
  );
}

function sorted(extents: readonly Extent[]): readonly Extent[] {
  return extents.toSorted((left, right) => left.fromX - right.fromX);
}

/** All that lies upon the line of a lane, sorted: bars and their texts, ghosts and theirs, and arrows that cross it. */
function takenOf(
  boxes: LaidLane['boxes'],
  lane: PlacedLane,
  { ghosts, arrows, measure }: Obstacles,
): readonly Extent[] {
  const planned = ghosts
    .filter(({ y }) => y === lane.y)
    .map(({ x, width, aside }) => ({
      fromX: x - TEXT_AIR_PX,
      toX: x + width + (aside === undefined ? 0 : measure(aside) + 3 * TEXT_AIR_PX),
    }));
  const crossings = arrows.flatMap(({ points }) =>
    points.flatMap(([x, y], index) => {
      const [nextX, nextY] = points[index + 1] ?? [Number.NaN, 0];
      const crosses = nextX === x && Math.min(y, nextY) < lane.y + lane.height && Math.max(y, nextY) > lane.y;
      return crosses ? [{ fromX: x - TEXT_AIR_PX, toX: x + TEXT_AIR_PX }] : [];
    }),
  );
  return sorted([...barsOf(boxes), ...planned, ...crossings, ...textsOf(boxes, measure)]);
}
