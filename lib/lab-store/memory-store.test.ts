import { expect, test } from 'vitest';
import type { LogEvent } from '@/lib/engine/events';
import { evolve } from '@/lib/engine/evolve';
import { createLabState } from '@/lib/engine/lab-state';
import { simTime } from '@/lib/engine/sim-time';
import { restoreSnapshot } from '@/lib/engine/snapshot';
import type { FollowBatch } from './lab-store';
import { describeLabStore } from './lab-store-conformance';
import { MemoryStore } from './memory-store';

const LAB = '000000000001';

describeLabStore('MemoryStore', async () => new MemoryStore());
describeLabStore('MemoryStore with tiny chunks', async () => new MemoryStore({ chunkEvents: 2, keysKept: 2 }));

test('a log over its bound is folded into a base from which a follower goes on', async () => {
  const store = await storeWith(events(1, 10), { eventsKept: 4, chunkEvents: 2 });
  const [dropped, ...rest] = await follow(store, 0, 10);
  if (dropped?.kind !== 'dropped') throw new Error('nothing was dropped');
  expect(dropped.oldestSequence).toBe(7);
  const state = restoreSnapshot(JSON.parse(JSON.stringify(dropped.base)));
  for (const batch of rest) if (batch.kind === 'events') for (const event of batch.events) evolve(state, event);
  const whole = createLabState();
  for (const event of events(1, 10)) evolve(whole, event);
  expect(state).toEqual(whole);
});

test('a follower whose place the log still holds is not told of what was dropped', async () => {
  const store = await storeWith(events(1, 10), { eventsKept: 4, chunkEvents: 2 });
  expect((await follow(store, 6, 10)).map((batch) => batch.kind)).toEqual(['events', 'events']);
});

test('a follower that the bound overtakes while it follows is told so', async () => {
  const store = await storeWith(events(1, 1), { eventsKept: 4, chunkEvents: 2 });
  const abort = new AbortController();
  const batches = store.follow(LAB, 'events', 0, abort.signal)[Symbol.asyncIterator]();
  await batches.next();
  await store.append([{ lab: LAB, epoch: 1, head: 1, events: events(2, 9), taken: 0 }]);
  expect((await batches.next()).value).toMatchObject({ kind: 'dropped', oldestSequence: 7 });
  expect((await batches.next()).value).toMatchObject({ kind: 'events', events: events(7, 2) });
  abort.abort();
});

async function storeWith(log: LogEvent[], limits: { eventsKept: number; chunkEvents: number }): Promise<MemoryStore> {
  const store = new MemoryStore(limits);
  await store.submit(LAB, 'start', { type: 'start-lab', logId: 'log', commands: [] });
  await store.claim(1);
  await store.append([{ lab: LAB, epoch: 1, head: 0, events: log, taken: 0 }]);
  return store;
}

async function follow(store: MemoryStore, after: number, last: number): Promise<FollowBatch[]> {
  const batches: FollowBatch[] = [];
  const abort = new AbortController();
  for await (const batch of store.follow(LAB, 'events', after, abort.signal)) {
    batches.push(batch);
    if (batch.kind === 'events' && batch.events.at(-1)?.sequence === last) abort.abort();
  }
  return batches;
}

function events(first: number, count: number): LogEvent[] {
  return Array.from({ length: count }, (_, index) => ({
    type: 'queue-created',
    sequence: first + index,
    at: simTime(first + index),
    queueName: `queue-${first + index}`,
    attributes: {
      visibilityTimeoutMs: 30_000,
      delayMs: 0,
      receiveWaitMs: 0,
      retentionMs: 345_600_000,
      maximumMessageBytes: 1_048_576,
      redrive: undefined,
    },
  }));
}
