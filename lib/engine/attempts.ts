import { assert, assertUnreachable } from './assert';
import { afterAttempt } from './async-invoke';
import { type Decision, nextSequence } from './decision';
import type { SliceNext } from './events';
import { fireFault, scriptedOutcome } from './faults';
import { type AttemptAnswer, answerOf, interrupted, timedOut } from './function-error';
import type { HandlerResult, SliceEnd } from './handler-run';
import { drawInRange } from './random';
import { later, type SimTime } from './sim-time';
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
    rule: 'CON-15',
  });
  decision.run({ environmentId, requestId: invocation.requestId, phase: 'init', step: 'start' });
}

/** Something is due in an environment: its handler begins late, goes on, ends, or is cut off. */
export function fireSlice(decision: Decision, environment: Environment): void {
  const { requestId, slicePhase: phase, sliceStep, environmentId } = environment;
  assert(requestId !== undefined, `environment ${environmentId} runs nothing`);
  switch (environment.sliceNext) {
    case 'start':
    case 'resume':
      decision.emit({
        sequence: nextSequence(decision),
        at: decision.at,
        type: 'slice-resumed',
        environmentId,
        requestId,
        phase,
      });
      if (sliceStep === 'start') return beginHandler(decision, environment, requestId);
      return decision.run({ environmentId, requestId, phase, step: 'resume' });
    case 'end':
      assert(environment.sliceResult !== undefined, `environment ${environmentId} ends without a result`);
      return endPhase(decision, environment, requestId, environment.sliceResult);
    case 'timeout':
      return endPhase(decision, environment, requestId, undefined);
    default:
      assertUnreachable(environment.sliceNext);
  }
}

/** The host's answer to a `RunEffect`: the handler waits, or it is done some compute time from now. */
export function endSlice(
  decision: Decision,
  environment: Environment,
  end: SliceEnd,
  logLines: readonly string[],
): void {
  const { requestId } = environment;
  assert(
    requestId !== undefined && environment.awaitsSlice,
    `environment ${environment.environmentId} awaits no slice`,
  );
  for (const line of logLines) writeLogLine(decision, environment, requestId, line);
  if (end.kind === 'waiting') {
    const resumeAt = end.waitMs === undefined ? undefined : later(decision.at, end.waitMs);
    return promise(decision, environment, requestId, 'resume', resumeAt, undefined, 0);
  }
  const endAt = later(decision.at, end.computeMs);
  if (end.computeMs > 0) return promise(decision, environment, requestId, 'end', endAt, end.result, end.memoryUsedMb);
  endPhase(decision, environment, requestId, end.result, end.memoryUsedMb);
}

/** What a handler waited for without a time is there: it goes on now. */
export function wakeSlice(decision: Decision, environment: Environment): void {
  const { requestId, environmentId, slicePhase: phase } = environment;
  if (requestId === undefined || environment.awaitsSlice || environment.sliceNext !== 'timeout') return;
  decision.emit({
    sequence: nextSequence(decision),
    at: decision.at,
    type: 'slice-resumed',
    environmentId,
    requestId,
    phase,
  });
  decision.run({ environmentId, requestId, phase, step: 'resume' });
}

/** After a restart: what ran is gone. Asynchronous events run again; a synchronous caller has lost its connection anyway. */
export function interruptAttempts(decision: Decision): number {
  const busy = [...decision.state.environments.values()].filter((environment) => environment.phase !== 'idle');
  for (const environment of busy) {
    const invocation = invocationIn(decision, environment);
    if (environment.phase === 'init') failInit(decision, environment, invocation);
    endAttempt(decision, environment, invocation, interrupted(invocation.requestId), 0);
  }
  return busy.length;
}

function startAttempt(decision: Decision, environment: Environment, invocation: Invocation, cold: boolean): void {
  const fn = functionOf(decision, environment);
  decision.emit({
    sequence: nextSequence(decision),
    at: decision.at,
    type: 'attempt-started',
    requestId: invocation.requestId,
    functionName: invocation.functionName,
    attempt: invocation.attempts + 1,
    environmentId: environment.environmentId,
    cold,
    deadlineAt: later(decision.at, fn.configuration.timeoutMs),
    rule: cold ? 'CON-15' : 'CON-05',
  });
  const delay = fireFault(decision, fn, invocation, 'invocation-add-delay', invocation.attemptsOfCopy);
  if (delay?.delayMs === undefined || delay.delayMs === 0)
    return beginHandler(decision, environment, invocation.requestId);
  promise(decision, environment, invocation.requestId, 'start', later(decision.at, delay.delayMs), undefined, 0);
}

/** Runs the handler, unless a fault or the outcome script decides the attempt without it. */
function beginHandler(decision: Decision, environment: Environment, requestId: string): void {
  const fn = functionOf(decision, environment);
  const invocation = invocationIn(decision, environment);
  const attempt = invocation.attemptsOfCopy;
  if (fireFault(decision, fn, invocation, 'invocation-timeout', attempt)) {
    return promise(decision, environment, requestId, 'timeout', undefined, undefined, 0);
  }
  // FIS prevents the execution: the error is there at once.
  const outcome = fireFault(decision, fn, invocation, 'invocation-error', attempt)
    ? 'error'
    : scriptedOutcome(fn, attempt);
  if (outcome === undefined || outcome === 'success') {
    return decision.run({ environmentId: environment.environmentId, requestId, phase: 'invoke', step: 'start' });
  }
  if (outcome === 'timeout') return promise(decision, environment, requestId, 'timeout', undefined, undefined, 0);
  const { seed } = decision.state;
  const { durationMs, memoryUsedMb } = fn.configuration.code;
  const endAt = later(decision.at, drawInRange(durationMs, seed, 'duration', invocation.index, invocation.attempts));
  const memory = drawInRange(memoryUsedMb, seed, 'memory', invocation.index, invocation.attempts);
  const used = outcome === 'out-of-memory' ? fn.configuration.memorySizeMb : memory;
  promise(decision, environment, requestId, 'end', endAt, forcedResult(outcome, fn, attempt), used);
}

