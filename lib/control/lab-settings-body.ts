import { z } from 'zod';
import { between, whole } from './numbers';

const DAY_MS = 86_400_000;

/** A range that is the right way round. */
function range(maximum: number) {
  return z
    .strictObject({ min: whole(0, maximum), max: whole(0, maximum) })
    .refine(({ min, max }) => min <= max, 'min must not be above max');
}

/** What AWS leaves open or fixes for everybody, as `LabSettings` names it; what is left out keeps its default. */
export const labSettingsBody = z.strictObject({
  coldStartMs: range(10_000).optional(),
  dispatchMs: range(60_000).optional(),
  environmentIdleMs: whole(1_000, DAY_MS).optional(),
  retryWaitsMs: z.tuple([whole(0, DAY_MS), whole(0, DAY_MS)], 'must be two waits in ms').optional(),
  throttleBackoffFirstMs: whole(1, DAY_MS).optional(),
  throttleBackoffMaxMs: whole(1, DAY_MS).optional(),
  throttleJitter: between(0, 1).optional(),
  duplicateProbability: between(0, 1).optional(),
  accountConcurrency: whole(1, 1_000_000).optional(),
});
