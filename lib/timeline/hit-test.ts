import type { LabelledBox, TimelineLayout } from './layout';
import { countWhile } from './time-axis';

/** A pointer this near to a thin bar still hits it. */
const REACH_PX = 5;

/** The box under a point of the rows, or the nearest within reach in its lane. `y` counts from the top of all rows. */
export function hitTest(layout: TimelineLayout, x: number, y: number): LabelledBox | undefined {
  for (const lane of layout.lanes) {
    if (y < lane.y - 1 || y > lane.y + lane.height + 1) continue;
    const { boxes } = lane;
    const next = countWhile(boxes, (box) => box.x <= x);
    // Marks lie on top of the bar they belong to, so the later of two wins.
    const near = [boxes[next - 1], boxes[next], boxes[next - 2]].filter((box) => box !== undefined);
    const hit = near.find((box) => distance(box, x) === 0) ?? near.find((box) => distance(box, x) <= REACH_PX);
    if (hit) return hit;
  }
  return undefined;
}

function distance(box: LabelledBox, x: number): number {
  return Math.max(0, box.x - x, x - box.x - box.width);
}
