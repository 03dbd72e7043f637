import { expect, test } from 'vitest';
import { invoke, keptLog, keptOf, openTestLabs } from './test-labs';
import { settle } from './test-wall-clock';

test('ASY-03: on a paused clock an event that always fails is tried again 60 s and 120 s after its failures', async () => {
  const { lab } = await openTestLabs();
  await lab.control({ action: 'pause' });
  await invoke(lab, 'always-fails');
  expect((await lab.control({ action: 'advance', ms: 10_000 })).pendingWork).toBe(1);
  expect(await keptOf(lab, 'attempt-ended')).toHaveLength(1);
  await lab.control({ action: 'advance', ms: 60_000 });
  expect(await keptOf(lab, 'attempt-ended')).toHaveLength(2);
  const answer = await lab.control({ action: 'advance', ms: 120_000 });
  expect(answer).toMatchObject({ now: 190_000, pendingWork: 0, idle: true });
  const ends = await keptOf(lab, 'attempt-ended');
  const starts = await keptOf(lab, 'attempt-started');
  expect(starts.map((start, index) => start.at - (ends[index - 1]?.at ?? start.at))).toEqual([0, 60_000, 120_000]);
  expect(lab.state.queues.get('orders-dlq')?.messages.size).toBe(1);
  expect(lab.state.queues.get('orders-failed')?.messages.size).toBe(1);
});

test('a new lab stands at 0 until its first activity, also in mode running', async () => {
  const { lab, wall } = await openTestLabs();
  await wall.pass(60_000);
  expect(lab.clock()).toMatchObject({ now: 0, mode: 'running', moving: false });
  await invoke(lab, 'my-function');
  await wall.pass(5_000);
  expect(lab.clock()).toMatchObject({ now: 5_000, moving: true });
});

test('advance moves the clock with nothing due, also before the first activity', async () => {
  const { lab } = await openTestLabs();
  expect(await lab.control({ action: 'advance', ms: 90_000 })).toMatchObject({ now: 90_000, idle: true });
  await lab.control({ action: 'pause' });
  await invoke(lab, 'my-function');
  expect((await keptOf(lab, 'invocation-accepted'))[0]?.at).toBe(90_000);
});

test('a running clock follows the wall at its speed, and a new speed counts from where it stands', async () => {
  const { lab, wall } = await openTestLabs();
  await invoke(lab, 'always-fails');
  await wall.pass(20_000);
  const [first] = await keptOf(lab, 'attempt-ended');
  expect(lab.clock().now).toBe(20_000);
  await lab.control({ action: 'set', speed: 10 });
  const waitMs = (first?.at ?? 0) + 60_000 - 20_000;
  await wall.pass(waitMs / 10 - 1);
  expect(await keptOf(lab, 'attempt-started')).toHaveLength(1);
  await wall.pass(2);
  expect(await keptOf(lab, 'attempt-started')).toHaveLength(2);
});

test('the clock is not seen beyond an entry that is due and has not fired', async () => {
  const { lab, wall } = await openTestLabs();
  await invoke(lab, 'my-function');
  const dispatchAt = lab.clock().nextEntryAt;
  wall.lag(60_000);
  expect(lab.clock().now).toBe(dispatchAt);
  await wall.pass(0);
  expect(lab.clock().now).toBe(60_000);
});

test('there is one wall timer, for the next entry', async () => {
  const { lab, wall } = await openTestLabs();
  const others = wall.timerCount;
  await invoke(lab, 'always-fails');
  await wall.pass(5_000);
  expect(wall.timerCount).toBe(others + 1);
  const { now, nextEntryAt } = lab.clock();
  await lab.control({ action: 'set', speed: 1000 });
  await settle();
  expect(wall.timerCount).toBe(others + 1);
  expect(wall.nextTimerMs).toBe(Math.ceil(((nextEntryAt ?? 0) - now) / 1000));
});

test('there is no wall timer while the clock is paused or nothing is due', async () => {
  const { lab, wall } = await openTestLabs();
  const others = wall.timerCount;
  await invoke(lab, 'always-fails');
  await lab.control({ action: 'pause' });
  await settle();
  expect(wall.timerCount).toBe(others);
  await lab.control({ action: 'run-until-idle' });
  await lab.control({ action: 'advance', ms: 3_600_000 });
  await lab.control({ action: 'resume' });
  await settle();
  expect(lab.clock().nextEntryAt).toBe(undefined);
  expect(wall.timerCount).toBe(others);
});

test('skip-waits jumps over waits without any wall time passing, and not over running handlers', async () => {
  const { lab, wall } = await openTestLabs();
  await lab.control({ action: 'set', skipWaits: true });
  await invoke(lab, 'always-fails');
  await wall.pass(3_000);
  expect(lab.clock().pendingWork).toBe(0);
  expect(lab.clock().now).toBeGreaterThan(180_000);
  expect(lab.clock().now).toBeLessThan(185_000);
  await invoke(lab, 'process-batch');
  await wall.pass(3_000);
  expect(lab.state.busyEnvironments).toBe(1);
});

