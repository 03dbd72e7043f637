import { z } from 'zod';

/** A whole number of a body, between two bounds; `NaN`, infinities and fractions are not whole. */
export function whole(minimum: number, maximum: number) {
  const message = `must be a whole number from ${minimum} to ${maximum}`;
  return z.number(message).int(message).min(minimum, message).max(maximum, message);
}

/** Any finite number of a body, between two bounds. */
export function between(minimum: number, maximum: number) {
  const message = `must be a number from ${minimum} to ${maximum}`;
  return z.number(message).min(minimum, message).max(maximum, message);
}

/** What a lab's random draws start from. */
export const seed = whole(0, Number.MAX_SAFE_INTEGER);
