import type { LogEvent, LogEventOf } from './events';
import type { Report } from './log-checker-lab';
import type { QueueAttributes } from './queue';
import type { SimTime } from './sim-time';

/** A message as the log tells it. */
export interface KnownMessage {
  readonly sent: LogEventOf<'queue-message-sent'>;
  readonly sentAt: SimTime;
  visibleAt: SimTime;
  receives: number;
}

interface KnownQueue {
  readonly attributes: QueueAttributes;
  readonly messages: Map<string, KnownMessage>;
}

type MessageEvent = LogEventOf<'queue-message-received' | 'queue-message-deleted' | 'queue-message-moved'>;

/** SQS as the log tells it: a message is sent once, seen only while it exists and is visible, and leaves only by name. */
export class QueueChecker {
  readonly queues = new Map<string, KnownQueue>();
  readonly #everSent = new Set<string>();
  readonly #handles = new Set<string>();
  readonly #report: Report;

  constructor(report: Report) {
    this.#report = report;
  }

  see(event: LogEvent): void {
    switch (event.type) {
      case 'queue-created':
        if (this.queues.has(event.queueName)) this.#report(event, 'SQS', `queue ${event.queueName} exists already`);
        this.queues.set(event.queueName, { attributes: event.attributes, messages: new Map() });
        return;
      case 'queue-deleted':
        if (!this.queues.delete(event.queueName)) this.#report(event, 'SQS', `there is no queue ${event.queueName}`);
        return;
      case 'queue-purged':
        return this.#queueOf(event)?.messages.clear();
      case 'queue-message-sent':
        return this.#send(event);
      case 'queue-message-received':
      case 'queue-message-deleted':
      case 'queue-message-moved':
        return this.#touch(event);
      default:
    }
  }

  #queueOf(event: LogEvent & { queueName: string }): KnownQueue | undefined {
    const queue = this.queues.get(event.queueName);
    if (queue === undefined) this.#report(event, 'SQS', `there is no queue ${event.queueName}`);
    return queue;
  }

  #send(event: LogEventOf<'queue-message-sent'>): void {
    const queue = this.#queueOf(event);
    if (this.#everSent.has(event.messageId)) this.#report(event, 'SQS', `message ${event.messageId} is sent twice`);
    this.#everSent.add(event.messageId);
    if (event.visibleAt < event.at) this.#report(event, 'SQS', 'visible before it was sent');
    if (queue === undefined) return;
    if (event.delivery !== undefined && event.visibleAt - event.at !== queue.attributes.delayMs) {
      this.#report(event, 'SQS', `a delivery has the delay of its queue, ${queue.attributes.delayMs} ms`);
    }
    queue.messages.set(event.messageId, { sent: event, sentAt: event.at, visibleAt: event.visibleAt, receives: 0 });
  }

  #touch(event: MessageEvent): void {
    const queue = this.#queueOf(event);
    const message = queue?.messages.get(event.messageId);
    if (queue === undefined) return;
    if (message === undefined) return this.#report(event, 'SQS', `no message ${event.messageId} in ${event.queueName}`);
    if (event.type === 'queue-message-received') return this.#receive(event, queue.attributes, message);
    queue.messages.delete(event.messageId);
    if (event.type === 'queue-message-moved') this.#move(event, queue.attributes, message);
  }

  #receive(event: LogEventOf<'queue-message-received'>, attributes: QueueAttributes, message: KnownMessage): void {
    if (message.visibleAt > event.at) this.#report(event, 'SQS', `received while hidden until ${message.visibleAt}`);
    if (event.at - message.sentAt >= attributes.retentionMs) this.#report(event, 'SQS', 'received after its retention');
    if (this.#handles.has(event.receiptHandle)) this.#report(event, 'SQS', 'a receipt handle is given out twice');
    this.#handles.add(event.receiptHandle);
    if (event.visibleAt < event.at) this.#report(event, 'SQS', 'hidden until a time that is over');
    const { redrive } = attributes;
    if (redrive !== undefined && message.receives >= redrive.maxReceiveCount) {
      const { deadLetterQueueName } = redrive;
      const canMove = deadLetterQueueName !== event.queueName && this.queues.has(deadLetterQueueName);
      if (canMove) this.#report(event, 'SQS', `received more than ${redrive.maxReceiveCount} times, not moved`);
    }
    message.receives++;
    message.visibleAt = event.visibleAt;
  }

  #move(event: LogEventOf<'queue-message-moved'>, attributes: QueueAttributes, message: KnownMessage): void {
    const target = this.queues.get(event.toQueueName);
    if (attributes.redrive?.deadLetterQueueName !== event.toQueueName) {
      this.#report(event, 'SQS', `${event.queueName} has no redrive to ${event.toQueueName}`);
    } else if (message.receives < attributes.redrive.maxReceiveCount) {
      this.#report(event, 'SQS', `moved after ${message.receives} receives`);
    }
    if (message.visibleAt > event.at) this.#report(event, 'SQS', 'moved while hidden');
    if (target === undefined) return this.#report(event, 'SQS', `moved to ${event.toQueueName}, which does not exist`);
    target.messages.set(event.messageId, { ...message, visibleAt: event.at });
  }
}
