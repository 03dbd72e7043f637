import { type Box, nodeHeight, queuePartBox } from './flow-boxes';
import type { FlowLine } from './flow-layout';
import type { FlowEdge, FlowEdgeKind, FlowMap, FlowNode } from './flow-map';
import { flowPath, type Point, roundedLine, uprightCurve } from './flow-path';

/** One column between two bundles of rails: lines to functions run at its left, lines from them at its right. */
const WIDTH_PX = 362;
const LEFT_PX = 42;
const RIGHT_PX = 320;
const GAP_PX = 10;
const LAYER_GAP_PX = 34;
const TOP_PX = 6;
const CALLERS_A_ROW = 3;
const RADIUS_PX = 6;

/** The rail of each sort of line. */
const RAIL_X: Record<FlowEdgeKind, number> = {
  accept: 0,
  call: 5,
  dispatch: 11,
  retry: 17,
  throttle: 17,
  'on-success': 343,
  'on-failure': 348,
  'dead-letter-queue': 353,
  lost: 358,
  discard: 361,
};

export function tallBoxes({ nodes }: FlowMap): Map<string, Box> {
  const boxes = new Map<string, Box>();
  let y = TOP_PX;
  const callers = nodes.filter((node) => node.kind === 'caller');
  const widthPx = (RIGHT_PX - LEFT_PX - GAP_PX * (CALLERS_A_ROW - 1)) / CALLERS_A_ROW;
  for (const [index, caller] of callers.entries()) {
    const column = index % CALLERS_A_ROW;
    const heightPx = nodeHeight(caller, 'tall');
    if (index > 0 && column === 0) y += heightPx + GAP_PX;
    boxes.set(caller.id, { x: LEFT_PX + column * (widthPx + GAP_PX), y, widthPx, heightPx });
    if (index === callers.length - 1) y += heightPx;
  }
  let layer: number | undefined = LAYERS.caller;
  for (const node of nodes) {
    if (node.kind === 'caller') continue;
    y += LAYERS[node.kind] === layer ? GAP_PX : LAYER_GAP_PX;
    layer = LAYERS[node.kind];
    const heightPx = nodeHeight(node, 'tall');
    boxes.set(node.id, { x: LEFT_PX, y, widthPx: RIGHT_PX - LEFT_PX, heightPx });
    y += heightPx;
  }
  return boxes;
}

/** Lines run along their rail from box to box. */
export function tallPaths({ edges }: FlowMap, boxes: ReadonlyMap<string, Box>): Map<string, FlowLine> {
  const lines = new Map<string, FlowLine>();
  for (const edge of edges) {
    const from = boxes.get(edge.from);
    const to = boxes.get(edge.to);
    if (from && to) lines.set(edge.id, edge.kind === 'accept' ? downInto(from, to) : alongRail(edge, from, to));
  }
  return lines;
}

/** Width that a tall map fills. */
export const TALL_WIDTH_PX = WIDTH_PX;

const LAYERS: Record<FlowNode['kind'], number> = { caller: 0, queue: 1, function: 2, rest: 2, target: 3, discarded: 3 };

function downInto(caller: Box, queue: Box): FlowLine {
  const from = { x: caller.x + caller.widthPx / 2, y: caller.y + caller.heightPx };
  const to = { x: from.x, y: queue.y };
  return { path: flowPath([uprightCurve(from, to)]), labelAt: { x: from.x, y: queue.y - 15 } };
}

function alongRail(edge: FlowEdge, from: Box, to: Box): FlowLine {
  const railX = RAIL_X[edge.kind];
  const isLeft = railX < WIDTH_PX / 2;
  const begin = sidePoint(edge, from, 'from', isLeft);
  const end = sidePoint(edge, to, 'to', isLeft);
  const corners = [begin, { x: railX, y: begin.y }, { x: railX, y: end.y }, end];
  // The count stands beside the function, where each line is alone.
  const atFunction = edge.kind === 'call' || edge.kind === 'dispatch' ? end : begin;
  const labelAt = { x: isLeft ? LEFT_PX - 12 : RIGHT_PX + 11, y: atFunction.y };
  return { path: flowPath(roundedLine(corners, RADIUS_PX)), labelAt };
}

/** Where a line touches a box: each sort at its own height. */
function sidePoint({ kind }: FlowEdge, box: Box, end: 'from' | 'to', isLeft: boolean): Point {
  const x = isLeft ? box.x : box.x + box.widthPx;
  const share = PORT_SHARES[kind][end];
  if (kind === 'call' && end === 'from') return { x: box.x, y: box.y + box.heightPx * 0.5 };
  if (isQueueEnd(kind, end)) {
    const part = queuePartBox(box, 'queued', 'tall');
    return { x, y: part.y + part.heightPx * share };
  }
  return { x, y: box.y + box.heightPx * share };
}

function isQueueEnd(kind: FlowEdgeKind, end: 'from' | 'to'): boolean {
  return end === 'from' ? kind === 'dispatch' : kind === 'retry' || kind === 'throttle';
}

const PORT_SHARES: Record<FlowEdgeKind, { readonly from: number; readonly to: number }> = {
  accept: { from: 1, to: 0 },
  call: { from: 0.5, to: 0.2 },
  dispatch: { from: 0.3, to: 0.45 },
  retry: { from: 0.72, to: 0.6 },
  throttle: { from: 0.9, to: 0.8 },
  'on-success': { from: 0.2, to: 0.5 },
  'on-failure': { from: 0.42, to: 0.4 },
  'dead-letter-queue': { from: 0.64, to: 0.6 },
  lost: { from: 0.78, to: 0.75 },
  discard: { from: 0.88, to: 0.5 },
};
