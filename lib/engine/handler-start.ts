import type { Decision } from './decision';
import { fireFault, scriptedOutcome } from './faults';
import type { ForcedOutcome } from './function-configuration';
import type { HandlerResult } from './handler-run';
import { drawInRange } from './random';
import { later } from './sim-time';
import { functionOf, invocationIn, promiseNext } from './slice-promise';
import type { Environment } from './state';

/** Runs the handler, unless a fault or the outcome script decides the attempt without it. */
export function beginHandler(decision: Decision, environment: Environment, requestId: string): void {
  const fn = functionOf(decision, environment);
  const invocation = invocationIn(decision, environment);
  const attempt = invocation.attemptsOfCopy;
  if (fireFault(decision, fn, invocation, 'invocation-timeout', attempt)) {
    return promiseNext(decision, environment, requestId, 'timeout', undefined, undefined, 0);
  }
  // FIS prevents the execution: the error is there at once.
  const outcome = fireFault(decision, fn, invocation, 'invocation-error', attempt)
    ? 'error'
    : scriptedOutcome(fn, attempt);
  if (outcome === undefined || outcome === 'success') {
    return decision.run({ environmentId: environment.environmentId, requestId, phase: 'invoke', step: 'start' });
  }
  if (outcome === 'timeout') return promiseNext(decision, environment, requestId, 'timeout', undefined, undefined, 0);
  const { seed } = decision.state;
  const { code, memorySizeMb } = environment.configuration;
  const { durationMs, memoryUsedMb } = code.kind === 'scripted' ? code : FORCED;
  const endAt = later(decision.at, drawInRange(durationMs, seed, 'duration', invocation.index, invocation.attempts));
  const memory = drawInRange(memoryUsedMb, seed, 'memory', invocation.index, invocation.attempts);
  const used = outcome === 'out-of-memory' ? memorySizeMb : memory;
  promiseNext(decision, environment, requestId, 'end', endAt, outcome, used);
}

/** Real code is not asked how long an attempt takes that fails without it. */
const FORCED = { durationMs: { min: 5, max: 40 }, memoryUsedMb: { min: 36, max: 48 } };

/** What a forced outcome looks like to the caller. */
export function forcedResult(outcome: ForcedOutcome, handler: string, attempt: number): HandlerResult {
  if (outcome === 'out-of-memory') return { kind: 'out-of-memory' };
  if (outcome === 'exit') return { kind: 'exit', exitCode: 1 };
  const errorMessage = `Attempt ${attempt} failed on purpose`;
  return {
    kind: 'error',
    errorType: 'Error',
    errorMessage,
    trace: [`Error: ${errorMessage}`, `    at ${handler} (outcome script)`],
  };
}
