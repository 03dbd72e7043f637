import { describe, expect, test } from 'vitest';
import type { LogEvent } from '@/lib/engine/events';
import { evolve } from '@/lib/engine/evolve';
import { createLabState } from '@/lib/engine/lab-state';
import type { FollowBatch } from '@/lib/lab-store/lab-store';
import { MemoryStore } from '@/lib/lab-store/memory-store';
import { DEFAULT_LAB_ID } from './account-id';
import type { Lab } from './lab';
import { CLAIM_RETRY_WALL_MS } from './lab-limits';
import { invoke, invokeCommand, keptLog, keptOf, labOf, openTestLabs } from './test-labs';
import { type Mishap, TestStore } from './test-store';
import { settle } from './test-wall-clock';

test('an answer leaves, and a stream sees an event, only when the store has kept it', async () => {
  const store = new TestStore();
  const { lab } = await openTestLabs({ store });
  const { sequence } = await lab.control({ action: 'pause' });
  const seen = follow(lab, sequence);
  store.shut();
  let answered = false;
  const invoking = invoke(lab, 'my-function').then(() => {
    answered = true;
  });
  await settle();
  expect(lab.state.pendingInvocations).toBe(1);
  expect([answered, seen.events.length]).toEqual([false, 0]);
  store.open();
  await invoking;
  await settle();
  expect(seen.events.map((event) => event.type)).toEqual(['invocation-accepted', 'event-queued']);
  seen.stop();
});

test('the end of an attempt is told to its caller only when it is kept', async () => {
  const store = new TestStore();
  const { lab } = await openTestLabs({ store });
  await lab.control({ action: 'pause' });
  const requestId = await invoke(lab, 'place-order', 'RequestResponse');
  store.shut();
  const advancing = lab.control({ action: 'advance', ms: 5_000 });
  await settle();
  expect(lab.state.invocations.get(requestId)?.phase).toBe('succeeded');
  let told = false;
  const waiting = lab.attemptEnded(requestId).then(() => {
    told = true;
  });
  await settle();
  expect(told).toBe(false);
  store.open();
  await Promise.all([advancing, waiting]);
});

test('commands that come while a turn is being kept go into the next one together', async () => {
  const store = new TestStore();
  const { lab } = await openTestLabs({ store });
  await lab.control({ action: 'pause' });
  store.shut();
  const first = invoke(lab, 'my-function');
  await settle();
  const others = Array.from({ length: 50 }, () => invoke(lab, 'my-function'));
  await settle();
  const before = store.appends;
  store.open();
  await Promise.all([first, ...others]);
  expect(store.appends - before).toBe(2);
});

describe.each<Mishap>(['fenced', 'lost-before', 'lost-after'])('when an append goes wrong: %s', (mishap) => {
  test('every command is answered and has its consequences once', async () => {
    const store = new TestStore();
    const { lab } = await openTestLabs({ store });
    await lab.control({ action: 'pause' });
    store.mishaps.push(mishap);
    const ids = await Promise.all(Array.from({ length: 20 }, () => invoke(lab, 'my-function')));
    expect(new Set(ids).size).toBe(20);
    expect((await keptOf(lab, 'invocation-accepted')).map((event) => event.requestId)).toEqual(ids);
    await expectStateIsFold(lab);
  });

  test('a clock action still gets to its end', async () => {
    const store = new TestStore();
    const { lab } = await openTestLabs({ store });
    await lab.control({ action: 'pause' });
    await invoke(lab, 'always-fails');
    store.mishaps.push(mishap);
    expect(await lab.control({ action: 'advance', ms: 200_000 })).toMatchObject({ now: 200_000, pendingWork: 0 });
    expect((await keptOf(lab, 'event-discarded')).length).toBe(1);
    await expectStateIsFold(lab);
  });

  test('a step is done once', async () => {
    const store = new TestStore();
    const { lab } = await openTestLabs({ store });
    await lab.control({ action: 'pause' });
    await invoke(lab, 'my-function');
    const dispatchAt = lab.clock().nextEntryAt;
    store.mishaps.push(mishap);
    expect((await lab.control({ action: 'step' })).now).toBe(dispatchAt);
    expect(await keptOf(lab, 'environment-init-started')).toHaveLength(1);
    await expectStateIsFold(lab);
  });

  test('what was running is interrupted, and an asynchronous event runs again', async () => {
    const store = new TestStore();
    const { lab } = await openTestLabs({ store });
    await lab.control({ action: 'pause' });
    const requestId = await invoke(lab, 'process-batch');
    await lab.control({ action: 'advance', ms: 2_000 });
    expect(lab.state.invocations.get(requestId)?.phase).toBe('running');
    store.mishaps.push(mishap);
    await invoke(lab, 'my-function');
    await lab.control({ action: 'run-until-idle' });
    const ends = await keptOf(lab, 'attempt-ended');
    expect(ends.filter((end) => end.requestId === requestId).map((end) => end.outcome)).toEqual([
      'interrupted',
      'success',
    ]);
    await expectStateIsFold(lab);
  });

  test('a synchronous caller learns that its attempt was interrupted', async () => {
    const store = new TestStore();
    const { lab } = await openTestLabs({ store });
    await lab.control({ action: 'pause' });
    const requestId = await invoke(lab, 'process-batch', 'RequestResponse');
    await lab.control({ action: 'advance', ms: 2_000 });
    const waiting = lab.attemptEnded(requestId);
    store.mishaps.push(mishap);
    await invoke(lab, 'my-function');
    expect((await waiting).outcome).toBe('interrupted');
  });
});

