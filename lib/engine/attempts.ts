import { afterAttempt } from './async-invoke';
import { type Decision, nextSequence } from './decision';
import { fireFault } from './faults';
import { type AttemptAnswer, interrupted } from './function-error';
import { beginHandler } from './handler-start';
import { later, type SimTime } from './sim-time';
import { functionOf, invocationIn, promiseNext } from './slice-promise';
import type { Environment, FunctionState, Invocation } from './state';

/** Gives the invocation an environment: a free one (warm), or a new or reset one, which runs init first (CON-05, CON-15). */
export function startInEnvironment(decision: Decision, fn: FunctionState, invocation: Invocation): void {
  const idleId = fn.idle[fn.idle.length - 1];
  const idle = idleId === undefined ? undefined : decision.state.environments.get(idleId);
  if (idle?.initialised) return startAttempt(decision, idle, invocation, false);
  const environmentId = idle?.environmentId ?? `${invocation.functionName}#${fn.environmentsStarted + 1}`;
  decision.emit({
    sequence: nextSequence(decision),
    at: decision.at,
    type: 'environment-init-started',
    environmentId,
    functionName: invocation.functionName,
    requestId: invocation.requestId,
    logFormat: (idle ?? fn).configuration.logFormat,
    rule: 'CON-15',
  });
  decision.run({ environmentId, requestId: invocation.requestId, phase: 'init', step: 'start' });
}

/**
 * After a restart: what ran is gone, in all environments unless some are named. Asynchronous events run again; a synchronous caller
 * has lost its connection anyway.
 */
export function interruptAttempts(decision: Decision, environmentIds?: readonly string[]): number {
  const gone = environmentIds === undefined ? undefined : new Set(environmentIds);
  const busy = [...decision.state.environments.values()].filter(
    ({ environmentId, phase }) => phase !== 'idle' && gone?.has(environmentId) !== false,
  );
  for (const environment of busy) {
    const invocation = invocationIn(decision, environment);
    const answer = interrupted(invocation.requestId);
    if (environment.phase === 'init') {
      failInit(decision, environment, invocation, answer);
      emitStart(decision, environment, invocation, decision.at, { cold: true, initRetried: false });
    }
    endAttempt(decision, environment, invocation, answer, 0);
  }
  return busy.length;
}

/** The attempt begins: its time runs from here, init not included. */
export function startAttempt(
  decision: Decision,
  environment: Environment,
  invocation: Invocation,
  cold: boolean,
): void {
  emitStart(decision, environment, invocation, deadlineOf(decision, environment), { cold, initRetried: false });
  startHandler(decision, environment, invocation);
}

/** FUN-46, CON-17: an init that failed is tried once more, inside the attempt and within its timeout (a suppressed init). */
export function retryInit(decision: Decision, environment: Environment, invocation: Invocation): void {
  emitStart(decision, environment, invocation, deadlineOf(decision, environment), { cold: true, initRetried: true });
  const { environmentId } = environment;
  decision.run({ environmentId, requestId: invocation.requestId, phase: 'init', step: 'start' });
}

/** The attempt's handler is next. A fault may make it start late. */
export function startHandler(decision: Decision, environment: Environment, invocation: Invocation): void {
  const fn = functionOf(decision, environment);
  const delay = fireFault(decision, fn, invocation, 'invocation-add-delay', invocation.attemptsOfCopy);
  if (delay?.delayMs === undefined || delay.delayMs === 0)
    return beginHandler(decision, environment, invocation.requestId);
  promiseNext(decision, environment, invocation.requestId, 'start', later(decision.at, delay.delayMs), undefined, 0);
}

function deadlineOf(decision: Decision, environment: Environment): SimTime {
  return later(decision.at, environment.configuration.timeoutMs);
}

function emitStart(
  decision: Decision,
  environment: Environment,
  invocation: Invocation,
  deadlineAt: SimTime,
  { cold, initRetried }: { readonly cold: boolean; readonly initRetried: boolean },
): void {
  decision.emit({
    sequence: nextSequence(decision),
    at: decision.at,
    type: 'attempt-started',
    requestId: invocation.requestId,
    functionName: invocation.functionName,
    attempt: invocation.attempts + 1,
    environmentId: environment.environmentId,
    cold,
    deadlineAt,
    logFormat: environment.configuration.logFormat,
    initRetried,
    rule: initRetried ? 'FUN-46' : cold ? 'CON-15' : 'CON-05',
  });
}

/** An init came to nothing, in the init phase or suppressed inside an attempt. */
export function failInit(
  decision: Decision,
  environment: Environment,
  invocation: Invocation,
  { outcome, response }: AttemptAnswer,
): void {
  decision.emit({
    sequence: nextSequence(decision),
    at: decision.at,
    type: 'environment-init-failed',
    environmentId: environment.environmentId,
    functionName: environment.functionName,
    requestId: invocation.requestId,
    phase: environment.phase === 'init' ? 'init' : 'invoke',
    initMs: decision.at - environment.phaseStartedAt,
    outcome,
    response,
  });
}

/** The attempt is over: the environment is free again, and an event's queue decides what follows. */
export function endAttempt(
  decision: Decision,
  environment: Environment,
  invocation: Invocation,
  answer: AttemptAnswer,
  memoryUsedMb: number,
): void {
  const { environmentId, initMs, outdated } = environment;
  const failed = answer.outcome !== 'success';
  const durationMs = decision.at - environment.phaseStartedAt;
  decision.emit({
    sequence: nextSequence(decision),
    at: decision.at,
    type: 'attempt-ended',
    requestId: invocation.requestId,
    functionName: invocation.functionName,
    attempt: invocation.attempts,
    environmentId,
    outcome: answer.outcome,
    durationMs,
    billedMs: durationMs + (initMs ?? 0),
    initMs,
    memorySizeMb: environment.configuration.memorySizeMb,
    // FUN-11: all there was, whatever the handler last knew of.
    memoryUsedMb: answer.outcome === 'out-of-memory' ? environment.configuration.memorySizeMb : memoryUsedMb,
    response: answer.response,
    functionError: failed ? 'Unhandled' : undefined,
    errorMessage: answer.errorMessage,
    fatal: answer.fatal,
    rule: failed ? 'FUN-01' : 'INV-20',
  });
  settleEnvironment(decision, environment, answer, outdated);
  if (invocation.invocationType === 'Event') afterAttempt(decision, invocation, answer);
}

/** FUN-14, FUN-17 to FUN-20: an exception keeps the environment, a crash resets it, a change of the function ends it. */
function settleEnvironment(
  decision: Decision,
  environment: Environment,
  answer: AttemptAnswer,
  outdated: boolean,
): void {
  const { environmentId, functionName } = environment;
  const stamp = { sequence: nextSequence(decision), at: decision.at, environmentId, functionName };
  const gone = answer.outcome === 'interrupted';
  if (outdated || gone) {
    const exists = decision.state.functions.has(functionName);
    const why = gone ? 'interrupted' : exists ? 'function-configured' : 'function-deleted';
    return decision.emit({ ...stamp, type: 'environment-shut-down', why, rule: gone ? 'LAB-01' : 'FUN-19' });
  }
  if (
    answer.outcome === 'success' ||
    (answer.outcome === 'error' && environment.initialised && answer.fatal === undefined)
  )
    return;
  decision.emit({ ...stamp, type: 'environment-reset', why: answer.outcome, rule: 'FUN-17' });
}
