import { type Busy, stretchCount } from './activity';
import { type AxisOptions, buildTimeAxis, endPxOf, pxOf, type TimeAxis, timeAt } from './time-axis';

/** What is seen: the scale, and the pixel of the axis at the left edge. */
export interface Viewport {
  readonly msPerPx: number;
  readonly leftPx: number;
}

/** What the axis of any scale is made from. */
export interface AxisSource {
  readonly busy: Busy;
  readonly breakPx: number | undefined;
  readonly endAt: number;
  /** How many of the last busy stretches are only planned. */
  readonly plannedCount: number;
}

/** 1 ms is never wider than 40 px: there is nothing between two milliseconds. */
export const MS_PER_PX_MIN = 1 / 40;
/** A day in 900 px. */
export const MS_PER_PX_MAX = 96_000;

/** The axis of a source at a scale. */
export function axisAt(source: AxisSource, msPerPx: number): TimeAxis {
  const breakPx = source.breakPx && breakPxAt(source.breakPx, msPerPx, stretchCount(source.busy));
  const options: AxisOptions = { msPerPx, breakPx, endAt: source.endAt };
  return buildTimeAxis(source.busy, options);
}

/**
 * Farther out breaks become narrower, but stay to be seen: unless there are so many that these alone would fill the picture.
 * Then each comes down to a fixed part of a second, so that the whole lab can be seen however often it was idle.
 */
function breakPxAt(roomyPx: number, msPerPx: number, count: number): number {
  const share = Math.min(1, ROOMY_MS_PER_PX / msPerPx);
  const seenPx = Math.max(BREAK_LEAST_PX, roomyPx * Math.sqrt(share));
  return count <= BREAKS_SEEN ? seenPx : Math.max(roomyPx * share, (seenPx * BREAKS_SEEN) / count);
}

/** Up to this scale breaks have their full width; farther out there are more of them, and each becomes narrower. */
const ROOMY_MS_PER_PX = 8;
const BREAK_LEAST_PX = 8;
const BREAKS_SEEN = 60;

/** Moves the view by pixels of the axis. */
export function panBy(viewport: Viewport, deltaPx: number): Viewport {
  return { ...viewport, leftPx: viewport.leftPx + deltaPx };
}

/** Zooms so that the time under `anchorX` (pixels from the left edge) stays where it is. A factor below 1 zooms in. */
export function zoomAbout(viewport: Viewport, source: AxisSource, anchorX: number, factor: number): Viewport {
  const msPerPx = clampScale(viewport.msPerPx * factor);
  const anchorAt = timeAt(axisAt(source, viewport.msPerPx), viewport.leftPx + anchorX);
  return { msPerPx, leftPx: pxOf(axisAt(source, msPerPx), anchorAt) - anchorX };
}

/** What stays free at the sides of a range that is fitted. */
export interface Margins {
  readonly leftPx: number;
  readonly rightPx: number;
}

/** Shows `fromAt` to `toAt` in the whole width but the margins. */
export function fitRange(
  source: AxisSource,
  fromAt: number,
  toAt: number,
  widthPx: number,
  margins: Margins,
): Viewport {
  const roomPx = Math.max(1, widthPx - margins.leftPx - margins.rightPx);
  const endAt = Math.max(toAt, fromAt + 1);
  const msPerPx = scaleToFit(source, fromAt, endAt, roomPx);
  return { msPerPx, leftPx: pxOf(axisAt(source, msPerPx), fromAt) - margins.leftPx };
}

/** Puts a time in the middle, at the present scale. */
export function centreOn(viewport: Viewport, axis: TimeAxis, at: number, widthPx: number): Viewport {
  return { ...viewport, leftPx: pxOf(axis, at) - widthPx / 2 };
}

/** Keeps at least a quarter of the width filled with time that exists. */
export function clampViewport(viewport: Viewport, axis: TimeAxis, widthPx: number): Viewport {
  const endPx = endPxOf(axis);
  const leftPx = Math.min(
    Math.max(viewport.leftPx, -widthPx * 0.75),
    Math.max(endPx - widthPx * 0.25, -widthPx * 0.25),
  );
  return leftPx === viewport.leftPx ? viewport : { ...viewport, leftPx };
}

/**
 * The range that follow-live shows: from the beginning of the recent past to the end of the axis. It reaches back over at most
 * `breaks` idle stretches, those ahead included, and over `workMs` of work, so that what is new never shrinks to nothing. Now
 * is always in it.
 */
export function recentRange(source: AxisSource, breaksMax: number, workMs: number): { fromAt: number; toAt: number } {
  const { startsAt, endsAt } = source.busy;
  const breaks = Math.max(breaksMax, source.plannedCount + 1);
  let work = 0;
  let fromAt = startsAt.at(-1) ?? 0;
  for (let index = startsAt.length - 1; index >= Math.max(0, startsAt.length - 1 - breaks); index -= 1) {
    const startAt = startsAt[index] ?? 0;
    const endAt = endsAt[index] ?? startAt;
    if (work + endAt - startAt > workMs) {
      return { fromAt: endAt - (workMs - work), toAt: source.endAt };
    }
    work += endAt - startAt;
    fromAt = startAt;
  }
  return { fromAt, toAt: source.endAt };
}

function clampScale(msPerPx: number): number {
  return Math.min(MS_PER_PX_MAX, Math.max(MS_PER_PX_MIN, msPerPx));
}

/** Breaks do not shrink with the scale as time does, so the scale that fits is searched: wider scale, fewer pixels, always. */
function scaleToFit(source: AxisSource, fromAt: number, toAt: number, roomPx: number): number {
  let low = MS_PER_PX_MIN;
  let high = MS_PER_PX_MAX;
  while (high / low > 1.0005) {
    const middle = Math.sqrt(low * high);
    const axis = axisAt(source, middle);
    if (pxOf(axis, toAt) - pxOf(axis, fromAt) > roomPx) low = middle;
    else high = middle;
  }
  return high;
}
