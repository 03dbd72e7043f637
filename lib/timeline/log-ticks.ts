import type { LogEvent } from '@/lib/engine/events';
import type { View } from './lane-boxes';
import type { RowSet } from './rows';
import { countWhile, pxOf, timeAt } from './time-axis';

/** Log events in one place of a row, as a tick. */
export interface LogTick {
  readonly x: number;
  readonly y: number;
  /** The first of those that say most. */
  event: LogEvent;
  count: number;
  label: string | undefined;
}

/** Ticks nearer than this are one. */
const MEET_PX = 3;
const LABEL_INSET_PX = 5;
const LABEL_GAP_PX = 8;
/** Up to so many events in view each is looked at; of more, only the first few of each pixel: they could not be told apart. */
const ALL_UP_TO = 3_000;
const PER_PX_MAX = 3;

/** The ticks of the log events in the view. Costs what is seen: by binary search, and at most so many in each pixel. */
export function logTicks(
  log: readonly LogEvent[],
  rowOfLog: RowSet['rowOfLog'],
  view: View,
  measure: (text: string) => number,
): readonly LogTick[] {
  const ticks: LogTick[] = [];
  const lastOfRow = new Map<string, LogTick>();
  for (const { event, x } of seenLog(log, view)) {
    const row = rowOfLog(event);
    if (row?.logY === undefined) continue;
    const last = lastOfRow.get(row.id);
    if (last && x - last.x < MEET_PX) {
      last.count += 1;
      if (weight(event) > weight(last.event)) last.event = event;
      continue;
    }
    const tick: LogTick = { x, y: row.logY, event, count: 1, label: undefined };
    ticks.push(tick);
    if (last) label(last, x, measure);
    lastOfRow.set(row.id, tick);
  }
  for (const last of lastOfRow.values()) label(last, view.widthPx, measure);
  return ticks;
}

/** A log event of the view. */
export interface SeenEvent {
  readonly event: LogEvent;
  readonly x: number;
}

/** The log events of the view, in order; where very many share a pixel, the first of them. */
export function seenLog(log: readonly LogEvent[], view: View): readonly SeenEvent[] {
  const { axis, leftPx, widthPx } = view;
  const fromAt = timeAt(axis, leftPx - MEET_PX);
  const toAt = timeAt(axis, leftPx + widthPx);
  const seen: SeenEvent[] = [];
  let index = countWhile(log, (event) => event.at < fromAt);
  const inView = countWhile(log, (event) => event.at <= toAt) - index;
  const perPx = inView <= ALL_UP_TO ? inView : PER_PX_MAX;
  for (let event = log[index]; event !== undefined && event.at <= toAt; event = log[index]) {
    const px = pxOf(axis, event.at);
    // All that shares this pixel is looked at together, so that its place is worked out once.
    const nextAt = Math.max(timeAt(axis, Math.floor(px) + 1), event.at + 1);
    const end = Math.min(index + perPx, log.length);
    for (; index < end; index += 1) {
      const next = log[index];
      if (next === undefined || next.at >= nextAt) break;
      seen.push({ event: next, x: px - leftPx });
    }
    if (index === end) index = countWhile(log, (one) => one.at < nextAt);
  }
  return seen;
}

/** The tick at a place of the rows, or a few pixels beside it. */
export function tickAt(ticks: readonly LogTick[], x: number, y: number, heightPx: number): LogTick | undefined {
  const near = ticks.filter(
    (tick) => y >= tick.y - 2 && y <= tick.y + heightPx + 2 && Math.abs(tick.x - x) <= REACH_PX,
  );
  return near.sort((left, right) => Math.abs(left.x - x) - Math.abs(right.x - x))[0];
}

const REACH_PX = 5;

/** Slices and log lines are many; what they belong to says more. */
function weight({ type }: LogEvent): number {
  if (type === 'slice-ended' || type === 'slice-resumed') return 0;
  return type === 'log-line-written' ? 1 : 2;
}

function label(tick: LogTick, untilX: number, measure: (text: string) => number): void {
  const more = tick.count > 1 ? ` +${tick.count - 1}` : '';
  const fits = (text: string) => tick.x >= 0 && tick.x + LABEL_INSET_PX + measure(text) + LABEL_GAP_PX <= untilX;
  tick.label = [`${tick.event.type}${more}`, tick.event.type].find(fits);
}
