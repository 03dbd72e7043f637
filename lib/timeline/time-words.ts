import { tickText } from './tick-text';
import { atText, exactAtText } from './time-text';

/** What a point in time is told from: the beginning of an invocation, of the lab, or of the day. */
export const TIME_MODES = ['relative', 'sim', 'wall'] as const;

export type TimeMode = (typeof TIME_MODES)[number];

/** How points in time are written on the ruler, in the tooltip and in the list. */
export interface TimeWords {
  /** The sim time from which gridlines are counted. */
  readonly zeroAt: number;
  /** To a tenth of a second: `60.4 s`. */
  at(at: number): string;
  /** To the millisecond. */
  exact(at: number): string;
  /** On the ruler, no more precise than the step between two gridlines. */
  tick(at: number, stepMs: number): string;
}

/** Time since the lab's beginning. */
export const SIM_TIME: TimeWords = { zeroAt: 0, at: atText, exact: exactAtText, tick: tickText };

/** Time since `zeroAt`, with its sign, as one counts before and after a start. */
export function relativeTime(zeroAt: number): TimeWords {
  const signed = (at: number, text: (ms: number) => string) => {
    const ms = at - zeroAt;
    return ms < 0 ? `−${text(-ms)}` : `+${text(ms)}`;
  };
  return {
    zeroAt,
    at: (at) => signed(at, atText),
    exact: (at) => signed(at, exactAtText),
    tick: (at, stepMs) => (at === zeroAt ? '0' : signed(at, (ms) => tickText(ms, stepMs))),
  };
}

/** Time of day in UTC, as in the lab's ISO timestamps. `epochMs`: Unix milliseconds that sim time 0 stands for. */
export function wallTime(epochMs: number): TimeWords {
  const ofDay = (at: number) => (((epochMs + Math.round(at)) % DAY_MS) + DAY_MS) % DAY_MS;
  const tenth = (at: number) => clockText(Math.floor(ofDay(at) / 100) * 100, 1);
  return {
    zeroAt: -(epochMs % DAY_MS),
    at: tenth,
    exact: (at) => clockText(ofDay(at), 3),
    tick: (at, stepMs) => clockText(ofDay(at), stepMs >= 1_000 ? 0 : stepMs >= 100 ? 1 : stepMs >= 10 ? 2 : 3),
  };
}

const DAY_MS = 86_400_000;

function clockText(ofDayMs: number, places: number): string {
  const hours = Math.floor(ofDayMs / 3_600_000);
  const minutes = Math.floor(ofDayMs / 60_000) % 60;
  const seconds = Math.floor(ofDayMs / 1_000) % 60;
  const whole = [hours, minutes, seconds].map((part) => String(part).padStart(2, '0')).join(':');
  if (places === 0) return whole;
  return `${whole}.${String(Math.floor(ofDayMs % 1_000))
    .padStart(3, '0')
    .slice(0, places)}`;
}
