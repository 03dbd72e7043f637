import type { Intervention } from '@/lib/engine/events';
import type { Invocation } from '@/lib/engine/state';

/** What can be done to an event that AWS cannot do, in the order in which it is offered. */
export const INTERVENTIONS: readonly {
  readonly action: Intervention;
  readonly title: string;
  readonly what: string;
}[] = [
  { action: 'fire-next-attempt', title: 'Fire the next attempt now', what: 'Its wait is over at once' },
  { action: 'cancel-retries', title: 'Cancel the remaining retries', what: 'It ends as if they were exhausted' },
  { action: 'drop-event', title: 'Drop the queued event', what: 'Nothing is delivered and nothing keeps it' },
];

/** Why the server would refuse it, in words for the page; undefined: it can be done. */
export function objectionTo(invocation: Invocation, action: Intervention): string | undefined {
  const { invocationType, endedAt, phase, retriesCancelled } = invocation;
  if (invocationType !== 'Event') return 'Only an asynchronous invocation is in the event queue.';
  if (endedAt !== undefined) return 'The event has ended.';
  if (action === 'cancel-retries') return retriesCancelled ? 'Its retries are cancelled already.' : undefined;
  const waits = phase === 'queued' || phase === 'retry-wait' || phase === 'throttle-wait';
  return waits ? undefined : 'The event does not wait: its function runs.';
}
