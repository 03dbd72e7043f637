import type { LogEvent } from '@/lib/engine/events';
import { EVENT_AGE_DEFAULT_SECONDS, RETRY_ATTEMPTS_DEFAULT } from '@/lib/engine/limits';
import type { Invocation, LabState } from '@/lib/engine/state';

/** An attempt that may come: drawn as a ghost, later filled by the real one or gone. */
export interface PlannedAttempt {
  readonly attempt: number;
  /** When the wait before it begins, as far as is known. */
  readonly waitFromAt: number;
  readonly startAt: number;
  readonly fate: PlannedFate;
}

/**
 * What becomes of it. `if-failed`: it depends on the attempt before. `too-old`: the event is too old by then (ASY-11), it ends
 * instead of being tried. `not-needed`: the attempt before succeeded, so it is skipped.
 */
export type PlannedFate = 'certain' | 'if-failed' | 'too-old' | 'not-needed';

/** The attempts an asynchronous invocation may still get, nearest first. Attempts are taken as having no length. */
export function plannedAttempts(state: LabState, invocation: Invocation, now: number): readonly PlannedAttempt[] {
  if (invocation.invocationType !== 'Event') return [];
  switch (invocation.phase) {
    case 'queued':
    case 'retry-wait':
    case 'throttle-wait': {
      const due = lastPromise(invocation);
      if (due === undefined) return [];
      const next = { attempt: invocation.attempts + 1, waitFromAt: due.at, startAt: due.dispatchAt };
      const certain: PlannedAttempt = { ...next, fate: 'certain' };
      return [certain, ...retriesAfter(state, invocation, certain.startAt, 1)];
    }
    case 'initialising':
      return retriesAfter(state, invocation, now, 1);
    case 'running':
      return retriesAfter(state, invocation, now, 0);
    case 'succeeded':
      return retriesAfter(state, invocation, invocation.endedAt ?? now, 0).map(skipped);
    default:
      return [];
  }
}

function skipped(planned: PlannedAttempt): PlannedAttempt {
  return { ...planned, fate: 'not-needed' };
}

/** The retries that follow if everything fails. `ahead`: attempts that begin before these and are not counted yet. */
function retriesAfter(
  state: LabState,
  invocation: Invocation,
  failedAt: number,
  ahead: number,
): readonly PlannedAttempt[] {
  const config = configOf(state, invocation);
  const retriesMax = config?.maximumRetryAttempts ?? RETRY_ATTEMPTS_DEFAULT;
  const ageMs = (config?.maximumEventAgeSeconds ?? EVENT_AGE_DEFAULT_SECONDS) * 1_000;
  const planned: PlannedAttempt[] = [];
  if (invocation.retriesCancelled) return planned;
  let waitFromAt = failedAt;
  for (let failed = invocation.attemptsOfCopy + ahead; failed <= retriesMax; failed += 1) {
    const waitMs = state.settings.retryWaitsMs[failed - 1];
    if (waitMs === undefined) break;
    const startAt = waitFromAt + waitMs;
    const isCut = startAt >= invocation.acceptedAt + ageMs;
    const attempt = invocation.attempts + ahead + planned.length + 1;
    planned.push({ attempt, waitFromAt, startAt, fate: isCut ? 'too-old' : 'if-failed' });
    if (isCut) break;
    waitFromAt = startAt;
  }
  return planned;
}

function configOf(state: LabState, invocation: Invocation) {
  const { functionName, qualifier } = invocation;
  const fn = state.functions.get(functionName) ?? state.deletedFunctions.get(functionName);
  return fn?.eventInvokeConfigs.get(qualifier)?.config;
}

/** The log event that promised the next attempt. */
function lastPromise(invocation: Invocation): Extract<LogEvent, { dispatchAt: unknown }> | undefined {
  for (let index = invocation.log.length - 1; index >= 0; index -= 1) {
    const event = invocation.log[index];
    if (event?.type === 'event-queued' || event?.type === 'retry-scheduled') return event;
  }
  return undefined;
}
