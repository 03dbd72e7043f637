import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Engine } from '@/lib/engine/engine';
import { takeSnapshot } from '@/lib/engine/snapshot';
import type { FollowBatch, LabStore } from './lab-store';
import {
  append,
  beginWith,
  clockEvents,
  LAB,
  lastKind,
  never,
  OTHER,
  purge,
  readEvents,
  readInbox,
  startAndClaim,
  startLab,
} from './test-store-calls';

/** What every lab store must do. `open` gives a fresh, empty one. */
export function describeLabStore(name: string, open: () => Promise<LabStore>): void {
  describe(`${name} as a lab store`, () => {
    let store: LabStore;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    describeOwnership(() => store);
    describeInbox(() => store);
    describeFollowing(() => store);
    describeStartingAgain(() => store);
    describeBeginningWithALog(() => store);
  });
}

function describeOwnership(store: () => LabStore): void {
  test('a started lab is claimed once, with an empty log', async () => {
    await startLab(store(), LAB);
    expect(await store().claim(10)).toEqual([{ lab: LAB, logId: `${LAB}-log-1`, epoch: 1, head: 0, taken: 0 }]);
    expect(await store().claim(10)).toEqual([]);
  });

  test('a claim takes no more labs than wanted', async () => {
    await startLab(store(), LAB);
    await startLab(store(), OTHER);
    expect(await store().claim(1)).toHaveLength(1);
    expect(await store().claim(1)).toHaveLength(1);
    expect(await store().claim(1)).toHaveLength(0);
  });

  test('a released lab can be claimed again, at a higher epoch', async () => {
    const claim = await startAndClaim(store(), LAB);
    expect(await store().hold([{ lab: LAB, epoch: claim.epoch, release: true }])).toEqual(new Set());
    const [again] = await store().claim(10);
    expect(again?.epoch).toBeGreaterThan(claim.epoch);
  });

  test('holding answers only the labs that are still mine', async () => {
    const claim = await startAndClaim(store(), LAB);
    const asked = [
      { lab: LAB, epoch: claim.epoch },
      { lab: OTHER, epoch: 1 },
    ];
    expect(await store().hold(asked)).toEqual(new Set([LAB]));
    expect(await store().hold([{ lab: LAB, epoch: claim.epoch + 1 }])).toEqual(new Set());
  });

  test('an append at another head is fenced and keeps nothing', async () => {
    const claim = await startAndClaim(store(), LAB);
    const events = clockEvents(1, 2);
    expect(await append(store(), claim, 5, events)).toEqual({ lab: LAB, fenced: true });
    expect(await append(store(), claim, 0, events)).toEqual({ lab: LAB, fenced: false, head: 2 });
    expect(await append(store(), claim, 0, events)).toEqual({ lab: LAB, fenced: true });
    expect(await readEvents(store(), LAB, 0, 2)).toEqual(events);
  });

  test('an append of an owner whose lab was claimed by another is fenced', async () => {
    const old = await startAndClaim(store(), LAB);
    await store().hold([{ lab: LAB, epoch: old.epoch, release: true }]);
    expect(await append(store(), old, 0, clockEvents(1, 1))).toEqual({ lab: LAB, fenced: true });
    await store().claim(10);
    expect(await append(store(), old, 0, clockEvents(1, 1))).toEqual({ lab: LAB, fenced: true });
  });

  test('in one batch a fenced lab does not touch another', async () => {
    const claim = await startAndClaim(store(), LAB);
    const other = await startAndClaim(store(), OTHER);
    const events = clockEvents(1, 3);
    const outcomes = await store().append([
      { lab: LAB, epoch: claim.epoch, head: 7, events, taken: 0 },
      { lab: OTHER, epoch: other.epoch, head: 0, events, taken: 0 },
    ]);
    expect(outcomes).toEqual([
      { lab: LAB, fenced: true },
      { lab: OTHER, fenced: false, head: 3 },
    ]);
  });
}

