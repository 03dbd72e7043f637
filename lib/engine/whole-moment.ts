import type { LogEvent, LogEventOf } from './events';
import type { Environment, Invocation, LabState } from './state';

/**
 * True when nothing is half told between `last`, the log event folded in last, and `next`: no decision is cut in two and no handler
 * computes. Only there can a lab go on from its log as if nothing had been.
 */
export function isWholeMoment(state: LabState, last: LogEvent, next: LogEvent | undefined): boolean {
  if (promisesMore(state, last) || (next !== undefined && belongsTo(last, next))) return false;
  for (const environment of state.environments.values()) if (isUndecided(environment)) return false;
  for (const invocation of state.invocations.values()) if (isNowhere(state, invocation)) return false;
  return true;
}

/** Log events that never are the last of what is told at once, whatever the state says. */
function promisesMore(state: LabState, event: LogEvent): boolean {
  switch (event.type) {
    case 'fault-fired':
    case 'delivery-made':
    case 'delivery-failed':
      return true;
    case 'queue-message-sent':
      return event.delivery !== undefined;
    case 'event-queued':
      return event.why === 'delivered' && startsInTheMidst(state, event);
    case 'event-intervened':
      return event.action !== 'cancel-retries' || isRetryWait(state.invocations.get(event.requestId));
    case 'environment-shut-down':
      // Deleting a function ends its idle environments first.
      return event.why === 'function-deleted' && state.functions.has(event.functionName);
    default:
      return false;
  }
}

/** What becomes of an environment is told right after its attempt or the change of its function. */
function belongsTo(last: LogEvent, next: LogEvent): boolean {
  if (next.at !== last.at) return false;
  if (next.type === 'environment-reset') return true;
  if (next.type !== 'environment-shut-down' || next.why === 'idle') return false;
  return last.type === 'attempt-ended' || last.type === 'function-configured' || last.type === 'environment-shut-down';
}

/** The event of a destination or of a message sent again: where it came from is told after it. */
function startsInTheMidst(state: LabState, { requestId }: LogEventOf<'event-queued'>): boolean {
  const source = state.invocations.get(requestId)?.source;
  if (source?.kind === 'destination') return true;
  return source?.kind === 'redrive' && state.queues.get(source.queueName)?.messages.has(source.messageId) === true;
}

function isUndecided({ phase, awaitsSlice, sliceSequence }: Environment): boolean {
  return phase !== 'idle' && (awaitsSlice || sliceSequence === 0);
}

/** Neither ended nor due nor in an environment. */
function isNowhere(state: LabState, { requestId, endedAt, dispatchSequence, environmentId }: Invocation): boolean {
  if (endedAt !== undefined || dispatchSequence > 0) return false;
  return environmentId === undefined || state.environments.get(environmentId)?.requestId !== requestId;
}

function isRetryWait(invocation: Invocation | undefined): boolean {
  return invocation?.phase === 'retry-wait' || invocation?.phase === 'throttle-wait';
}
