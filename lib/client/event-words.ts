import { assertUnreachable } from '@/lib/engine/assert';
import type { DeliveryKind, LogEvent } from '@/lib/engine/events';
import { durationText } from '@/lib/timeline/time-text';
import { INTERVENTION_WORDS } from './intervention-words';
import { OUTCOME_WORDS } from './outcome-words';

/** What a log event says, in one short line. The time stands beside it. */
export function eventWords(event: LogEvent): string {
  switch (event.type) {
    case 'lab-created':
      return `the lab begins${event.forkedFrom ? `, a fork of ${event.forkedFrom.labId}` : ''}`;
    case 'clock-changed':
      return event.mode === 'paused' ? 'the clock is paused' : `the clock runs at ${event.speed}×`;
    case 'function-created':
      return `function ${event.functionName} is made`;
    case 'function-configured':
      return `function ${event.functionName} is changed`;
    case 'function-deleted':
      return `function ${event.functionName} is deleted`;
    case 'concurrency-configured':
      return event.reservedConcurrency === undefined
        ? `${event.functionName} has no reserved concurrency any more`
        : `${event.functionName} has ${event.reservedConcurrency} reserved concurrency`;
    case 'event-invoke-configured':
      return `retries and destinations of ${event.functionName} are set`;
    case 'fault-set':
      return `outcomes and faults of ${event.functionName} are set`;
    case 'fault-fired':
      return `fault ${event.fault} disturbs ${event.functionName}`;
    case 'queue-created':
    case 'queue-deleted':
    case 'queue-purged':
    case 'queue-message-sent':
    case 'queue-message-received':
    case 'queue-message-deleted':
    case 'queue-message-moved':
      return queueWords(event);
    case 'environment-init-started':
    case 'environment-initialised':
    case 'environment-init-failed':
    case 'environment-reset':
    case 'environment-shut-down':
      return environmentWords(event);
    default:
      return invocationWords(event);
  }
}

type OfType<P extends string> = Extract<LogEvent, { readonly type: `${P}${string}` }>;
type QueueEvent = OfType<'queue-'>;
type EnvironmentEvent = OfType<'environment-'>;
type InvocationEvent = Exclude<
  LogEvent,
  | QueueEvent
  | EnvironmentEvent
  | OfType<'function-'>
  | OfType<'fault-'>
  | { readonly type: 'lab-created' | 'clock-changed' | 'concurrency-configured' | 'event-invoke-configured' }
>;

function queueWords(event: QueueEvent): string {
  switch (event.type) {
    case 'queue-created':
      return `queue ${event.queueName} is made`;
    case 'queue-deleted':
      return `queue ${event.queueName} is deleted`;
    case 'queue-purged':
      return `queue ${event.queueName} is purged`;
    case 'queue-message-sent':
      return `a message reaches ${event.queueName}`;
    case 'queue-message-received':
      return `a message is received from ${event.queueName}`;
    case 'queue-message-deleted':
      return `a message is deleted from ${event.queueName}`;
    case 'queue-message-moved':
      return `a message moves from ${event.queueName} to ${event.toQueueName}`;
    default:
      return assertUnreachable(event);
  }
}

function environmentWords(event: EnvironmentEvent): string {
  switch (event.type) {
    case 'environment-init-started':
      return `an environment of ${event.functionName} starts cold`;
    case 'environment-initialised':
      return `its init took ${durationText(event.initMs)}`;
    case 'environment-init-failed':
      return `its init failed: ${OUTCOME_WORDS[event.outcome]}`;
    case 'environment-reset':
      return `an environment of ${event.functionName} will init again`;
    case 'environment-shut-down':
      return `an environment of ${event.functionName} is gone: ${event.why.replaceAll('-', ' ')}`;
    default:
      return assertUnreachable(event);
  }
}

function invocationWords(event: InvocationEvent): string {
  switch (event.type) {
    case 'invocation-accepted':
      return `${event.functionName} is invoked: ${event.statusCode}`;
    case 'invocation-rejected':
      return `${event.functionName} is refused: ${event.code}`;
    case 'event-queued':
      return event.why === 'duplicated'
        ? `a second copy is queued for ${event.functionName}`
        : `queued for ${event.functionName}`;
    case 'attempt-throttled':
      return `${event.functionName} is ${event.statusCode === 429 ? 'throttled' : 'not reached: service error'}`;
    case 'attempt-started':
      return `attempt ${event.attempt} of ${event.functionName} starts${event.cold ? ', cold' : ''}`;
    case 'slice-ended':
      return event.next === 'resume' || event.next === 'wake' ? 'the handler waits' : 'the handler has computed';
    case 'slice-resumed':
      return 'the handler goes on';
    case 'log-line-written':
      return `log: ${event.line}`;
    case 'attempt-ended':
      return `attempt ${event.attempt} of ${event.functionName} ends: ${OUTCOME_WORDS[event.outcome]}`;
    case 'retry-scheduled':
      return `waits ${durationText(event.dispatchAt - event.at)} for ${nextTry(event)} of ${event.functionName}`;
    case 'event-intervened':
      return `${INTERVENTION_WORDS[event.action]} (not possible on AWS)`;
    case 'event-succeeded':
      return `the event of ${event.functionName} has succeeded`;
    case 'event-discarded':
      return event.keptBy.length === 0
        ? `the event of ${event.functionName} is discarded: ${event.condition}`
        : `the event of ${event.functionName} ends: ${event.condition}, kept by the ${event.keptBy.map(deliveryWord).join(' and ')}`;
    case 'delivery-made':
      return `delivered to the ${deliveryWord(event.kind)}`;
    case 'delivery-failed':
      return `not delivered to the ${deliveryWord(event.kind)}: ${event.why}`;
    default:
      return assertUnreachable(event);
  }
}

function nextTry(event: Extract<LogEvent, { readonly type: 'retry-scheduled' }>): string {
  return event.why === 'function-error' ? `attempt ${event.retry + 1}` : 'the next try';
}

function deliveryWord(kind: DeliveryKind): string {
  return kind === 'dead-letter-queue'
    ? 'dead-letter queue'
    : kind === 'on-success'
      ? 'OnSuccess destination'
      : 'OnFailure destination';
}
