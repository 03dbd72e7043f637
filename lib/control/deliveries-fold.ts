import { assertUnreachable } from '@/lib/engine/assert';
import type { LogEvent, LogEventOf } from '@/lib/engine/events';
import type { MessageAttributes } from '@/lib/engine/queue';
import type { SimTime } from '@/lib/engine/sim-time';

/** Of each queue, each target function and of the failures this many are remembered, the latest. */
export const DELIVERIES_KEPT = 1_000;

/** A message as it came to a queue. */
export interface ReceivedMessage {
  readonly messageId: string;
  readonly at: SimTime;
  readonly body: string;
  readonly messageAttributes: MessageAttributes;
  /** The invocation whose delivery it is; undefined when a client sent it. */
  readonly requestId: string | undefined;
  readonly delivery: LogEventOf<'queue-message-sent'>['delivery'];
}

/** What a queue received, oldest first. */
export interface QueueReceipts {
  receivedCount: number;
  readonly messages: ReceivedMessage[];
}

/** What a function received from other functions' destinations, oldest first. */
export interface FunctionReceipts {
  receivedCount: number;
  readonly deliveries: LogEventOf<'delivery-made'>[];
}

/** What was sent to every target, as a fold of the log: also messages that have been deleted since. */
export class DeliveriesFold {
  readonly queues = new Map<string, QueueReceipts>();
  readonly functions = new Map<string, FunctionReceipts>();
  readonly failures: LogEventOf<'delivery-failed'>[] = [];

  add(event: LogEvent): void {
    switch (event.type) {
      case 'queue-created':
        this.#queue(event.queueName);
        return;
      case 'queue-message-sent':
        return this.#receive(event.queueName, {
          messageId: event.messageId,
          at: event.at,
          body: event.body,
          messageAttributes: event.messageAttributes,
          requestId: event.requestId,
          delivery: event.delivery,
        });
      case 'queue-message-moved':
        return this.#move(event);
      case 'delivery-made':
        return this.#deliver(event);
      case 'delivery-failed':
        keep(this.failures, event);
        return;
      default:
        return;
    }
  }

  #queue(queueName: string): QueueReceipts {
    let queue = this.queues.get(queueName);
    if (queue === undefined) {
      queue = { receivedCount: 0, messages: [] };
      this.queues.set(queueName, queue);
    }
    return queue;
  }

  #receive(queueName: string, message: ReceivedMessage): void {
    const queue = this.#queue(queueName);
    queue.receivedCount++;
    keep(queue.messages, message);
  }

  #move({ at, messageId, queueName, toQueueName }: LogEventOf<'queue-message-moved'>): void {
    const moved = this.#queue(queueName).messages.find((message) => message.messageId === messageId);
    if (moved !== undefined) this.#receive(toQueueName, { ...moved, at });
  }

  #deliver(event: LogEventOf<'delivery-made'>): void {
    switch (event.target.kind) {
      case 'queue':
        // Its message is in the log too, with its body.
        return;
      case 'function': {
        const { functionName } = event.target;
        const known = this.functions.get(functionName) ?? { receivedCount: 0, deliveries: [] };
        this.functions.set(functionName, known);
        known.receivedCount++;
        keep(known.deliveries, event);
        return;
      }
      default:
        assertUnreachable(event.target);
    }
  }
}

/** Forgets the oldest half once there are twice as many as are kept: cheap on the whole. */
function keep<T>(list: T[], item: T): void {
  list.push(item);
  if (list.length >= 2 * DELIVERIES_KEPT) list.splice(0, list.length - DELIVERIES_KEPT);
}
