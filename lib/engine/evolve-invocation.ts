import { assert, assertUnreachable } from './assert';
import type { InvocationSource, InvocationType, LogEventOf } from './events';
import { ENDED_INVOCATIONS_KEPT } from './limits';
import type { SimTime } from './sim-time';
import type { Invocation, InvocationPhase, LabState } from './state';

type InvocationEvent = LogEventOf<
  | 'invocation-accepted'
  | 'invocation-rejected'
  | 'event-queued'
  | 'attempt-throttled'
  | 'retry-scheduled'
  | 'event-intervened'
  | 'event-succeeded'
  | 'event-discarded'
>;

/** Folds an invocation's way through the queue. */
export function evolveInvocation(state: LabState, event: InvocationEvent): void {
  if (event.type === 'invocation-accepted') return accept(state, event);
  if (event.type === 'invocation-rejected') return reject(state, event);
  const invocation = state.invocations.get(event.requestId);
  assert(invocation !== undefined, `no invocation ${event.requestId}`);
  switch (event.type) {
    case 'event-queued':
      if (event.why === 'duplicated') invocation.duplicated = true;
      invocation.attemptsOfCopy = 0;
      return wait(state, invocation, 'queued', event.dispatchAt);
    case 'attempt-throttled':
      invocation.refusals = event.refusals;
      invocation.refusedWith = event.statusCode;
      invocation.dispatchSequence = 0;
      return;
    case 'retry-scheduled':
      return wait(state, invocation, event.why === 'function-error' ? 'retry-wait' : 'throttle-wait', event.dispatchAt);
    case 'event-intervened':
      // The wait is over; what comes instead is told right after.
      if (event.action === 'fire-next-attempt') invocation.dispatchSequence = 0;
      if (event.action === 'cancel-retries') invocation.retriesCancelled = true;
      return;
    case 'event-succeeded':
      return endInvocation(state, invocation, 'succeeded');
    case 'event-discarded':
      return endInvocation(state, invocation, 'discarded');
    default:
      assertUnreachable(event);
  }
}

/** Closes an invocation; the oldest ended one beyond the limit is forgotten. */
export function endInvocation(state: LabState, invocation: Invocation, phase: InvocationPhase): void {
  invocation.phase = phase;
  invocation.endedAt = state.now;
  invocation.dispatchSequence = 0;
  state.pendingInvocations--;
  remember(state, invocation.requestId);
}

function remember(state: LabState, requestId: string): void {
  state.ended.push(requestId);
  while (state.ended.length - state.endedFrom > ENDED_INVOCATIONS_KEPT) {
    const oldest = state.ended[state.endedFrom++];
    if (oldest !== undefined) state.invocations.delete(oldest);
  }
  if (state.endedFrom > ENDED_INVOCATIONS_KEPT) {
    state.ended.splice(0, state.endedFrom);
    state.endedFrom = 0;
  }
}

function wait(state: LabState, invocation: Invocation, phase: InvocationPhase, dispatchAt: SimTime): void {
  invocation.phase = phase;
  invocation.environmentId = undefined;
  invocation.dispatchSequence = state.sequence;
  state.calendar.push({ at: dispatchAt, sequence: state.sequence, kind: 'dispatch', id: invocation.requestId });
}

function accept(state: LabState, event: LogEventOf<'invocation-accepted'>): void {
  const invocation = createInvocation(state, event, event.qualifier, event.payload, event.lineage);
  state.pendingInvocations++;
  if (event.invocationType === 'DryRun') endInvocation(state, invocation, 'dry-run');
}

function reject(state: LabState, event: LogEventOf<'invocation-rejected'>): void {
  const invocation = createInvocation(state, event, '$LATEST', '', 0);
  state.pendingInvocations++;
  endInvocation(state, invocation, 'rejected');
}

interface Asked {
  readonly requestId: string;
  readonly functionName: string;
  readonly invocationType: InvocationType;
  readonly source: InvocationSource;
  readonly at: SimTime;
}

function createInvocation(
  state: LabState,
  asked: Asked,
  qualifier: string,
  payload: string,
  lineage: number,
): Invocation {
  const invocation: Invocation = {
    requestId: asked.requestId,
    index: state.counts.invocations++,
    functionName: asked.functionName,
    qualifier,
    invocationType: asked.invocationType,
    payload,
    source: asked.source,
    lineage,
    acceptedAt: asked.at,
    phase: 'queued',
    attempts: 0,
    attemptsOfCopy: 0,
    refusals: 0,
    refusedWith: undefined,
    duplicated: false,
    retriesCancelled: false,
    dispatchSequence: 0,
    environmentId: undefined,
    lastAttempt: undefined,
    endedAt: undefined,
    log: [],
  };
  state.invocations.set(asked.requestId, invocation);
  return invocation;
}
