import { deliveryTarget } from './arn';
import { acceptEvent } from './async-invoke';
import { deadLetterAttributes } from './dead-letter';
import { type Decision, nextSequence } from './decision';
import { eventInvokeConfig, functionOfEvent } from './event-invoke-config';
import type { DeliveryKind, RecordCondition } from './events';
import { fireFault } from './faults';
import type { EventInvokeConfig } from './function-configuration';
import { invocationRecord } from './invocation-record';
import { ASYNC_PAYLOAD_MAX_BYTES, RECURSION_MAX_EXECUTIONS } from './limits';
import type { MessageAttributes } from './queue';
import { sendMessage } from './sqs-messages';
import type { Invocation } from './state';
import { exceedsBytes } from './utf8';

/** OnSuccess, if the function has one (DST-01). */
export function deliverSuccess(decision: Decision, invocation: Invocation): void {
  const arn = eventInvokeConfig(decision.state, invocation)?.onSuccessArn;
  if (arn === undefined) return;
  deliver(
    decision,
    invocation,
    'on-success',
    arn,
    invocationRecord(decision.state, invocation, 'Success', decision.at),
    {},
  );
}

/** Dead-letter queue and OnFailure, each on its own (DLQ-11). Answers which of them arrived. */
export function deliverFailure(
  decision: Decision,
  invocation: Invocation,
  condition: Exclude<RecordCondition, 'Success'>,
  config: EventInvokeConfig | undefined,
): readonly DeliveryKind[] {
  const { state } = decision;
  const keptBy: DeliveryKind[] = [];
  const deadLetterArn = functionOfEvent(state, invocation)?.configuration.deadLetterTargetArn;
  if (deadLetterArn !== undefined) {
    const attributes = deadLetterAttributes(state, invocation, condition);
    if (deliver(decision, invocation, 'dead-letter-queue', deadLetterArn, invocation.payload, attributes)) {
      keptBy.push('dead-letter-queue');
    }
  }
  if (config?.onFailureArn !== undefined) {
    const record = invocationRecord(state, invocation, condition, decision.at);
    if (deliver(decision, invocation, 'on-failure', config.onFailureArn, record, {})) keptBy.push('on-failure');
  }
  return keptBy;
}

function deliver(
  decision: Decision,
  invocation: Invocation,
  kind: DeliveryKind,
  arn: string,
  body: string,
  attributes: MessageAttributes,
): boolean {
  const { state } = decision;
  const fn = functionOfEvent(state, invocation);
  if (fn !== undefined && fireFault(decision, fn, invocation, 'delivery-failure', invocation.attemptsOfCopy)) {
    return fail(decision, invocation, kind, arn, 'a fault made this delivery fail');
  }
  const target = deliveryTarget(state, arn);
  if (target === undefined) return fail(decision, invocation, kind, arn, 'nothing in this lab has this ARN');
  if (target.kind === 'function') {
    const problem = functionProblem(decision, invocation, target.functionName, body);
    if (problem !== undefined) return fail(decision, invocation, kind, arn, problem);
    const deliveredAs = acceptEvent(decision, {
      functionName: target.functionName,
      qualifier: '$LATEST',
      payload: body,
      source: { kind: 'destination', requestId: invocation.requestId, functionName: invocation.functionName },
      lineage: invocation.lineage + 1,
    });
    return succeed(decision, invocation, kind, target, deliveredAs);
  }
  const queue = state.queues.get(target.queueName);
  if (queue === undefined) return fail(decision, invocation, kind, arn, 'the queue does not exist');
  if (exceedsBytes(body, queue.attributes.maximumMessageBytes)) {
    return fail(
      decision,
      invocation,
      kind,
      arn,
      `the message is larger than the queue's ${queue.attributes.maximumMessageBytes} bytes`,
    );
  }
  const messageId = sendMessage(decision, queue, body, attributes, undefined, {
    requestId: invocation.requestId,
    functionName: invocation.functionName,
    kind,
  });
  return succeed(decision, invocation, kind, target, messageId);
}

function functionProblem(
  decision: Decision,
  { lineage }: Invocation,
  functionName: string,
  payload: string,
): string | undefined {
  // ASY-30: a chain that was stopped goes nowhere, or two functions that are each other's OnFailure would never come to rest.
  if (lineage >= RECURSION_MAX_EXECUTIONS) return 'the chain of functions was stopped';
  if (!decision.state.functions.has(functionName)) return 'the function does not exist';
  if (exceedsBytes(payload, ASYNC_PAYLOAD_MAX_BYTES)) return 'the record is larger than an asynchronous payload may be';
  return undefined;
}

function succeed(
  decision: Decision,
  invocation: Invocation,
  kind: DeliveryKind,
  target: NonNullable<ReturnType<typeof deliveryTarget>>,
  deliveredAs: string,
): true {
  decision.emit({
    sequence: nextSequence(decision),
    at: decision.at,
    type: 'delivery-made',
    requestId: invocation.requestId,
    functionName: invocation.functionName,
    kind,
    target,
    deliveredAs,
    rule: kind === 'dead-letter-queue' ? 'DLQ-03' : target.kind === 'function' ? 'DST-19' : 'DST-01',
  });
  return true;
}

/** DLQ-13, DST-23: nobody is told but the metrics; here it is in the log. */
function fail(decision: Decision, invocation: Invocation, kind: DeliveryKind, targetArn: string, why: string): false {
  decision.emit({
    sequence: nextSequence(decision),
    at: decision.at,
    type: 'delivery-failed',
    requestId: invocation.requestId,
    functionName: invocation.functionName,
    kind,
    targetArn,
    why,
    rule: kind === 'dead-letter-queue' ? 'DLQ-13' : 'DST-23',
  });
  return false;
}
