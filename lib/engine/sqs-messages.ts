import type { ReceivedMessage } from './commands';
import { type Decision, nextSequence } from './decision';
import type { DeliveryKind } from './events';
import type { MessageAttributes, QueueMessage, QueueState } from './queue';
import { drawUuid } from './random';
import { later } from './sim-time';

/** Puts a message in a queue and answers its id. `from`: the invocation and delivery that sent it, if one did. */
export function sendMessage(
  decision: Decision,
  queue: QueueState,
  body: string,
  messageAttributes: MessageAttributes,
  delayMs: number | undefined,
  from: { readonly requestId: string; readonly functionName: string; readonly kind: DeliveryKind } | undefined,
): string {
  const { state, at } = decision;
  const messageId = drawUuid(state.seed, 'messageId', state.counts.messages);
  decision.emit({
    sequence: nextSequence(decision),
    at,
    type: 'queue-message-sent',
    queueName: queue.queueName,
    messageId,
    body,
    messageAttributes,
    visibleAt: later(at, delayMs ?? queue.attributes.delayMs),
    requestId: from?.requestId,
    functionName: from?.functionName,
    delivery: from?.kind,
  });
  return messageId;
}

/**
 * Hands out up to `maxMessages` visible messages, oldest first, and hides them for the visibility timeout. Expired messages
 * go; one that was received too often moves to the queue of the redrive policy instead.
 */
export function receiveMessages(
  decision: Decision,
  queue: QueueState,
  maxMessages: number,
  visibilityTimeoutMs: number,
): readonly ReceivedMessage[] {
  const received: ReceivedMessage[] = [];
  // The loop's own events take messages out of the map while it is walked, which Map iteration allows.
  for (const message of queue.messages.values()) {
    if (received.length === maxMessages) break;
    if (message.visibleAt > decision.at) continue;
    if (later(message.sentAt, queue.attributes.retentionMs) <= decision.at)
      removeMessage(decision, queue, message.messageId);
    else if (isExhausted(decision, queue, message)) redrive(decision, queue, message);
    else received.push(receive(decision, queue, message, visibilityTimeoutMs));
  }
  return received;
}

/** Takes a message away. `false`: the handle was never one of this queue's. An old handle of a gone message is fine, as on SQS. */
export function deleteByHandle(decision: Decision, queue: QueueState, receiptHandle: string): boolean {
  const messageId = HANDLE.exec(receiptHandle)?.[1];
  if (messageId === undefined) return false;
  if (queue.messages.has(messageId)) removeMessage(decision, queue, messageId);
  return true;
}

const HANDLE = /^LAB-([0-9a-f-]{36})-[0-9]+$/;

/** Takes a message away. */
export function removeMessage(decision: Decision, queue: QueueState, messageId: string): void {
  decision.emit({
    sequence: nextSequence(decision),
    at: decision.at,
    type: 'queue-message-deleted',
    queueName: queue.queueName,
    messageId,
  });
}

function isExhausted(decision: Decision, queue: QueueState, message: QueueMessage): boolean {
  const { redrive: policy } = queue.attributes;
  return (
    policy !== undefined &&
    // A queue that names itself would get back what it moves, for ever.
    policy.deadLetterQueueName !== queue.queueName &&
    message.receiveCount >= policy.maxReceiveCount &&
    decision.state.queues.has(policy.deadLetterQueueName)
  );
}

function redrive(decision: Decision, queue: QueueState, message: QueueMessage): void {
  const toQueueName = queue.attributes.redrive?.deadLetterQueueName;
  if (toQueueName === undefined) return;
  decision.emit({
    sequence: nextSequence(decision),
    at: decision.at,
    type: 'queue-message-moved',
    queueName: queue.queueName,
    messageId: message.messageId,
    toQueueName,
  });
}

function receive(
  decision: Decision,
  queue: QueueState,
  message: QueueMessage,
  visibilityTimeoutMs: number,
): ReceivedMessage {
  const receiptHandle = `LAB-${message.messageId}-${decision.state.counts.receives}`;
  decision.emit({
    sequence: nextSequence(decision),
    at: decision.at,
    type: 'queue-message-received',
    queueName: queue.queueName,
    messageId: message.messageId,
    receiptHandle,
    visibleAt: later(decision.at, visibilityTimeoutMs),
  });
  return { ...message, receiptHandle };
}
