import type { Range } from './function-configuration';
import {
  ACCOUNT_CONCURRENCY_DEFAULT,
  RETRY_WAITS_MS,
  THROTTLE_BACKOFF_FIRST_MS,
  THROTTLE_BACKOFF_MAX_MS,
} from './limits';

/**
 * What AWS leaves open or fixes for everybody, and a lab may set. A value that differs from AWS's published one gets a
 * "not AWS" badge in the UI.
 */
export interface LabSettings {
  /** CON-15: AWS says "under 100 ms to over 1 s". */
  readonly coldStartMs: Range;
  /** How long an event rests in the queue before its first attempt. AWS publishes nothing. */
  readonly dispatchMs: Range;
  /** CON-16: idle life of an environment. AWS publishes nothing. */
  readonly environmentIdleMs: number;
  /** ASY-03: waits before the first and second retry. AWS fixes them at 60 s and 120 s. */
  readonly retryWaitsMs: readonly [number, number];
  /** ASY-05, ASY-06: throttle back-off, doubling from the first to the last. */
  readonly throttleBackoffFirstMs: number;
  readonly throttleBackoffMaxMs: number;
  /** Each throttle wait is made longer by up to this share of itself, seeded. AWS publishes no jitter. */
  readonly throttleJitter: number;
  /** ASY-09: chance that an event is delivered a second time although nothing failed. */
  readonly duplicateProbability: number;
  /** CON-01: concurrent executions of the account. */
  readonly accountConcurrency: number;
}

/** A new lab's settings. */
export const DEFAULT_LAB_SETTINGS: LabSettings = {
  coldStartMs: { min: 120, max: 320 },
  dispatchMs: { min: 4, max: 40 },
  environmentIdleMs: 600_000,
  retryWaitsMs: RETRY_WAITS_MS,
  throttleBackoffFirstMs: THROTTLE_BACKOFF_FIRST_MS,
  throttleBackoffMaxMs: THROTTLE_BACKOFF_MAX_MS,
  throttleJitter: 0,
  duplicateProbability: 0,
  accountConcurrency: ACCOUNT_CONCURRENCY_DEFAULT,
};
