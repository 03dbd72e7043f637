/**
 * The lab's own time. A `SimTime` is whole milliseconds since the lab's epoch; it never touches the wall clock and is
 * never mixed with it: names that hold one end in `At`, names that hold a length end in `Ms`.
 */
declare const simTimeBrand: unique symbol;

/** Whole milliseconds since the lab's epoch. */
export type SimTime = number & { readonly [simTimeBrand]: true };

/** A length of sim time in whole milliseconds. */
export type DurationMs = number;

/** The largest sim time a lab can reach, about 285,000 years: every sum of two valid times stays a safe integer. */
export const SIM_TIME_MAX = simTime(Number.MAX_SAFE_INTEGER / 4 - 0.75);

/** Marks a whole, non-negative number of milliseconds as a sim time; anything else is our own mistake and throws. */
export function simTime(ms: number): SimTime {
  if (!Number.isSafeInteger(ms) || ms < 0) throw new RangeError(`not a sim time: ${ms}`);
  return ms as SimTime;
}

/** `at` moved on by `ms`. */
export function later(at: SimTime, ms: DurationMs): SimTime {
  return simTime(at + ms);
}