test('a store that keeps failing is tried again after a pause, and nothing is lost', async () => {
  const store = new TestStore();
  const { lab, wall, problems } = await openTestLabs({ store });
  store.mishaps.push('lost-before', 'lost-before', 'lost-before');
  const invoking = invoke(lab, 'my-function');
  await settle();
  expect(store.mishaps.length).toBeGreaterThan(0);
  await wall.pass(CLAIM_RETRY_WALL_MS * 3);
  await invoking;
  expect(await keptOf(lab, 'invocation-accepted')).toHaveLength(1);
  expect(problems.length).toBeGreaterThan(0);
});

test('a command the engine cannot take fails alone', async () => {
  const { lab, problems } = await openTestLabs();
  const { accountId, region, name, seed, epochMs, settings } = lab.state;
  const wrong = lab.submit({ type: 'create-lab', accountId, region, name, seed, epochMs, settings });
  const right = invoke(lab, 'my-function');
  await expect(wrong).rejects.toThrow('create-lab');
  await right;
  expect(await keptOf(lab, 'lab-created')).toHaveLength(1);
  expect(problems).toHaveLength(1);
  await expectStateIsFold(lab);
});

test('20,000 invocations at once: each is accepted once and none is lost', async () => {
  const { lab } = await openTestLabs();
  const ids = await Promise.all(Array.from({ length: 20_000 }, () => invoke(lab, 'my-function')));
  await lab.control({ action: 'pause' });
  expect(await lab.control({ action: 'run-until-idle' })).toMatchObject({ pendingWork: 0, idle: true });
  const ended = new Map<string, number>();
  const ends = (event: LogEvent) => event.type === 'event-succeeded' || event.type === 'event-discarded';
  for (const event of await keptLog(lab)) {
    if (ends(event) && 'requestId' in event && event.requestId !== undefined) {
      ended.set(event.requestId, (ended.get(event.requestId) ?? 0) + 1);
    }
  }
  expect(new Set(ids).size).toBe(20_000);
  expect(ids.filter((id) => ended.get(id) !== 1)).toEqual([]);
});

test('a lab found in the store is folded from its log and goes on', async () => {
  const store = new MemoryStore();
  const { lab } = await openTestLabs({ store });
  await lab.control({ action: 'pause' });
  const requestId = await invoke(lab, 'process-batch');
  await lab.control({ action: 'advance', ms: 2_000 });
  const before = await keptLog(lab);
  await lab.close();
  const again = await openTestLabs({ store });
  expect(again.lab.logId).toBe(lab.logId);
  expect(again.lab.clock()).toMatchObject({ mode: 'paused', now: before.at(-1)?.at });
  expect((await keptLog(again.lab)).slice(0, before.length)).toEqual(before);
  await again.lab.control({ action: 'run-until-idle' });
  expect(again.lab.state.invocations.get(requestId)?.phase).toBe('succeeded');
});

test('a lab whose log was trimmed is folded from its base', async () => {
  const store = new MemoryStore({ eventsKept: 20, chunkEvents: 8 });
  const { lab } = await openTestLabs({ store });
  await lab.control({ action: 'pause' });
  for (let count = 0; count < 10; count++) await invoke(lab, 'always-fails');
  const { now } = await lab.control({ action: 'run-until-idle' });
  await lab.close();
  const again = await openTestLabs({ store });
  expect(again.lab.clock()).toMatchObject({ now, pendingWork: 0 });
  expect(again.lab.state.queues.get('orders-dlq')?.messages.size).toBe(10);
  await invoke(again.lab, 'my-function');
  expect((await again.lab.control({ action: 'run-until-idle' })).pendingWork).toBe(0);
});

test('a lab that is owned by another in the meantime is dropped and claimed again', async () => {
  const store = new MemoryStore();
  const { lab, wall } = await openTestLabs({ store });
  await invoke(lab, 'my-function');
  const epoch = lab.epoch ?? 0;
  await store.hold([{ lab: DEFAULT_LAB_ID, epoch, release: true }]);
  await wall.pass(1_000);
  expect(lab.epoch).toBe(epoch + 1);
  await invoke(lab, 'my-function');
  expect(await keptOf(lab, 'invocation-accepted')).toHaveLength(2);
});

test('what is asked of a closed lab is refused, and who waits is told', async () => {
  const { labs, lab } = await openTestLabs();
  await lab.control({ action: 'pause' });
  const requestId = await invoke(lab, 'place-order', 'RequestResponse');
  const waiting = lab.attemptEnded(requestId);
  const told = expect(waiting).rejects.toThrow('closed');
  await labs.closeAll();
  await told;
  await expect(lab.submit(invokeCommand('my-function'))).rejects.toThrow('closed');
  await expect(lab.control({ action: 'step' })).rejects.toThrow('closed');
  expect(labOf(labs, DEFAULT_LAB_ID)).toBe(lab);
});

async function expectStateIsFold(lab: Lab): Promise<void> {
  const state = createLabState();
  for (const event of await keptLog(lab)) evolve(state, event);
  expect(state).toEqual(lab.state);
  expect(state.calendar.entries()).toEqual(lab.state.calendar.entries());
}

function follow(lab: Lab, after: number) {
  const events: LogEvent[] = [];
  const reading = new AbortController();
  const take = (batch: FollowBatch) => {
    if (batch.kind === 'events') events.push(...batch.events);
  };
  void (async () => {
    for await (const batch of lab.follow(after, reading.signal)) take(batch);
  })();
  return { events, stop: () => reading.abort() };
}
