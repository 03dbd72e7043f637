import type { Command } from '@/lib/engine/commands';
import type { LogEvent } from '@/lib/engine/events';
import type { LogStretch } from '@/lib/engine/fork-log';
import { simTime } from '@/lib/engine/sim-time';
import type { Claim, InboxEntry, LabId, LabStore } from './lab-store';

/** What the conformance tests ask of a store, in one line each. */

export const LAB = '000000000001';
export const OTHER = '000000000002';

export function beginWith(store: LabStore, log: LogStretch) {
  return store.submit(LAB, 'begin', { type: 'start-lab', logId: 'forked', commands: [purge('first')], log });
}

export async function startLab(store: LabStore, lab: LabId, log = 1): Promise<void> {
  await store.submit(lab, `start-${log}`, {
    type: 'start-lab',
    logId: `${lab}-log-${log}`,
    commands: [purge('first')],
  });
}

export async function startAndClaim(store: LabStore, lab: LabId): Promise<Claim> {
  await startLab(store, lab);
  const claim = (await store.claim(10)).find((one) => one.lab === lab);
  if (claim === undefined) throw new Error('the started lab was not claimed');
  return claim;
}

export async function append(
  store: LabStore,
  claim: Claim,
  head: number,
  events: readonly LogEvent[],
  taken = claim.taken,
) {
  const [outcome] = await store.append([{ lab: claim.lab, epoch: claim.epoch, head, events, taken }]);
  return outcome;
}

export function clockEvents(first: number, count: number): LogEvent[] {
  return Array.from({ length: count }, (_, index) => ({
    type: 'clock-changed',
    sequence: first + index,
    at: simTime(first + index),
    mode: 'paused',
    speed: 1,
    skipWaits: false,
  }));
}

export function purge(queueName: string): Command {
  return { type: 'purge-queue', queueName };
}

export function never(): AbortSignal {
  return new AbortController().signal;
}

export async function readEvents(store: LabStore, lab: LabId, after: number, count: number): Promise<LogEvent[]> {
  const events: LogEvent[] = [];
  const abort = new AbortController();
  for await (const batch of store.follow(lab, 'events', after, abort.signal)) {
    if (batch.kind !== 'events') throw new Error(`unexpected ${batch.kind}`);
    events.push(...batch.events);
    if (events.length >= count) abort.abort();
  }
  return events;
}

export async function readInbox(store: LabStore, lab: LabId, after: number, count: number): Promise<InboxEntry[]> {
  const entries: InboxEntry[] = [];
  const abort = new AbortController();
  for await (const batch of store.follow(lab, 'inbox', after, abort.signal)) {
    if (batch.kind !== 'commands') throw new Error(`unexpected ${batch.kind}`);
    entries.push(...batch.commands);
    if (entries.length >= count) abort.abort();
  }
  return entries;
}

export async function lastKind(batches: AsyncIterable<{ readonly kind: string }>): Promise<string | undefined> {
  let last: string | undefined;
  for await (const batch of batches) last = batch.kind;
  return last === 'events' ? undefined : last;
}
