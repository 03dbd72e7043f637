import { acceptEvent } from './async-invoke';
import { startInEnvironment } from './attempts';
import type { CommandOf, CommandResult, Refusal } from './commands';
import { limitOf, throttleReason } from './concurrency';
import { type Decision, nextSequence } from './decision';
import type { InvocationSource, InvocationType } from './events';
import { type FaultSubject, fireFault } from './faults';
import { RECURSION_MAX_EXECUTIONS } from './limits';
import { drawUuid } from './random';
import { functionNotFound, recursion, serviceException, tooManyRequests } from './refusals';
import type { RuleId } from './rules';
import type { FunctionState } from './state';

/** Invoke of all three types. A refusal is in the log too: nothing that was asked happens off screen. */
export function invoke(decision: Decision, command: CommandOf<'invoke'>): CommandResult<'invoke'> {
  const { state } = decision;
  const fn = state.functions.get(command.functionName);
  const qualifier = command.qualifier ?? '$LATEST';
  if (fn === undefined || qualifier !== '$LATEST') {
    return refuse(decision, command, functionNotFound(state, command.functionName, qualifier), 'ERR-10');
  }
  switch (command.invocationType) {
    case 'DryRun':
      return { refusal: undefined, answer: { requestId: accept(decision, command, qualifier, 204, 'INV-29') } };
    case 'Event': {
      const { functionName, payload, source } = command;
      const requestId = acceptEvent(decision, {
        functionName,
        qualifier,
        payload,
        source,
        lineage: command.lineage ?? 0,
      });
      return { refusal: undefined, answer: { requestId } };
    }
    case 'RequestResponse':
      return invokeNow(decision, command, fn, qualifier);
  }
}

/** An invoke that the border refused: it only goes into the log. */
export function refuseInvocation(
  decision: Decision,
  command: CommandOf<'refuse-invocation'>,
): CommandResult<'refuse-invocation'> {
  return { refusal: undefined, answer: { requestId: reject(decision, command, command.refusal, command.rule) } };
}

/** A synchronous invocation runs now or is refused now; Lambda never queues it (CLI-01). */
function invokeNow(
  decision: Decision,
  command: CommandOf<'invoke'>,
  fn: FunctionState,
  qualifier: string,
): CommandResult<'invoke'> {
  const { state } = decision;
  if (fireFault(decision, fn, subject(decision, command), 'service-error', 1)) {
    return refuse(decision, command, serviceException(), 'ERR-29');
  }
  const faulty = fireFault(decision, fn, subject(decision, command), 'throttle', 1) !== undefined;
  const reason = faulty ? limitOf(fn) : throttleReason(state, fn);
  if (reason !== undefined) return refuse(decision, command, tooManyRequests(reason), 'ERR-20');
  if ((command.lineage ?? 0) >= RECURSION_MAX_EXECUTIONS)
    return refuse(decision, command, recursion(command), 'ASY-30');
  const requestId = accept(decision, command, qualifier, 200, 'INV-20');
  const invocation = state.invocations.get(requestId);
  if (invocation !== undefined) startInEnvironment(decision, fn, invocation);
  return { refusal: undefined, answer: { requestId } };
}

/** The call as a fault sees it, under the request id it is about to get. */
function subject(decision: Decision, command: CommandOf<'invoke'>): FaultSubject {
  const { seed, counts } = decision.state;
  const requestId = drawUuid(seed, 'requestId', counts.invocations);
  return { requestId, functionName: command.functionName, index: counts.invocations, log: [] };
}

function accept(
  decision: Decision,
  command: CommandOf<'invoke'>,
  qualifier: string,
  statusCode: 200 | 204,
  rule: RuleId,
): string {
  const { state, at } = decision;
  const requestId = drawUuid(state.seed, 'requestId', state.counts.invocations);
  decision.emit({
    sequence: nextSequence(decision),
    at,
    type: 'invocation-accepted',
    requestId,
    functionName: command.functionName,
    qualifier,
    invocationType: command.invocationType,
    payload: command.payload,
    source: command.source,
    lineage: command.lineage ?? 0,
    statusCode,
    rule,
  });
  return requestId;
}

interface Asked {
  readonly functionName: string;
  readonly invocationType: InvocationType;
  readonly source: InvocationSource;
}

function refuse(decision: Decision, asked: Asked, refusal: Refusal, rule: RuleId): CommandResult<'invoke'> {
  return { refusal, requestId: reject(decision, asked, refusal, rule) };
}

function reject(decision: Decision, asked: Asked, refusal: Refusal, rule: RuleId): string {
  const { state, at } = decision;
  const requestId = drawUuid(state.seed, 'requestId', state.counts.invocations);
  decision.emit({
    sequence: nextSequence(decision),
    at,
    type: 'invocation-rejected',
    requestId,
    functionName: asked.functionName,
    invocationType: asked.invocationType,
    source: asked.source,
    statusCode: refusal.statusCode,
    code: refusal.code,
    reason: refusal.reason,
    message: refusal.message,
    rule,
  });
  return requestId;
}