function describeInbox(store: () => LabStore): void {
  test('a command is accepted once per key', async () => {
    await startLab(store(), LAB);
    expect(await store().submit(LAB, 'a', purge('q1'))).toBe('new');
    expect(await store().submit(LAB, 'a', purge('q1'))).toBe('seen');
    expect(await store().submit(LAB, 'b', purge('q2'))).toBe('new');
    expect(await readInbox(store(), LAB, 1, 2)).toEqual([
      { number: 2, key: 'a', command: purge('q1') },
      { number: 3, key: 'b', command: purge('q2') },
    ]);
  });

  test('a command whose consequences are in the log is known by its key and not handed out again', async () => {
    const claim = await startAndClaim(store(), LAB);
    await store().submit(LAB, 'a', purge('q1'));
    await store().submit(LAB, 'b', purge('q2'));
    await append(store(), claim, 0, clockEvents(1, 1), 2);
    expect(await store().submit(LAB, 'a', purge('q1'))).toBe('seen');
    await store().hold([{ lab: LAB, epoch: claim.epoch, release: true }]);
    const [again] = await store().claim(10);
    expect(again).toMatchObject({ head: 1, taken: 2 });
    expect(await readInbox(store(), LAB, 2, 1)).toEqual([{ number: 3, key: 'b', command: purge('q2') }]);
  });

  test('a command to an unknown lab is not accepted', async () => {
    expect(await store().submit(LAB, 'a', purge('q1'))).toBe('unknown-lab');
  });

  test('a command that comes while the owner follows reaches it', async () => {
    await startLab(store(), LAB);
    const following = readInbox(store(), LAB, 1, 2);
    await store().submit(LAB, 'a', purge('q1'));
    await store().submit(LAB, 'b', purge('q2'));
    expect((await following).map((entry) => entry.number)).toEqual([2, 3]);
  });
}

function describeFollowing(store: () => LabStore): void {
  test('a follower gets history and then live events, in order and without a gap', async () => {
    const claim = await startAndClaim(store(), LAB);
    await append(store(), claim, 0, clockEvents(1, 3));
    const following = readEvents(store(), LAB, 1, 6);
    for (let head = 3; head < 7; head++) await append(store(), claim, head, clockEvents(head + 1, 1));
    expect((await following).map((event) => event.sequence)).toEqual([2, 3, 4, 5, 6, 7]);
  });

  test('two followers each get everything', async () => {
    const claim = await startAndClaim(store(), LAB);
    await append(store(), claim, 0, clockEvents(1, 2));
    const following = [readEvents(store(), LAB, 0, 4), readEvents(store(), LAB, 2, 2)];
    await append(store(), claim, 2, clockEvents(3, 2));
    const [all, late] = await Promise.all(following);
    expect(all?.map((event) => event.sequence)).toEqual([1, 2, 3, 4]);
    expect(late?.map((event) => event.sequence)).toEqual([3, 4]);
  });

  test('following ends when the signal aborts', async () => {
    const claim = await startAndClaim(store(), LAB);
    await append(store(), claim, 0, clockEvents(1, 1));
    const abort = new AbortController();
    const batches: FollowBatch[] = [];
    for await (const batch of store().follow(LAB, 'events', 0, abort.signal)) {
      batches.push(batch);
      abort.abort();
    }
    expect(batches).toHaveLength(1);
  });

  test('a fenced append is never seen by a follower', async () => {
    const claim = await startAndClaim(store(), LAB);
    const following = readEvents(store(), LAB, 0, 1);
    await append(store(), claim, 9, clockEvents(10, 1));
    await append(store(), claim, 0, clockEvents(1, 1));
    expect((await following).map((event) => event.sequence)).toEqual([1]);
  });
}

