import { isoTime } from '@/lib/engine/iso-time';
import type { Invocation, InvocationPhase, LabState } from '@/lib/engine/state';

/** Every status an invocation can have, the ends last. */
export const STATUSES = [
  'queued',
  'initialising',
  'running',
  'retry-wait',
  'throttle-wait',
  'succeeded',
  'failed',
  'discarded',
  'rejected',
  'dry-run',
] as const satisfies readonly InvocationPhase[];

/** An invocation in short. Numbers are sim milliseconds, each with its ISO time beside it. */
export function invocationSummary(state: LabState, invocation: Invocation) {
  const { acceptedAt, endedAt } = invocation;
  return {
    requestId: invocation.requestId,
    functionName: invocation.functionName,
    qualifier: invocation.qualifier,
    invocationType: invocation.invocationType,
    status: invocation.phase,
    attemptCount: invocation.attempts,
    lastOutcome: invocation.lastAttempt?.outcome ?? null,
    acceptedAt,
    acceptedTime: isoTime(state, acceptedAt),
    endedAt: endedAt ?? null,
    endedTime: endedAt === undefined ? null : isoTime(state, endedAt),
    payloadBytes: Buffer.byteLength(invocation.payload),
    source: invocation.source,
  };
}
