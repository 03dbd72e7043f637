import type { CommandOf, CommandResult, Refusal } from './commands';
import { type Decision, nextSequence } from './decision';
import type { QueueAttributes } from './queue';
import { refusal } from './refusals';
import { deleteByHandle, receiveMessages, sendMessage } from './sqs-messages';

/** CreateQueue: the same name with the same attributes is fine, with others it is refused, as on SQS. */
export function createQueue(
  decision: Decision,
  { queueName, attributes }: CommandOf<'create-queue'>,
): CommandResult<'create-queue'> {
  const present = decision.state.queues.get(queueName);
  if (present === undefined) {
    decision.emit({ sequence: nextSequence(decision), at: decision.at, type: 'queue-created', queueName, attributes });
    return { refusal: undefined, answer: {} };
  }
  const different = firstDifference(present.attributes, attributes);
  if (different === undefined) return { refusal: undefined, answer: {} };
  const message = `A queue already exists with the same name and a different value for attribute ${different}`;
  return refused(refusal(400, 'QueueNameExists', message));
}

export function deleteQueue(
  decision: Decision,
  { queueName }: CommandOf<'delete-queue'>,
): CommandResult<'delete-queue'> {
  if (!decision.state.queues.has(queueName)) return refused(queueDoesNotExist());
  decision.emit({ sequence: nextSequence(decision), at: decision.at, type: 'queue-deleted', queueName });
  return { refusal: undefined, answer: {} };
}

export function purgeQueue(decision: Decision, { queueName }: CommandOf<'purge-queue'>): CommandResult<'purge-queue'> {
  if (!decision.state.queues.has(queueName)) return refused(queueDoesNotExist());
  decision.emit({ sequence: nextSequence(decision), at: decision.at, type: 'queue-purged', queueName });
  return { refusal: undefined, answer: {} };
}

export function send(decision: Decision, command: CommandOf<'send-message'>): CommandResult<'send-message'> {
  const queue = decision.state.queues.get(command.queueName);
  if (queue === undefined) return refused(queueDoesNotExist());
  const { body, messageAttributes, delayMs } = command;
  const messageId = sendMessage(decision, queue, body, messageAttributes, delayMs, undefined);
  return { refusal: undefined, answer: { messageId } };
}

export function receive(decision: Decision, command: CommandOf<'receive-messages'>): CommandResult<'receive-messages'> {
  const queue = decision.state.queues.get(command.queueName);
  if (queue === undefined) return refused(queueDoesNotExist());
  const visibilityTimeoutMs = command.visibilityTimeoutMs ?? queue.attributes.visibilityTimeoutMs;
  const messages = receiveMessages(decision, queue, command.maxMessages, visibilityTimeoutMs);
  return { refusal: undefined, answer: { messages } };
}

export function deleteMessage(
  decision: Decision,
  { queueName, receiptHandle }: CommandOf<'delete-message'>,
): CommandResult<'delete-message'> {
  const queue = decision.state.queues.get(queueName);
  if (queue === undefined) return refused(queueDoesNotExist());
  if (deleteByHandle(decision, queue, receiptHandle)) return { refusal: undefined, answer: {} };
  return refused(refusal(404, 'ReceiptHandleIsInvalid', 'The input receipt handle is invalid.'));
}

const ATTRIBUTE_NAMES: Readonly<Record<keyof QueueAttributes, string>> = {
  visibilityTimeoutMs: 'VisibilityTimeout',
  delayMs: 'DelaySeconds',
  receiveWaitMs: 'ReceiveMessageWaitTimeSeconds',
  retentionMs: 'MessageRetentionPeriod',
  maximumMessageBytes: 'MaximumMessageSize',
  redrive: 'RedrivePolicy',
};

/** AWS's name of the first attribute in which the two differ. */
function firstDifference(a: QueueAttributes, b: QueueAttributes): string | undefined {
  if (a.visibilityTimeoutMs !== b.visibilityTimeoutMs) return ATTRIBUTE_NAMES.visibilityTimeoutMs;
  if (a.delayMs !== b.delayMs) return ATTRIBUTE_NAMES.delayMs;
  if (a.receiveWaitMs !== b.receiveWaitMs) return ATTRIBUTE_NAMES.receiveWaitMs;
  if (a.retentionMs !== b.retentionMs) return ATTRIBUTE_NAMES.retentionMs;
  if (a.maximumMessageBytes !== b.maximumMessageBytes) return ATTRIBUTE_NAMES.maximumMessageBytes;
  const same =
    a.redrive?.deadLetterQueueName === b.redrive?.deadLetterQueueName &&
    a.redrive?.maxReceiveCount === b.redrive?.maxReceiveCount;
  return same ? undefined : ATTRIBUTE_NAMES.redrive;
}

function queueDoesNotExist(): Refusal {
  return refusal(400, 'QueueDoesNotExist', 'The specified queue does not exist.');
}

function refused(why: Refusal): { refusal: Refusal; requestId: undefined } {
  return { refusal: why, requestId: undefined };
}