function forcedResult(outcome: 'error' | 'exit' | 'out-of-memory', fn: FunctionState, attempt: number): HandlerResult {
  if (outcome === 'out-of-memory') return { kind: 'out-of-memory' };
  if (outcome === 'exit') return { kind: 'exit', exitCode: 1 };
  const errorMessage = `Attempt ${attempt} failed on purpose`;
  return {
    kind: 'error',
    errorType: 'Error',
    errorMessage,
    trace: [`Error: ${errorMessage}`, `    at ${fn.configuration.handler} (outcome script)`],
  };
}

/** Promises what comes next in the environment, cut off at its deadline. Undefined `wantedAt`: only the deadline ends it. */
function promise(
  decision: Decision,
  environment: Environment,
  requestId: string,
  wanted: SliceNext,
  wantedAt: SimTime | undefined,
  result: HandlerResult | undefined,
  memoryUsedMb: number,
): void {
  const { deadlineAt } = environment;
  const inTime = wantedAt !== undefined && wantedAt <= deadlineAt;
  decision.emit({
    sequence: nextSequence(decision),
    at: decision.at,
    type: 'slice-ended',
    environmentId: environment.environmentId,
    requestId,
    phase: environment.slicePhase,
    resumeAt: inTime ? wantedAt : deadlineAt,
    next: inTime ? wanted : 'timeout',
    result: inTime ? result : undefined,
    memoryUsedMb,
  });
}

/** Init or invoke is over; without a result it was cut off by its deadline. */
function endPhase(
  decision: Decision,
  environment: Environment,
  requestId: string,
  result: HandlerResult | undefined,
  memoryUsedMb = environment.memoryUsedMb,
): void {
  const invocation = invocationIn(decision, environment);
  const limitMs = environment.deadlineAt - environment.phaseStartedAt;
  const answer = result === undefined ? timedOut(requestId, limitMs) : answerOf(result, requestId);
  if (environment.phase === 'invoke') return endAttempt(decision, environment, invocation, answer, memoryUsedMb);
  if (answer.outcome !== 'success') {
    failInit(decision, environment, invocation);
    return endAttempt(decision, environment, invocation, answer, memoryUsedMb);
  }
  decision.emit({
    sequence: nextSequence(decision),
    at: decision.at,
    type: 'environment-initialised',
    environmentId: environment.environmentId,
    functionName: environment.functionName,
    requestId,
    initMs: decision.at - environment.phaseStartedAt,
  });
  startAttempt(decision, environment, invocation, true);
}

/** An init that failed is a failed attempt of length 0 for the event that needed it. */
function failInit(decision: Decision, environment: Environment, invocation: Invocation): void {
  decision.emit({
    sequence: nextSequence(decision),
    at: decision.at,
    type: 'environment-init-failed',
    environmentId: environment.environmentId,
    functionName: environment.functionName,
    requestId: invocation.requestId,
    initMs: decision.at - environment.phaseStartedAt,
  });
  decision.emit({
    sequence: nextSequence(decision),
    at: decision.at,
    type: 'attempt-started',
    requestId: invocation.requestId,
    functionName: invocation.functionName,
    attempt: invocation.attempts + 1,
    environmentId: environment.environmentId,
    cold: true,
    deadlineAt: decision.at,
    rule: 'CON-15',
  });
}

function endAttempt(
  decision: Decision,
  environment: Environment,
  invocation: Invocation,
  answer: AttemptAnswer,
  memoryUsedMb: number,
): void {
  const { environmentId, functionName, initMs, outdated } = environment;
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
    memoryUsedMb,
    response: answer.response,
    functionError: failed ? 'Unhandled' : undefined,
    errorMessage: answer.errorMessage,
    rule: failed ? 'FUN-01' : 'INV-20',
  });
  settleEnvironment(decision, environment, answer, outdated);
  if (invocation.invocationType === 'Event') afterAttempt(decision, invocation, answer);
}

/** FUN-17 to FUN-20: an exception keeps the environment, a crash resets it, a change of the function ends it. */
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
  if (answer.outcome === 'success' || (answer.outcome === 'error' && environment.initialised)) return;
  decision.emit({ ...stamp, type: 'environment-reset', why: answer.outcome, rule: 'FUN-17' });
}

function writeLogLine(decision: Decision, environment: Environment, requestId: string, line: string): void {
  decision.emit({
    sequence: nextSequence(decision),
    at: decision.at,
    type: 'log-line-written',
    requestId,
    functionName: environment.functionName,
    environmentId: environment.environmentId,
    line,
  });
}

function invocationIn(decision: Decision, environment: Environment): Invocation {
  const invocation =
    environment.requestId === undefined ? undefined : decision.state.invocations.get(environment.requestId);
  assert(invocation !== undefined, `environment ${environment.environmentId} runs nothing`);
  return invocation;
}

/** A function deleted while its environment ran still has the configuration that the run goes by (FUN-20). */
function functionOf(decision: Decision, environment: Environment): FunctionState {
  const { functions, deletedFunctions } = decision.state;
  const fn = functions.get(environment.functionName) ?? deletedFunctions.get(environment.functionName);
  assert(fn !== undefined, `no function ${environment.functionName}`);
  return fn;
}
