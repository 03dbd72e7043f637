import type { DurationMs } from '@/lib/engine/sim-time';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** A length as the timeline writes it: `41 ms`, `1.24 s`, `60 s`, `5 min`, `2 h 10 min`. */
export function durationText(ms: DurationMs): string {
  if (ms < SECOND_MS) return `${Math.round(ms)} ms`;
  if (ms < 10 * SECOND_MS) return `${trimmed(ms / SECOND_MS, 2)} s`;
  if (ms < 5 * MINUTE_MS) return `${trimmed(ms / SECOND_MS, 1)} s`;
  if (ms < HOUR_MS) return pair(ms, MINUTE_MS, 'min', SECOND_MS, 's');
  return pair(ms, HOUR_MS, 'h', MINUTE_MS, 'min');
}

/** A point in time, in seconds since the lab's beginning: `0.2 s`, `180.3 s`. */
export function atText(at: number): string {
  return `${(at / SECOND_MS).toFixed(1)} s`;
}

/** The same to the millisecond, for a tooltip. */
export function exactAtText(at: number): string {
  return `${(at / SECOND_MS).toFixed(3)} s`;
}

/** `1st`, `2nd`, `3rd`, `4th`. */
export function ordinal(number: number): string {
  const teen = number % 100 >= 11 && number % 100 <= 13;
  const suffix = teen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${suffix}`;
}

function pair(ms: number, unitMs: number, unit: string, partMs: number, part: string): string {
  const whole = Math.floor(ms / unitMs);
  const rest = Math.floor((ms % unitMs) / partMs);
  return rest === 0 ? `${whole} ${unit}` : `${whole} ${unit} ${rest} ${part}`;
}

function trimmed(value: number, places: number): string {
  return String(Number(value.toFixed(places)));
}
