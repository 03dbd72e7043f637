import { pxOf, type Stretch, stretchesWithin, type TimeAxis, timeAt } from './time-axis';
import { durationText } from './time-text';
import { SIM_TIME, type TimeWords } from './time-words';

/** A gridline and its label. `x` counts from the left edge of the view. */
export interface Tick {
  readonly x: number;
  readonly at: number;
  /** Undefined: the line alone, because a label would touch its neighbour. */
  readonly label: string | undefined;
}

/** Collapsed idle time in the view. */
export interface Break {
  readonly x: number;
  readonly width: number;
  readonly skippedMs: number;
  /** Undefined where there is no room for it. */
  readonly label: { readonly text: string; readonly x: number } | undefined;
}

/** Gridlines are at least this far apart. */
const GAP_PX = 76;
const LABEL_GAP_PX = 10;
/** Lines nearer than this, at the edges of breaks, would only blur. */
const LINE_GAP_PX = 20;

/** A break narrower than this cannot be told from its edges. */
const BREAK_SEEN_PX = 3;

/** The ticks of the view, left to right; labels never touch each other. */
export function ticksOf(
  axis: TimeAxis,
  leftPx: number,
  widthPx: number,
  measure: (text: string) => number,
  words: TimeWords = SIM_TIME,
): readonly Tick[] {
  const ticks: Tick[] = [];
  let freeFromX = Number.NEGATIVE_INFINITY;
  let lineFromX = Number.NEGATIVE_INFINITY;
  const seen = reachingPast(stretchesWithin(axis, leftPx, leftPx + widthPx + 1), axis, leftPx + widthPx);
  const within = { fromAt: timeAt(axis, leftPx), toAt: timeAt(axis, leftPx + widthPx) };
  for (const [index, stretch] of seen.entries()) {
    if (stretch.endPx - leftPx < lineFromX) continue;
    for (const at of tickTimes(stretch, axis, seen[index + 1], { ...within, zeroAt: words.zeroAt })) {
      const x = pxOf(axis, at) - leftPx;
      if (x < 0 || x > widthPx || x < lineFromX) continue;
      lineFromX = x + LINE_GAP_PX;
      const isExact = isRound(at - words.zeroAt, axis) && !stretch.isBreak;
      const label = isExact ? words.tick(at, stepFor(axis.msPerPx)) : roughText(at, words);
      const fits = x >= freeFromX && x + measure(label) + LABEL_GAP_PX <= widthPx;
      if (fits) freeFromX = x + measure(label) + LABEL_GAP_PX;
      ticks.push({ x, at, label: fits ? label : undefined });
    }
  }
  return ticks;
}

/** The breaks of the view, with their labels where there is room; these stand on a line of their own, above the ticks'. */
export function breaksOf(
  axis: TimeAxis,
  leftPx: number,
  widthPx: number,
  measure: (text: string) => number,
): readonly Break[] {
  return stretchesWithin(axis, leftPx, leftPx + widthPx)
    .filter((stretch) => stretch.isBreak && stretch.endPx - stretch.startPx >= BREAK_SEEN_PX)
    .map((stretch) => {
      const x = stretch.startPx - leftPx;
      const width = stretch.endPx - stretch.startPx;
      const skippedMs = stretch.endAt - stretch.startAt;
      return { x, width, skippedMs, label: breakLabel(x, width, skippedMs, measure) };
    });
}

function breakLabel(x: number, width: number, skippedMs: number, measure: (text: string) => number): Break['label'] {
  const length = durationText(skippedMs < 1_000 ? skippedMs : Math.round(skippedMs / 100) * 100);
  const text = [`${length} skipped`, length].find((candidate) => measure(candidate) <= width - LABEL_GAP_PX);
  return text === undefined ? undefined : { text, x: x + width / 2 - measure(text) / 2 };
}

/** The step between gridlines: 1, 2 or 5 times a power of ten below a second, then what a clock is divided by. */
export function stepFor(msPerPx: number): number {
  const wantedMs = msPerPx * GAP_PX;
  for (const step of STEPS_MS) if (step >= wantedMs) return step;
  const dayMs = STEPS_MS.at(-1) ?? 1;
  return Math.ceil(wantedMs / dayMs) * dayMs;
}

const STEPS_MS: readonly number[] = [
  1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000, 120_000, 300_000, 600_000,
  1_200_000, 1_800_000, 3_600_000, 7_200_000, 18_000_000, 43_200_000, 86_400_000,
];

/** After the last stretch the scale goes on: gridlines do too. */
function reachingPast(stretches: readonly Stretch[], axis: TimeAxis, toPx: number): readonly Stretch[] {
  const last = axis.stretches.at(-1);
  if (!last || last.endPx >= toPx) return stretches;
  const endAt = last.endAt + (toPx - last.endPx) * axis.msPerPx;
  return [...stretches, { startAt: last.endAt, endAt, startPx: last.endPx, endPx: toPx, isBreak: false }];
}

/** Round times within a stretch, as far as it is seen; when there is none, its beginning, so that no stretch is without a time. */
function tickTimes(stretch: Stretch, axis: TimeAxis, next: Stretch | undefined, seen: TimeRange): readonly number[] {
  // Where one break follows another only a planned moment lies between them: it shall have its time too.
  if (stretch.isBreak) return next !== undefined && !next.isBreak ? [] : [stretch.endAt];
  const step = stepFor(axis.msPerPx);
  const times: number[] = [];
  const toAt = Math.min(stretch.endAt, seen.toAt);
  const firstAt = Math.ceil((Math.max(stretch.startAt, seen.fromAt) - seen.zeroAt) / step) * step + seen.zeroAt;
  for (let at = firstAt; at <= toAt; at += step) times.push(at);
  const isWhole = stretch.startAt >= seen.fromAt;
  return times.length > 0 || !isWhole ? times : [Math.round(stretch.startAt)];
}

interface TimeRange {
  readonly fromAt: number;
  readonly toAt: number;
  /** Gridlines are counted from here. */
  readonly zeroAt: number;
}

function isRound(sinceZeroMs: number, axis: TimeAxis): boolean {
  return sinceZeroMs % stepFor(axis.msPerPx) === 0;
}

/** After a long wait tenths of a second are exact enough. */
function roughText(at: number, { zeroAt, tick }: TimeWords): string {
  return tick(Math.round((at - zeroAt) / 100) * 100 + zeroAt, 100);
}
