import { z } from 'zod';
import type { FaultKind, FaultPlan, ScriptedOutcome } from '@/lib/engine/function-configuration';
import { between, whole } from './numbers';

const OUTCOMES_MAX = 100;
const FAULTS_MAX = 50;
const ATTEMPT_MAX = 1_000;
const COUNT_MAX = 1_000_000;
/** CON-19: longer than any function may run. */
const DELAY_MAX_MS = 900_000;

const outcomes = ['success', 'error', 'timeout', 'out-of-memory', 'exit'] as const satisfies readonly ScriptedOutcome[];

const kinds = [
  'invocation-add-delay',
  'invocation-error',
  'invocation-timeout',
  'throttle',
  'service-error',
  'duplicate-delivery',
  'delivery-failure',
] as const satisfies readonly FaultKind[];

const fault = z
  .strictObject({
    kind: z.enum(kinds, `must be one of ${kinds.join(', ')}`),
    attempts: z.array(whole(1, ATTEMPT_MAX)).min(1, 'must name an attempt').max(ATTEMPT_MAX).optional(),
    count: whole(1, COUNT_MAX).optional(),
    probability: between(0, 1).optional(),
    delayMs: whole(1, DELAY_MAX_MS).optional(),
  })
  .refine(({ delayMs, kind }) => (kind === 'invocation-add-delay') === (delayMs !== undefined), {
    path: ['delayMs'],
    message: "belongs to 'invocation-add-delay', and it needs one",
  });

/** A whole fault plan; what is left out disturbs nothing. */
export const faultPlanBody = z
  .strictObject({
    outcomes: z
      .array(z.enum(outcomes, `must be one of ${outcomes.join(', ')}`), 'must be a list of outcomes')
      .max(OUTCOMES_MAX, `at most ${OUTCOMES_MAX}`)
      .default([]),
    faults: z.array(fault, 'must be a list of faults').max(FAULTS_MAX, `at most ${FAULTS_MAX}`).default([]),
  })
  .transform(
    (plan): FaultPlan => ({
      outcomes: plan.outcomes,
      faults: plan.faults.map(({ attempts, count, delayMs, kind, probability }) => ({
        kind,
        attempts,
        count,
        probability,
        delayMs,
      })),
    }),
  );
