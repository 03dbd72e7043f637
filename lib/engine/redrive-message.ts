import { acceptEvent } from './async-invoke';
import type { CommandOf, CommandResult, Refusal } from './commands';
import type { Decision } from './decision';
import { requestPayloadOf } from './invocation-record';
import type { QueueMessage, QueueState } from './queue';
import { refusal } from './refusals';
import { removeMessage } from './sqs-messages';

/** LAB-05: what an event left in a queue becomes a new event of its function and leaves the queue, both or neither. */
export function redriveMessage(
  decision: Decision,
  { queueName, messageId }: CommandOf<'redrive-message'>,
): CommandResult<'redrive-message'> {
  const queue = decision.state.queues.get(queueName);
  if (queue === undefined) return refused(404, 'UnknownQueue', `There is no queue ${JSON.stringify(queueName)}.`);
  const message = queue.messages.get(messageId);
  if (message === undefined) {
    return refused(404, 'UnknownMessage', `There is no message ${JSON.stringify(messageId)} in ${queueName}.`);
  }
  const { requestId, functionName, delivery } = message;
  if (requestId === undefined || functionName === undefined || delivery === undefined) {
    return refused(409, 'NotADelivery', 'The message did not come from an event: someone sent it to the queue.');
  }
  if (delivery === 'on-success') {
    return refused(409, 'NotAFailure', 'The message is the record of a success: there is nothing to make good.');
  }
  if (!decision.state.functions.has(functionName)) {
    return refused(409, 'FunctionGone', `The function ${functionName} does not exist any more.`);
  }
  return { refusal: undefined, answer: { requestId: sendAgain(decision, queue, message, requestId, functionName) } };
}

function sendAgain(
  decision: Decision,
  { queueName }: QueueState,
  { messageId, body, delivery }: QueueMessage,
  requestId: string,
  functionName: string,
): string {
  const newId = acceptEvent(decision, {
    functionName,
    qualifier: '$LATEST',
    payload: delivery === 'on-failure' ? requestPayloadOf(body) : body,
    source: { kind: 'redrive', queueName, messageId, requestId, functionName },
    // Someone's own decision: no function goes on with a chain here.
    lineage: 0,
    rule: 'LAB-05',
  });
  const queue = decision.state.queues.get(queueName);
  if (queue !== undefined) removeMessage(decision, queue, messageId);
  return newId;
}

function refused(statusCode: number, code: string, message: string): { refusal: Refusal; requestId: undefined } {
  return { refusal: refusal(statusCode, code, message), requestId: undefined };
}
