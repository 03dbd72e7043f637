import { laneLabels, type Measure } from './box-labels';
import { laneBoxes, type View } from './lane-boxes';
import type { LaidLane } from './layout';
import type { PlacedLane } from './rows';

/** What of a lane is drawn, and how. */
export function layLane(lane: PlacedLane, view: View, measure: Measure): LaidLane {
  const boxes = laneBoxes(lane, view);
  const labels = laneLabels(boxes, view.widthPx, measure);
  return {
    y: lane.y,
    height: lane.height,
    boxes: boxes.map((box, index) => ({ ...box, label: labels[index] })),
  };
}
