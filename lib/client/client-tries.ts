import type { Invocation, LabState } from '@/lib/engine/state';
import { invocationStatus, type StatusGroup } from './invocation-status';

/**
 * One call of a program can reach Lambda several times: an SDK that gets 429 or a 5xx asks again by itself (CLI-02). Each try
 * is an invocation with a request id of its own; only `amz-sdk-invocation-id` ties them together. Lambda's retries are the
 * opposite: one request id, several attempts.
 */
export interface ClientTry {
  readonly requestId: string;
  /** `attempt=` of `amz-sdk-request`, counted from 1. */
  readonly number: number;
  readonly at: number;
  readonly group: StatusGroup;
  readonly word: string;
}

/** All tries that the caller of this invocation made, in order; empty when it made only this one. */
export function clientTries(state: LabState, { source }: Invocation): readonly ClientTry[] {
  if (source.kind !== 'client' || source.sdkInvocationId === undefined) return [];
  const tries: ClientTry[] = [];
  for (const invocation of state.invocations.values()) {
    const from = invocation.source;
    if (from.kind !== 'client' || from.sdkInvocationId !== source.sdkInvocationId) continue;
    const { requestId, acceptedAt } = invocation;
    tries.push({
      requestId,
      number: from.sdkAttempt ?? tries.length + 1,
      at: acceptedAt,
      ...invocationStatus(invocation),
    });
  }
  tries.sort((left, right) => left.number - right.number || left.at - right.at);
  return tries.length > 1 || (source.sdkAttempt ?? 1) > 1 ? tries : [];
}
