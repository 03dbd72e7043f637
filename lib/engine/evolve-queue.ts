import { assert, assertUnreachable } from './assert';
import type { LogEventOf } from './events';
import type { LabState } from './state';

type QueueEvent = LogEventOf<
  | 'queue-created'
  | 'queue-deleted'
  | 'queue-purged'
  | 'queue-message-sent'
  | 'queue-message-received'
  | 'queue-message-deleted'
  | 'queue-message-moved'
>;

/** Folds SQS queues and their messages. */
export function evolveQueue(state: LabState, event: QueueEvent): void {
  if (event.type === 'queue-created') {
    const { queueName, attributes, at } = event;
    state.queues.set(queueName, { queueName, attributes, createdAt: at, messages: new Map(), sentCount: 0 });
    return;
  }
  const queue = state.queues.get(event.queueName);
  assert(queue !== undefined, `no queue ${event.queueName}`);
  switch (event.type) {
    case 'queue-deleted':
      state.queues.delete(event.queueName);
      return;
    case 'queue-purged':
      queue.messages.clear();
      return;
    case 'queue-message-sent':
      state.counts.messages++;
      queue.sentCount++;
      queue.messages.set(event.messageId, {
        messageId: event.messageId,
        body: event.body,
        messageAttributes: event.messageAttributes,
        sentAt: event.at,
        requestId: event.requestId,
        functionName: event.functionName,
        delivery: event.delivery,
        visibleAt: event.visibleAt,
        receiveCount: 0,
        firstReceivedAt: undefined,
        receiptHandle: undefined,
      });
      return;
    case 'queue-message-received': {
      const message = queue.messages.get(event.messageId);
      assert(message !== undefined, `no message ${event.messageId}`);
      state.counts.receives++;
      message.receiveCount++;
      message.firstReceivedAt ??= event.at;
      message.receiptHandle = event.receiptHandle;
      message.visibleAt = event.visibleAt;
      return;
    }
    case 'queue-message-deleted':
      queue.messages.delete(event.messageId);
      return;
    case 'queue-message-moved':
      return move(state, event);
    default:
      assertUnreachable(event);
  }
}

/** Redrive: the same message, visible at once in the other queue. */
function move(state: LabState, event: LogEventOf<'queue-message-moved'>): void {
  const from = state.queues.get(event.queueName);
  const to = state.queues.get(event.toQueueName);
  const message = from?.messages.get(event.messageId);
  assert(message !== undefined && to !== undefined, `cannot move message ${event.messageId}`);
  from?.messages.delete(event.messageId);
  to.messages.set(event.messageId, { ...message, visibleAt: event.at, receiptHandle: undefined });
  to.sentCount++;
}
