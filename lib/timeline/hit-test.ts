import type { LaneColumns } from './lane-columns';
import type { LabelledBox, LaidLane, TimelineLayout } from './layout';
import { gravity, type Span, toneOf } from './span';
import { countWhile } from './time-axis';

/** A pointer this near to a thin bar still hits it. */
const REACH_PX = 5;
/** Among so many columns to both sides the nearest that is not empty is hit. */
const REACH_COLUMNS = 3;
/** The gravest is looked for among so many spans of a column: with more there, pointing is no longer choosing. */
const LOOKED_AT_MAX = 5_000;

/** The box under a point of the rows, or the nearest within reach in its lane. `y` counts from the top of all rows. */
export function hitTest(layout: TimelineLayout, x: number, y: number): LabelledBox | undefined {
  for (const lane of layout.lanes) {
    if (y < lane.y - 1 || y > lane.y + lane.height + 1) continue;
    const { boxes } = lane;
    const next = countWhile(boxes, (box) => box.x <= x);
    // Marks lie on top of the bar they belong to, so the later of two wins.
    const near = [boxes[next - 1], boxes[next], boxes[next - 2]].filter((box) => box !== undefined);
    const hit =
      near.find((box) => distance(box, x) === 0) ??
      columnBox(lane, x) ??
      near.find((box) => distance(box, x) <= REACH_PX);
    if (hit) return hit;
  }
  return undefined;
}

function distance(box: LabelledBox, x: number): number {
  return Math.max(0, box.x - x, x - box.x - box.width);
}

/** What a column of pixels stands for, as a cluster: the gravest span in it, and how many there are. */
function columnBox({ columns, y, height }: LaidLane, x: number): LabelledBox | undefined {
  const column = columns && nearestColumn(columns, Math.floor(x));
  if (columns === undefined || column === undefined) return undefined;
  const { content, edges, now } = columns;
  const fromAt = edges[column] ?? 0;
  const toAt = edges[column + 1] ?? 0;
  const spans = content.within(fromAt, toAt, now, LOOKED_AT_MAX);
  const span = gravest(spans);
  if (!span) return undefined;
  return {
    span,
    count: content.countWithin(fromAt, toAt, now),
    isMixed: spans.some((each) => each.requestId !== span.requestId),
    shape: 'cluster',
    tone: toneOf(span),
    x: column,
    width: 1,
    y,
    height,
    isOpen: spans.some((each) => each.endAt === undefined),
    label: undefined,
  };
}

function nearestColumn({ codes }: LaneColumns, at: number): number | undefined {
  for (let away = 0; away <= REACH_COLUMNS; away += 1) {
    for (const column of [at - away, at + away]) if ((codes[column] ?? 0) > 0) return column;
  }
  return undefined;
}

function gravest(spans: readonly Span[]): Span | undefined {
  let found: Span | undefined;
  for (const span of spans) if (!found || gravity(toneOf(span)) > gravity(toneOf(found))) found = span;
  return found;
}
