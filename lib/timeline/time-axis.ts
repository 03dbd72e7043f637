import type { Busy } from './activity';
import { IDLE_JOIN_MS } from './busy-past';
import { PastAxis } from './past-axis';

/**
 * Sim time <-> pixels. Idle stretches are drawn no wider than a break, so that 40 ms of work and a wait of two minutes fit on
 * one screen. Pixels count from sim time 0 at the present scale; the viewport says which of them are seen.
 */
export interface TimeAxis {
  readonly msPerPx: number;
  /** In order, without gaps; the first begins at sim time 0, or where the past ends. */
  readonly stretches: readonly Stretch[];
  /** What came before these, worked out where it is looked at; undefined: nothing. */
  readonly past: PastAxis | undefined;
}

/** A part of the axis. Within it time and pixels are proportional. */
export interface Stretch {
  readonly startAt: number;
  readonly endAt: number;
  readonly startPx: number;
  readonly endPx: number;
  /** True where idle time is drawn shorter than it is. */
  readonly isBreak: boolean;
}

export interface AxisOptions {
  readonly msPerPx: number;
  /** How wide idle time may be; undefined: as wide as it is. */
  readonly breakPx: number | undefined;
  /** Sim time up to which the axis is wanted. */
  readonly endAt: number;
}

/** Builds the axis of one scale. What is long past costs a number for 64 idle stretches. */
export function buildTimeAxis(busy: Busy, options: AxisOptions): TimeAxis {
  const { msPerPx, breakPx, endAt } = options;
  const past = busy.past && breakPx !== undefined ? new PastAxis(busy.past, msPerPx, breakPx) : undefined;
  const stretches: Stretch[] = [];
  let at = past?.endAt ?? 0;
  let px = past?.endPx ?? 0;
  const go = (toAt: number, widthPx: number, isBreak: boolean) => {
    if (toAt <= at) return;
    stretches.push({ startAt: at, endAt: toAt, startPx: px, endPx: px + widthPx, isBreak });
    at = toAt;
    px += widthPx;
  };
  const work = (toAt: number) => go(toAt, (toAt - at) / msPerPx, false);
  const idle = (toAt: number) => {
    const widthPx = (toAt - at) / msPerPx;
    if (breakPx === undefined || widthPx <= breakPx || toAt - at < IDLE_JOIN_MS) work(toAt);
    else go(toAt, breakPx, true);
  };
  if (breakPx === undefined) work(Math.max(endAt, 1));
  for (let index = 0; breakPx !== undefined && index < busy.startsAt.length; index += 1) {
    idle(busy.startsAt[index] ?? 0);
    work(busy.endsAt[index] ?? 0);
  }
  idle(endAt);
  if (stretches.length === 0) work(at + 1);
  return { msPerPx, stretches, past };
}

/** The pixel of a time. Beyond both ends the scale goes on. */
export function pxOf(axis: TimeAxis, at: number): number {
  const stretch = stretchBy(pastOr(axis, axis.past?.around(at)), (candidate) => candidate.startAt <= at);
  if (!stretch) return at / axis.msPerPx;
  if (at > stretch.endAt) return stretch.endPx + (at - stretch.endAt) / axis.msPerPx;
  const share = (at - stretch.startAt) / (stretch.endAt - stretch.startAt);
  return stretch.startPx + share * (stretch.endPx - stretch.startPx);
}

/** The time of a pixel: the inverse of `pxOf`. */
export function timeAt(axis: TimeAxis, px: number): number {
  const stretch = stretchBy(pastOr(axis, axis.past?.aroundPx(px)), (candidate) => candidate.startPx <= px);
  if (!stretch) return px * axis.msPerPx;
  if (px > stretch.endPx) return stretch.endAt + (px - stretch.endPx) * axis.msPerPx;
  const share = (px - stretch.startPx) / (stretch.endPx - stretch.startPx);
  return stretch.startAt + share * (stretch.endAt - stretch.startAt);
}

/** The stretches that reach into a range of pixels; where many share a pixel they are one break. */
export function stretchesWithin(axis: TimeAxis, fromPx: number, toPx: number): readonly Stretch[] {
  const { stretches } = axis;
  const first = countWhile(stretches, (stretch) => stretch.endPx < fromPx);
  const last = countWhile(stretches, (stretch) => stretch.startPx <= toPx);
  return [...(axis.past?.within(fromPx, toPx) ?? []), ...stretches.slice(first, last)];
}

/** Where the axis ends, in pixels. */
export function endPxOf(axis: TimeAxis): number {
  return axis.stretches.at(-1)?.endPx ?? 0;
}

/** The stretches of a block of the past, unless the place looked for is later. */
function pastOr(axis: TimeAxis, found: readonly Stretch[] | undefined): readonly Stretch[] {
  return found ?? axis.stretches;
}

/** The last stretch for which `isBefore` holds; stretches are sorted, so it holds for a beginning of them. */
function stretchBy(stretches: readonly Stretch[], isBefore: (stretch: Stretch) => boolean): Stretch | undefined {
  return stretches[countWhile(stretches, isBefore) - 1];
}

/** How many items from the first on satisfy a condition that holds for a beginning of the list: a binary search. */
export function countWhile<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && holds(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}
