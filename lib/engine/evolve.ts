import { assert, assertUnreachable } from './assert';
import { dropStaleEntries } from './calendar-upkeep';
import type { LogEvent } from './events';
import { evolveEnvironment } from './evolve-environment';
import { evolveFunction } from './evolve-function';
import { evolveInvocation } from './evolve-invocation';
import { evolveQueue } from './evolve-queue';
import type { LabState } from './state';

/**
 * Folds one log event into the state, in place: the only code that changes a state. Server, browser, replay and checks all
 * fold with this. Throws when the event does not follow the last one: a gap must never pass unseen.
 */
export function evolve(state: LabState, event: LogEvent): void {
  assert(event.sequence === state.sequence + 1, `sequence ${event.sequence} after ${state.sequence}`);
  assert(event.at >= state.now, `time ${event.at} before ${state.now}`);
  state.sequence = event.sequence;
  state.now = event.at;
  apply(state, event);
  if ('requestId' in event && event.requestId !== undefined) {
    state.invocations.get(event.requestId)?.log.push(event);
  }
  dropStaleEntries(state);
}

function apply(state: LabState, event: LogEvent): void {
  switch (event.type) {
    case 'lab-created':
      state.accountId = event.accountId;
      state.region = event.region;
      state.name = event.name;
      state.seed = event.seed;
      state.epochMs = event.epochMs;
      state.settings = event.settings;
      state.forkedFrom = event.forkedFrom;
      return;
    case 'clock-changed':
      state.clock = { mode: event.mode, speed: event.speed, skipWaits: event.skipWaits };
      state.counts.clockChanges++;
      return;
    case 'function-created':
    case 'function-configured':
    case 'function-deleted':
    case 'concurrency-configured':
    case 'event-invoke-configured':
    case 'fault-set':
    case 'fault-fired':
      return evolveFunction(state, event);
    case 'invocation-accepted':
    case 'invocation-rejected':
    case 'event-queued':
    case 'attempt-throttled':
    case 'retry-scheduled':
    case 'event-intervened':
    case 'event-succeeded':
    case 'event-discarded':
      return evolveInvocation(state, event);
    case 'attempt-started':
    case 'attempt-ended':
    case 'slice-ended':
    case 'slice-resumed':
    case 'environment-init-started':
    case 'environment-initialised':
    case 'environment-init-failed':
    case 'environment-reset':
    case 'environment-shut-down':
      return evolveEnvironment(state, event);
    case 'queue-created':
    case 'queue-deleted':
    case 'queue-purged':
    case 'queue-message-sent':
    case 'queue-message-received':
    case 'queue-message-deleted':
    case 'queue-message-moved':
      return evolveQueue(state, event);
    case 'log-line-written':
    case 'delivery-made':
    case 'delivery-failed':
      return;
    default:
      assertUnreachable(event);
  }
}
