import { laneLabels, type Measure } from './box-labels';
import type { Lane } from './lane';
import { type Box, laneBoxes, mergedBoxes, seenRange, type View } from './lane-boxes';
import { columnEdges, laneColumns } from './lane-columns';
import type { LaidLane } from './layout';
import type { PlacedLane } from './rows';
import type { Span } from './span';

/** What lanes are laid out with: the same for all lanes of a picture. */
export interface LaneLook {
  readonly view: View;
  readonly measure: Measure;
  /** A lane in which more spans are seen is drawn as columns of pixels. */
  readonly boxesMax: number;
  /** Spans wider than this are boxes even there. */
  readonly widePx: number;
  /** Spans that are always boxes: of the selected chain. */
  readonly chosen: readonly Span[];
  /** Times at the edges of the columns. */
  readonly edges: () => Float64Array;
}

/** All lanes together may have about so many boxes: drawing them takes a part of a frame. */
const BOXES_MAX = 2_400;
const WIDE_LEAST_PX = 8;

/** How the lanes of a picture are looked at, when so many are seen. */
export function laneLook(view: View, measure: Measure, lanes: number, chosen: readonly Span[]): LaneLook {
  const boxesMax = Math.max(40, BOXES_MAX / Math.max(1, lanes));
  const widePx = Math.max(WIDE_LEAST_PX, view.widthPx / boxesMax);
  let edges: Float64Array | undefined;
  return {
    view,
    measure,
    boxesMax,
    widePx,
    chosen,
    edges: () => {
      edges ??= columnEdges(view.axis, view.leftPx, Math.ceil(view.widthPx));
      return edges;
    },
  };
}

/** What of a lane is drawn, and how. */
export function layLane(lane: PlacedLane, look: LaneLook): LaidLane {
  const { view } = look;
  const { content, y, height } = lane;
  const isFull = content !== undefined && content.countWithin(...seenRange(view), view.now) > look.boxesMax;
  if (!isFull) return { y, height, boxes: labelled(laneBoxes(lane, view), look), columns: undefined };
  const { columns, wide } = laneColumns(content, look.edges(), view.now, look.widePx);
  const boxes = mergedBoxes(withChosen(content, wide, look.chosen), lane, view);
  return { y, height, boxes: labelled(boxes, look), columns };
}

function withChosen(content: Lane, wide: readonly number[], chosen: readonly Span[]): readonly Span[] {
  const places = new Set(wide);
  for (const span of chosen) places.add(content.indexOf(span));
  return [...places]
    .sort((left, right) => left - right)
    .map((place) => content.spans[place])
    .filter((span) => span !== undefined);
}

function labelled(boxes: readonly Box[], { view, measure }: LaneLook): LaidLane['boxes'] {
  const labels = laneLabels(boxes, view.widthPx, measure);
  return boxes.map((box, index) => ({ ...box, label: labels[index] }));
}
