import type { DurationMs } from '@/lib/engine/sim-time';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** A sim time as a clock shows it: `00:03:01.284`, after a day `2 d 03:00:00.000`. */
export function formatClock(at: number): string {
  const days = Math.floor(at / DAY_MS);
  const hours = digits(Math.floor((at % DAY_MS) / HOUR_MS), 2);
  const minutes = digits(Math.floor((at % HOUR_MS) / MINUTE_MS), 2);
  const seconds = digits(Math.floor((at % MINUTE_MS) / SECOND_MS), 2);
  const clock = `${hours}:${minutes}:${seconds}.${digits(at % SECOND_MS, 3)}`;
  return days === 0 ? clock : `${days} d ${clock}`;
}

/** What is left of a wait, in whole seconds rounded up, so that it never shows 0 before it is over. */
export function formatCountdown(ms: DurationMs): string {
  const seconds = Math.max(0, Math.ceil(ms / SECOND_MS));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours > 0) return `${hours}:${digits(minutes % 60, 2)}:${digits(seconds % 60, 2)}`;
  return `${minutes}:${digits(seconds % 60, 2)}`;
}

function digits(value: number, count: number): string {
  return String(Math.floor(value)).padStart(count, '0');
}
