import type { QueueMessage, QueueState } from './queue';
import type { LabState } from './state';

/** What snapshots and checkpoints copy of a state alike. */

/** The fields that are not collections. */
export type PlainState = Omit<
  LabState,
  'ended' | 'endedFrom' | 'invocations' | 'environments' | 'queues' | 'functions' | 'deletedFunctions' | 'calendar'
>;

/** The same, with nothing mutable shared. */
export function copyPlain(from: PlainState): PlainState {
  return {
    sequence: from.sequence,
    now: from.now,
    accountId: from.accountId,
    region: from.region,
    name: from.name,
    seed: from.seed,
    epochMs: from.epochMs,
    settings: from.settings,
    forkedFrom: from.forkedFrom,
    clock: { ...from.clock },
    counts: { ...from.counts },
    busyEnvironments: from.busyEnvironments,
    busyUnreserved: from.busyUnreserved,
    reservedConcurrency: from.reservedConcurrency,
    pendingInvocations: from.pendingInvocations,
  };
}

/** A queue without its index. */
export interface QueueCopy extends Omit<QueueState, 'messages'> {
  readonly messages: readonly QueueMessage[];
}

/** The queue a copy was made of; shares no message with it. */
export function restoreQueue(queue: QueueCopy): QueueState {
  const messages = queue.messages.map((message) => ({ ...message }));
  return { ...queue, messages: mapBy(messages, (message) => message.messageId) };
}

/** Values by a key of theirs, in their order. */
export function mapBy<T>(values: readonly T[], key: (value: T) => string): Map<string, T> {
  const map = new Map<string, T>();
  for (const value of values) map.set(key(value), value);
  return map;
}
