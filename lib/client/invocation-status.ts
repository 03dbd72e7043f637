import { assertUnreachable } from '@/lib/engine/assert';
import type { LogEventOf } from '@/lib/engine/events';
import type { Invocation } from '@/lib/engine/state';

/** Where an invocation stands, in the words the page uses: AWS's own where it has one. */

/** The groups of the status chips, in the order in which an invocation passes through them. */
export const STATUS_GROUPS = [
  'queued',
  'running',
  'waiting',
  'throttled',
  'succeeded',
  'failed',
  'kept',
  'discarded',
] as const;
export type StatusGroup = (typeof STATUS_GROUPS)[number];

export interface InvocationStatus {
  readonly group: StatusGroup;
  /** `RetriesExhausted`, `TooManyRequestsException`, `Running` … */
  readonly word: string;
}

/** How a group is called on its chip. */
export const STATUS_GROUP_WORDS: Record<StatusGroup, string> = {
  queued: 'queued',
  running: 'running',
  waiting: 'waiting to retry',
  throttled: 'throttled',
  succeeded: 'succeeded',
  failed: 'failed',
  kept: 'kept',
  discarded: 'discarded',
};

/** What a group means, where one word does not say it. */
export const STATUS_GROUP_MEANINGS: Record<StatusGroup, string> = {
  queued: 'In the event queue, not tried yet',
  running: 'In an execution environment, its init included',
  waiting: 'Failed, and waits in the event queue for its retry',
  throttled: 'Refused for want of capacity: waiting in the queue, or refused with 429',
  succeeded: 'The function answered; or a dry run passed',
  failed: 'Failed, and its caller owns the error',
  kept: 'Failed for good, and a dead-letter queue or destination kept it',
  discarded: 'Failed for good, and nothing kept it',
};

/**
 * The status of an invocation. An event that failed for good is `kept` when a dead-letter queue or destination got it, else
 * `discarded`; `failed` is a synchronous call, whose caller knows.
 */
export function invocationStatus(invocation: Invocation): InvocationStatus {
  switch (invocation.phase) {
    case 'queued':
      return { group: 'queued', word: 'Queued' };
    case 'initialising':
      return { group: 'running', word: 'Initialising' };
    case 'running':
      return { group: 'running', word: 'Running' };
    case 'retry-wait':
      return { group: 'waiting', word: 'Waiting to retry' };
    case 'throttle-wait':
      return { group: 'throttled', word: 'Waiting after a throttle' };
    case 'succeeded':
      return { group: 'succeeded', word: 'Success' };
    case 'dry-run':
      return { group: 'succeeded', word: 'Dry run' };
    case 'failed':
    case 'discarded':
      return endedBadly(invocation);
    case 'rejected':
      return rejected(invocation);
    default:
      return assertUnreachable(invocation.phase);
  }
}

function endedBadly(invocation: Invocation): InvocationStatus {
  const discard = findLast(invocation, 'event-discarded');
  if (discard === undefined) return { group: 'failed', word: invocation.lastAttempt?.functionError ?? 'Failed' };
  return { group: discard.keptBy.length > 0 ? 'kept' : 'discarded', word: discard.condition };
}

function rejected(invocation: Invocation): InvocationStatus {
  const rejection = findLast(invocation, 'invocation-rejected');
  return { group: rejection?.statusCode === 429 ? 'throttled' : 'failed', word: rejection?.code ?? 'Rejected' };
}

function findLast<T extends 'event-discarded' | 'invocation-rejected'>(
  invocation: Invocation,
  type: T,
): LogEventOf<T> | undefined {
  return invocation.log.findLast((event): event is LogEventOf<T> => event.type === type);
}
