import type { Box, Orientation } from './flow-boxes';
import type { FlowMap } from './flow-map';
import type { FlowPath, Point } from './flow-path';
import { tallBoxes, tallPaths } from './flow-tall';
import { wideBoxes, widePaths } from './flow-wide';

/** A line of the map and where its count stands. */
export interface FlowLine {
  readonly path: FlowPath;
  readonly labelAt: Point;
}

/** Where everything is, in px of a map that is not zoomed. */
export interface FlowLayout {
  readonly orientation: Orientation;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly boxes: ReadonlyMap<string, Box>;
  /** By the edge's id. */
  readonly lines: ReadonlyMap<string, FlowLine>;
}

/** Places each node and line of a map. The same map always looks the same. */
export function flowLayout(map: FlowMap, orientation: Orientation): FlowLayout {
  const boxes = orientation === 'wide' ? wideBoxes(map) : tallBoxes(map);
  const lines = orientation === 'wide' ? widePaths(map, boxes) : tallPaths(map, boxes);
  let [widthPx, heightPx] = [0, 0];
  for (const box of boxes.values()) {
    widthPx = Math.max(widthPx, box.x + box.widthPx);
    heightPx = Math.max(heightPx, box.y + box.heightPx);
  }
  return { orientation, widthPx, heightPx, boxes, lines };
}
