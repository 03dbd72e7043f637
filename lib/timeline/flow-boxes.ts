import type { FlowNode } from './flow-map';
import type { Point } from './flow-path';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** `wide`: columns from left to right. `tall`: one column, for a phone. */
export type Orientation = 'wide' | 'tall';

/** The parts of the event queue's box, by the place that ways lead to. */
export const QUEUE_HEAD_PX = 28;
export const QUEUE_PARTS = ['queued', 'waiting', 'throttled'] as const;
export type QueuePart = (typeof QUEUE_PARTS)[number];
const WIDE_PARTS_PX: Record<QueuePart, number> = { queued: 46, waiting: 32, throttled: 32 };
const TALL_PART_PX = 56;

export const SLOT_PX = 12;
const SLOT_PITCH_PX = 17;
const SLOTS_LEFT_PX = 12;
const SLOTS_TOP_PX = 26;
/** How many environments of a function are drawn one by one. */
export const SLOTS_SHOWN = 8;

/** How high a node is. */
export function nodeHeight(node: FlowNode, orientation: Orientation): number {
  switch (node.kind) {
    case 'caller':
      return 46;
    case 'queue':
      return orientation === 'tall' ? QUEUE_HEAD_PX + TALL_PART_PX : QUEUE_HEAD_PX + 110;
    case 'function':
      return node.isUsed ? 62 : orientation === 'tall' ? 44 : 30;
    case 'target':
    case 'discarded':
      return 46;
    case 'rest':
      return orientation === 'tall' ? 44 : 30;
  }
}

/** The box of a part of the queue, within the queue's own. */
export function queuePartBox(queue: Box, part: QueuePart, orientation: Orientation): Box {
  const index = QUEUE_PARTS.indexOf(part);
  if (orientation === 'tall') {
    const widthPx = queue.widthPx / QUEUE_PARTS.length;
    return { x: queue.x + index * widthPx, y: queue.y + QUEUE_HEAD_PX, widthPx, heightPx: TALL_PART_PX };
  }
  const abovePx = QUEUE_PARTS.slice(0, index).reduce((sum, one) => sum + WIDE_PARTS_PX[one], QUEUE_HEAD_PX);
  return { x: queue.x, y: queue.y + abovePx, widthPx: queue.widthPx, heightPx: WIDE_PARTS_PX[part] };
}

/** The middle of the place of a function's n-th environment; beyond the last one drawn it is where their count stands. */
export function slotPoint(box: Box, index: number): Point {
  const place = Math.min(index, SLOTS_SHOWN);
  return { x: box.x + SLOTS_LEFT_PX + SLOT_PX / 2 + place * SLOT_PITCH_PX, y: box.y + SLOTS_TOP_PX + SLOT_PX / 2 };
}

/** The middle of the n-th event that is in the queue. */
export function queuedPoint(queue: Box, index: number, orientation: Orientation): Point {
  const part = queuePartBox(queue, 'queued', orientation);
  return { x: part.x + 18 + index * 13, y: part.y + part.heightPx - 12 };
}
