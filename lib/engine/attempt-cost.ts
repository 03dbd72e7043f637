import { PRICE_PER_GB_SECOND_DOLLARS, PRICE_PER_REQUEST_DOLLARS } from './limits';

/** What an attempt is billed by: the members of `attempt-ended` that count. */
export interface BilledAttempt {
  readonly billedMs: number;
  readonly memorySizeMb: number;
}

/** What AWS would charge for one attempt: one request (PRC-01, PRC-07), and its memory for its billed time (PRC-02, PRC-05). */
export function attemptCostDollars({ billedMs, memorySizeMb }: BilledAttempt): number {
  return PRICE_PER_REQUEST_DOLLARS + ((memorySizeMb / 1_024) * billedMs * PRICE_PER_GB_SECOND_DOLLARS) / 1_000;
}
