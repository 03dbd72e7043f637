import { type Box, nodeHeight, queuePartBox } from './flow-boxes';
import type { FlowLine } from './flow-layout';
import type { FlowEdge, FlowMap, FlowNode } from './flow-map';
import { type FlowPath, flowPath, levelCurve, type Point, pointAlong, straight } from './flow-path';
import { QUEUE_PLACE } from './flow-tally';

/** Columns from left to right: callers, queue, functions, where events end. */
const COLUMNS: Record<FlowNode['kind'], { readonly x: number; readonly widthPx: number }> = {
  caller: { x: 0, widthPx: 108 },
  queue: { x: 158, widthPx: 132 },
  function: { x: 386, widthPx: 176 },
  rest: { x: 386, widthPx: 176 },
  target: { x: 626, widthPx: 140 },
  discarded: { x: 626, widthPx: 140 },
};
const GAP_PX = 9;
/** Calls pass by the queue, this far from it and from each other. */
const BYPASS_PX = 18;
const BYPASS_STEP_PX = 7;
/** Room above and below for what passes by. */
const MARGIN_PX = 12;

/** Each column stands in the middle of the highest. */
export function wideBoxes({ nodes }: FlowMap): Map<string, Box> {
  const columns = new Map<number, FlowNode[]>();
  for (const node of nodes) {
    const { x } = COLUMNS[node.kind];
    columns.set(x, [...(columns.get(x) ?? []), node]);
  }
  const heights = [...columns.values()].map(heightOf);
  const highestPx = Math.max(...heights) + 2 * MARGIN_PX;
  const boxes = new Map<string, Box>();
  for (const column of columns.values()) {
    let y = (highestPx - heightOf(column)) / 2;
    for (const node of column) {
      const heightPx = nodeHeight(node, 'wide');
      boxes.set(node.id, { ...COLUMNS[node.kind], y, heightPx });
      y += heightPx + GAP_PX;
    }
  }
  return boxes;
}

/** Lines leave and arrive beside each other, in the order of where they come from. */
export function widePaths({ edges }: FlowMap, boxes: ReadonlyMap<string, Box>): Map<string, FlowLine> {
  const ports = new Ports(edges, boxes);
  const lines = new Map<string, FlowLine>();
  const passed = { above: 0, below: 0 };
  for (const edge of edges) {
    const from = ports.leaving(edge);
    const to = ports.arriving(edge);
    const queue = boxes.get(QUEUE_PLACE);
    if (!from || !to || !queue) continue;
    const path = edge.kind === 'call' ? passBy(queue, from, to, passed) : flowPath([levelCurve(from, to)]);
    lines.set(edge.id, { path, labelAt: pointAlong(path, labelShare(edge, path)) });
  }
  return lines;
}

function heightOf(column: readonly FlowNode[]): number {
  return column.reduce((sum, node) => sum + nodeHeight(node, 'wide') + GAP_PX, -GAP_PX);
}

/** Where the lines of each box touch it. */
class Ports {
  readonly #edges: readonly FlowEdge[];
  readonly #boxes: ReadonlyMap<string, Box>;

  constructor(edges: readonly FlowEdge[], boxes: ReadonlyMap<string, Box>) {
    this.#edges = edges;
    this.#boxes = boxes;
  }

  leaving(edge: FlowEdge): Point | undefined {
    const box = this.#boxes.get(edge.from);
    if (!box) return undefined;
    if (edge.kind === 'dispatch') return rightOf(queuePartBox(box, 'queued', 'wide'));
    if (isBack(edge)) return this.#port(box, this.#atLeft(edge.from), edge, box.x);
    const beside = this.#edges.filter((one) => one.from === edge.from && !isBack(one));
    return this.#port(box, this.#inOrder(beside, 'to'), edge, box.x + box.widthPx);
  }

  arriving(edge: FlowEdge): Point | undefined {
    const box = this.#boxes.get(edge.to);
    if (!box) return undefined;
    if (edge.kind === 'retry') return rightOf(queuePartBox(box, 'waiting', 'wide'));
    if (edge.kind === 'throttle') return rightOf(queuePartBox(box, 'throttled', 'wide'));
    if (edge.kind === 'accept') return leftOf(queuePartBox(box, 'queued', 'wide'));
    return this.#port(box, this.#atLeft(edge.to), edge, box.x);
  }

  /** At the left of a box: what arrives, and for a function also what goes back to the queue, below it. */
  #atLeft(id: string): FlowEdge[] {
    const arriving = this.#edges.filter((one) => one.to === id && !isBack(one));
    return [...this.#inOrder(arriving, 'from'), ...this.#edges.filter((one) => one.from === id && isBack(one))];
  }

  #inOrder(edges: readonly FlowEdge[], end: 'from' | 'to'): FlowEdge[] {
    const yOf = (edge: FlowEdge) => this.#boxes.get(edge[end])?.y ?? 0;
    return edges.toSorted((left, right) => yOf(left) - yOf(right));
  }

  #port(box: Box, beside: readonly FlowEdge[], edge: FlowEdge, x: number): Point {
    const index = beside.indexOf(edge);
    return { x, y: box.y + (box.heightPx * (index + 1)) / (beside.length + 1) };
  }
}

/** A synchronous call does not go through the queue: over it, or under it, whichever is nearer. */
function passBy(queue: Box, from: Point, to: Point, passed: { above: number; below: number }): FlowPath {
  const isAbove = to.y < queue.y + queue.heightPx / 2;
  const step = BYPASS_PX + BYPASS_STEP_PX * (isAbove ? passed.above++ : passed.below++);
  const y = isAbove ? Math.max(4, queue.y - step) : queue.y + queue.heightPx + step;
  const before = { x: queue.x - 6, y };
  const behind = { x: queue.x + queue.widthPx + 6, y };
  return flowPath([levelCurve(from, before), straight(before, behind), levelCurve(behind, to)]);
}

/** Counts stand near the function, where lines are apart; those of deliveries near it too, of callers in the middle. */
function labelShare({ kind }: FlowEdge, { lengthsPx }: FlowPath): number {
  const lengthPx = Math.max(1, lengthsPx.at(-1) ?? 1);
  if (kind === 'accept') return 17 / lengthPx;
  if (kind === 'dispatch' || kind === 'call') return 1 - 20 / lengthPx;
  if (kind === 'retry' || kind === 'throttle') return 46 / lengthPx;
  return 20 / lengthPx;
}

function isBack({ kind }: FlowEdge): boolean {
  return kind === 'retry' || kind === 'throttle';
}

function leftOf({ x, y, heightPx }: Box): Point {
  return { x, y: y + heightPx / 2 };
}

function rightOf({ x, y, widthPx, heightPx }: Box): Point {
  return { x: x + widthPx, y: y + heightPx / 2 };
}
