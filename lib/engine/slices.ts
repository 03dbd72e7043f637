import { assert, assertUnreachable } from './assert';
import { endAttempt, failInit, retryInit, startAttempt, startHandler } from './attempts';
import { type Decision, nextSequence } from './decision';
import { type AttemptAnswer, answerOf, timedOut } from './function-error';
import type { HandlerResult, SliceEnd } from './handler-run';
import { beginHandler, forcedResult } from './handler-start';
import { later } from './sim-time';
import { invocationIn, promiseNext } from './slice-promise';
import type { Environment, Invocation } from './state';

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
      return endPhase(decision, environment, requestId, promisedResult(decision, environment));
    case 'wake':
    case 'timeout':
      return endPhase(decision, environment, requestId, undefined);
    default:
      assertUnreachable(environment.sliceNext);
  }
}

function promisedResult(decision: Decision, environment: Environment): HandlerResult {
  const { sliceResult } = environment;
  assert(sliceResult !== undefined, `environment ${environment.environmentId} ends without a result`);
  if (typeof sliceResult !== 'string') return sliceResult;
  return forcedResult(
    sliceResult,
    environment.configuration.handler,
    invocationIn(decision, environment).attemptsOfCopy,
  );
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
    if (end.waitMs === undefined) {
      return promiseNext(decision, environment, requestId, 'wake', environment.deadlineAt, undefined, 0);
    }
    return promiseNext(decision, environment, requestId, 'resume', later(decision.at, end.waitMs), undefined, 0);
  }
  const endAt = later(decision.at, end.computeMs);
  if (end.computeMs > 0)
    return promiseNext(decision, environment, requestId, 'end', endAt, end.result, end.memoryUsedMb);
  endPhase(decision, environment, requestId, end.result, end.memoryUsedMb);
}

/** What a handler waited for is there, perhaps before a timer it waits for as well: it goes on now. */
export function wakeSlice(decision: Decision, environment: Environment): void {
  const { requestId, environmentId, slicePhase: phase } = environment;
  if (requestId === undefined || environment.awaitsSlice || environment.sliceSequence === 0) return;
  if (environment.sliceNext !== 'wake' && environment.sliceNext !== 'resume') return;
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
  if (environment.slicePhase === 'init') return endInit(decision, environment, invocation, answer, memoryUsedMb);
  endAttempt(decision, environment, invocation, answer, memoryUsedMb);
}

/** The handler is next; after a failure a second init, and after that one's failure nothing (FUN-46). */
function endInit(
  decision: Decision,
  environment: Environment,
  invocation: Invocation,
  answer: AttemptAnswer,
  memoryUsedMb: number,
): void {
  const isSuppressed = environment.phase === 'invoke';
  if (answer.outcome !== 'success') {
    failInit(decision, environment, invocation, answer);
    if (!isSuppressed) return retryInit(decision, environment, invocation);
    return endAttempt(decision, environment, invocation, answer, memoryUsedMb);
  }
  decision.emit({
    sequence: nextSequence(decision),
    at: decision.at,
    type: 'environment-initialised',
    environmentId: environment.environmentId,
    functionName: environment.functionName,
    requestId: invocation.requestId,
    phase: isSuppressed ? 'invoke' : 'init',
    initMs: decision.at - environment.phaseStartedAt,
  });
  if (isSuppressed) return startHandler(decision, environment, invocation);
  startAttempt(decision, environment, invocation, true);
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
