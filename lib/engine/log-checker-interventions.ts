import type { LogEvent, LogEventOf } from './events';
import { type Checking, isOf, type Life } from './log-checker-life';
import type { KnownMessage } from './log-checker-queues';

/** LAB-02, LAB-03, LAB-04: someone did what AWS cannot do, to an event that could have it done; what follows is due now. */
export function checkIntervention({ report }: Checking, event: LogEventOf<'event-intervened'>, life: Life): void {
  if (!isOf(life, 'Event')) return report(event, 'LAB', 'only an asynchronous invocation is in the queue');
  if (event.action === 'cancel-retries') {
    if (life.retriesCancelled) report(event, 'LAB-03', 'its retries were cancelled before');
    life.retriesCancelled = true;
    // An event that waits for its first attempt, or runs, still has that one.
    if (life.phase !== 'waiting' || !life.isRetry) return;
    life.phase = 'cancelled';
  } else if (life.phase !== 'waiting') {
    return report(event, 'LAB', `${event.action} in phase ${life.phase}`);
  } else if (event.action === 'drop-event') life.phase = 'dropped';
  life.accountedTo = event.at;
  life.dispatchAt = event.at;
}

type Redriven = LogEventOf<'invocation-accepted'> & {
  readonly source: { readonly kind: 'redrive'; readonly queueName: string; readonly messageId: string };
};

/** LAB-05: a message becomes a new event of its function, with the payload it came from, and is gone with that. */
export class RedriveChecker {
  #waiting: Redriven | undefined;

  accept({ queues, report }: Checking, event: LogEventOf<'invocation-accepted'>): void {
    const { source, functionName, payload } = event;
    if (source.kind !== 'redrive') return;
    const message = queues.queues.get(source.queueName)?.messages.get(source.messageId);
    if (message === undefined) return report(event, 'LAB-05', `there is no message ${source.messageId}`);
    this.#waiting = { ...event, source };
    const { sent } = message;
    if (sent.requestId !== source.requestId || sent.functionName !== functionName) {
      report(event, 'LAB-05', `the message is of ${sent.requestId} of ${sent.functionName}`);
    }
    if (sent.delivery === undefined || sent.delivery === 'on-success') {
      report(event, 'LAB-05', `a message that is no failure (${sent.delivery}) is sent again`);
    } else if (!isPayloadOf(sent, payload)) report(event, 'LAB-05', 'the payload is not the one of before');
  }

  see({ report }: Checking, event: LogEvent): void {
    const accepted = this.#waiting;
    if (accepted === undefined || event.sequence < accepted.sequence + 2) return;
    this.#waiting = undefined;
    const { queueName, messageId } = accepted.source;
    const isGone = event.type === 'queue-message-deleted' && event.queueName === queueName;
    if (!isGone || event.messageId !== messageId) report(event, 'LAB-05', `${messageId} was sent again, but stays`);
  }
}

function isPayloadOf({ delivery, body }: KnownMessage['sent'], payload: string): boolean {
  if (delivery === 'dead-letter-queue') return payload === body;
  return (
    body.includes(`"requestPayload":${payload}`) && JSON.stringify(JSON.parse(body).requestPayload) === compact(payload)
  );
}

function compact(payload: string): string {
  return JSON.stringify(JSON.parse(payload));
}