function describeStartingAgain(store: () => LabStore): void {
  test('starting a lab again empties it, fences its owner and tells its followers', async () => {
    const claim = await startAndClaim(store(), LAB);
    await append(store(), claim, 0, clockEvents(1, 2));
    const ends = [
      lastKind(store().follow(LAB, 'events', 0, never())),
      lastKind(store().follow(LAB, 'inbox', 1, never())),
    ];
    await startLab(store(), LAB, 2);
    expect(await Promise.all(ends)).toEqual(['reset', 'reset']);
    expect(await append(store(), claim, 2, clockEvents(3, 1))).toEqual({ lab: LAB, fenced: true });
    const [again] = await store().claim(10);
    expect(again).toMatchObject({ logId: `${LAB}-log-2`, head: 0, taken: 0 });
    expect(again?.epoch).toBeGreaterThan(claim.epoch);
    expect(await readInbox(store(), LAB, 0, 1)).toHaveLength(1);
  });

  test('starting a lab with the same log id twice does nothing the second time', async () => {
    await startLab(store(), LAB);
    expect(await store().submit(LAB, 'again', { type: 'start-lab', logId: `${LAB}-log-1`, commands: [] })).toBe('seen');
    expect(await readInbox(store(), LAB, 0, 1)).toHaveLength(1);
  });

  test('a follower that is ahead of the log is told that it followed another', async () => {
    await startAndClaim(store(), LAB);
    expect(await lastKind(store().follow(LAB, 'events', 5, never()))).toBe('reset');
  });

  test('deleting a lab ends its followers, fences its owner and refuses its commands', async () => {
    const claim = await startAndClaim(store(), LAB);
    const end = lastKind(store().follow(LAB, 'events', 0, never()));
    await store().submit(LAB, 'gone', { type: 'delete-lab' });
    expect(await end).toBe(undefined);
    expect(await append(store(), claim, 0, clockEvents(1, 1))).toEqual({ lab: LAB, fenced: true });
    expect(await store().submit(LAB, 'a', purge('q1'))).toBe('unknown-lab');
    expect(await store().claim(10)).toEqual([]);
  });
}

function describeBeginningWithALog(store: () => LabStore): void {
  test('a lab that begins with a log has it as if it had been appended, and goes on from there', async () => {
    const events = clockEvents(1, 3);
    await beginWith(store(), { base: undefined, events });
    const [claim] = await store().claim(10);
    expect(claim).toMatchObject({ lab: LAB, head: 3, taken: 0 });
    if (claim === undefined) throw new Error('not claimed');
    expect(await append(store(), claim, 0, clockEvents(1, 1))).toEqual({ lab: LAB, fenced: true });
    expect(await append(store(), claim, 3, clockEvents(4, 1), 1)).toMatchObject({ fenced: false, head: 4 });
    expect(await readEvents(store(), LAB, 0, 4)).toEqual(clockEvents(1, 4));
  });

  test('its first commands wait in its inbox', async () => {
    await beginWith(store(), { base: undefined, events: clockEvents(1, 3) });
    expect(await readInbox(store(), LAB, 0, 1)).toEqual([{ number: 1, key: 'begin/0', command: purge('first') }]);
  });

  test('a log that does not reach back begins at its base', async () => {
    const base = takeSnapshot(Engine.fromLog(clockEvents(1, 5)).state);
    await beginWith(store(), { base, events: clockEvents(6, 2) });
    const [claim] = await store().claim(10);
    expect(claim).toMatchObject({ head: 7 });
    const abort = new AbortController();
    const batches: FollowBatch[] = [];
    for await (const batch of store().follow(LAB, 'events', 0, abort.signal)) {
      batches.push(batch);
      if (batch.kind === 'events') abort.abort();
    }
    expect(batches[0]).toMatchObject({ kind: 'dropped', oldestSequence: 6, base: { sequence: 5, now: 5 } });
    expect(batches[1]).toEqual({ kind: 'events', events: clockEvents(6, 2) });
  });

  test('beginning the same log twice does nothing the second time', async () => {
    await beginWith(store(), { base: undefined, events: clockEvents(1, 2) });
    expect(await beginWith(store(), { base: undefined, events: clockEvents(1, 9) })).toBe('seen');
    expect((await store().claim(10))[0]?.head).toBe(2);
  });

  test('a lab started again with a log has only that', async () => {
    const claim = await startAndClaim(store(), LAB);
    await append(store(), claim, 0, clockEvents(1, 5));
    await beginWith(store(), { base: undefined, events: clockEvents(1, 2) });
    expect(await append(store(), claim, 5, clockEvents(6, 1))).toEqual({ lab: LAB, fenced: true });
    expect((await store().claim(10))[0]?.head).toBe(2);
  });
}
