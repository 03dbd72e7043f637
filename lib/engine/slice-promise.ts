import { assert } from './assert';
import { type Decision, nextSequence } from './decision';
import type { SliceNext } from './events';
import type { ForcedOutcome } from './function-configuration';
import type { HandlerResult } from './handler-run';
import type { SimTime } from './sim-time';
import type { Environment, FunctionState, Invocation } from './state';

/** Promises what comes next in the environment, cut off at its deadline. Undefined `wantedAt`: only the deadline ends it. */
export function promiseNext(
  decision: Decision,
  environment: Environment,
  requestId: string,
  wanted: SliceNext,
  wantedAt: SimTime | undefined,
  result: HandlerResult | ForcedOutcome | undefined,
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

/** The invocation that an environment is busy with. */
export function invocationIn(decision: Decision, environment: Environment): Invocation {
  const invocation =
    environment.requestId === undefined ? undefined : decision.state.invocations.get(environment.requestId);
  assert(invocation !== undefined, `environment ${environment.environmentId} runs nothing`);
  return invocation;
}

/** A function deleted while its environment ran still has the configuration that the run goes by (FUN-20). */
export function functionOf(decision: Decision, environment: Environment): FunctionState {
  const { functions, deletedFunctions } = decision.state;
  const fn = functions.get(environment.functionName) ?? deletedFunctions.get(environment.functionName);
  assert(fn !== undefined, `no function ${environment.functionName}`);
  return fn;
}
