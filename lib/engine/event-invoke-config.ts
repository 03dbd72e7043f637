import type { EventInvokeConfig } from './function-configuration';
import { EVENT_AGE_DEFAULT_SECONDS, RETRY_ATTEMPTS_DEFAULT } from './limits';
import { later, type SimTime } from './sim-time';
import type { FunctionState, Invocation, LabState } from './state';

/**
 * The function as its events see it: the living one, or what was known of it when it was deleted with events still queued
 * (ASY-18).
 */
export function functionOfEvent(state: LabState, invocation: Invocation): FunctionState | undefined {
  return state.functions.get(invocation.functionName) ?? state.deletedFunctions.get(invocation.functionName);
}

/**
 * ASY-18: the last try of the event found no function any more. An attempt that was still running when its function was deleted
 * answered for itself (DST-15).
 */
export function foundNoFunction(state: LabState, invocation: Invocation): boolean {
  return !state.functions.has(invocation.functionName) && invocation.phase !== 'running';
}

/** The last attempt of the present copy of the event; an earlier copy's answer is not its own (ASY-09). */
export function lastAttemptOfCopy({ attemptsOfCopy, lastAttempt }: Invocation): Invocation['lastAttempt'] {
  return attemptsOfCopy === 0 ? undefined : lastAttempt;
}

/** The record in force for the qualifier that was invoked (DST-29). */
export function eventInvokeConfig(state: LabState, invocation: Invocation): EventInvokeConfig | undefined {
  return functionOfEvent(state, invocation)?.eventInvokeConfigs.get(invocation.qualifier)?.config;
}

/** ASY-02 */
export function maximumRetryAttempts(state: LabState, invocation: Invocation): number {
  return eventInvokeConfig(state, invocation)?.maximumRetryAttempts ?? RETRY_ATTEMPTS_DEFAULT;
}

/** ASY-04: when the event is too old to be tried again. Counted from its acceptance, by the configuration of now. */
export function eventExpiresAt(state: LabState, invocation: Invocation): SimTime {
  const seconds = eventInvokeConfig(state, invocation)?.maximumEventAgeSeconds ?? EVENT_AGE_DEFAULT_SECONDS;
  return later(invocation.acceptedAt, seconds * 1_000);
}