test('a step fires one work entry; when only background is left, that', async () => {
  const { lab } = await openTestLabs();
  await lab.control({ action: 'pause' });
  await invoke(lab, 'my-function');
  const dispatchAt = lab.clock().nextEntryAt;
  const first = await lab.control({ action: 'step' });
  expect(first.now).toBe(dispatchAt);
  expect(await keptOf(lab, 'environment-init-started')).toHaveLength(1);
  await lab.control({ action: 'step' });
  expect(await keptOf(lab, 'attempt-started')).toHaveLength(1);
  const done = await lab.control({ action: 'step' });
  expect(done).toMatchObject({ idle: true, pendingWork: 0 });
  const expired = await lab.control({ action: 'step' });
  expect(expired.nextEntryAt).toBe(undefined);
  expect((await keptLog(lab)).at(-1)?.type).toBe('environment-shut-down');
  expect((await lab.control({ action: 'step' })).sequence).toBe(expired.sequence);
});

test('a step past background fires the work entry after it', async () => {
  const { lab } = await openTestLabs();
  await lab.control({ action: 'pause' });
  await invoke(lab, 'my-function');
  await lab.control({ action: 'run-until-idle' });
  const expiryAt = lab.clock().nextEntryAt ?? 0;
  await lab.control({ action: 'advance', ms: expiryAt - lab.clock().now - 100_000 });
  await invoke(lab, 'always-fails');
  for (let attempt = 0; attempt < 3; attempt++) await lab.control({ action: 'step' });
  await lab.control({ action: 'step' });
  await lab.control({ action: 'step' });
  const before = await keptOf(lab, 'attempt-started');
  expect(lab.clock().nextEntryAt).toBe(expiryAt);
  await lab.control({ action: 'step' });
  expect(await keptOf(lab, 'environment-shut-down')).toHaveLength(1);
  expect(await keptOf(lab, 'attempt-started')).toHaveLength(before.length + 1);
});

test('run-until-idle ends at the last work and leaves background alone', async () => {
  const { lab } = await openTestLabs();
  await lab.control({ action: 'pause' });
  await invoke(lab, 'always-fails');
  const answer = await lab.control({ action: 'run-until-idle' });
  expect(answer).toMatchObject({ idle: true, pendingWork: 0, mode: 'paused' });
  expect(answer.nextEntryAt).toBeGreaterThan(answer.now);
  expect((await keptLog(lab)).at(-1)?.at).toBe(answer.now);
});

test('a synchronous caller on a paused clock waits until time is moved', async () => {
  const { lab } = await openTestLabs();
  await lab.control({ action: 'pause' });
  const requestId = await invoke(lab, 'place-order', 'RequestResponse');
  let ended = false;
  const waiting = lab.attemptEnded(requestId).then((event) => {
    ended = true;
    return event;
  });
  await settle();
  expect(ended).toBe(false);
  await lab.control({ action: 'advance', ms: 2_000 });
  expect(await waiting).toMatchObject({ requestId, outcome: 'success' });
  expect(await lab.attemptEnded(requestId)).toMatchObject({ requestId });
});

test('clock changes are in the log, and two at once both count', async () => {
  const { lab } = await openTestLabs();
  await Promise.all([lab.control({ action: 'set', speed: 60 }), lab.control({ action: 'pause' })]);
  expect(lab.clock()).toMatchObject({ mode: 'paused', speed: 60 });
  expect((await keptOf(lab, 'clock-changed')).at(-1)).toMatchObject({ mode: 'paused', speed: 60, skipWaits: false });
});

test('clock listeners hear changes and jumps until they stop', async () => {
  const { lab } = await openTestLabs();
  let heard = 0;
  const stop = lab.onClock(() => heard++);
  await lab.control({ action: 'pause' });
  expect(heard).toBe(1);
  await lab.control({ action: 'advance', ms: 1_000 });
  expect(heard).toBe(2);
  stop();
  await lab.control({ action: 'resume' });
  expect(heard).toBe(2);
});

test.each([
  { action: 'advance', ms: -1 },
  { action: 'advance', ms: 0.5 },
  { action: 'advance', ms: Number.NaN },
  { action: 'set', speed: 0 },
  { action: 'set', speed: 10_001 },
  { action: 'set', speed: Number.NaN },
] as const)('absurd numbers never reach the engine: %o', async (action) => {
  const { lab } = await openTestLabs();
  await expect(lab.control(action)).rejects.toThrow('assertion failed');
  expect(lab.clock()).toMatchObject({ now: 0, speed: 1 });
});
