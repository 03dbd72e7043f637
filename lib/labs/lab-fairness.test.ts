import { expect, test } from 'vitest';
import { invoke, keptLog, labOf, openLabs } from './test-labs';
import type { WallClock } from './wall-clock';

/** Every look at the clock costs wall time, as real work does. */
const busyWall = (): WallClock & { lag(ms: number): void } => {
  let nowMs = 0;
  return {
    now: () => {
      nowMs += 2;
      return nowMs;
    },
    setTimer: () => () => {},
    lag: (ms) => {
      nowMs += ms;
    },
  };
};

test('advancing far works in slices: streams flow and other labs are answered meanwhile', async () => {
  const { labs, lab } = await openLabs(busyWall());
  await labs.create({ accountId: '111111111111', seed: 1 });
  const other = labOf(labs, '111111111111');
  await lab.control({ action: 'pause' });
  for (let count = 0; count < 500; count++) await invoke(lab, 'always-fails');
  const { sequence } = await lab.control({ action: 'set' });
  const order: string[] = [];
  const advancing = lab.control({ action: 'advance', ms: 21_600_000 }).then(() => order.push('advanced'));
  const reading = new AbortController();
  const seeing = (async () => {
    for await (const _ of lab.follow(sequence, reading.signal)) {
      order.push('seen');
      if (order.length === 3) return;
    }
  })();
  await seeing;
  await invoke(other, 'my-function');
  order.push('answered');
  await advancing;
  reading.abort();
  expect(order.slice(0, 4)).toEqual(['seen', 'seen', 'seen', 'answered']);
  expect(order.at(-1)).toBe('advanced');
  expect(lab.clock().pendingWork).toBe(0);
});

test('the event loop has its turn while a lab works', async () => {
  const { lab } = await openLabs(busyWall());
  await lab.control({ action: 'pause' });
  for (let count = 0; count < 500; count++) await invoke(lab, 'always-fails');
  let isDone = false;
  let turns = 0;
  const count = () => {
    turns++;
    if (!isDone) setImmediate(count);
  };
  setImmediate(count);
  await lab.control({ action: 'run-until-idle' });
  isDone = true;
  expect(turns).toBeGreaterThan(10);
});

test('a command does not wait until a lab behind its clock has caught up', async () => {
  const wall = busyWall();
  const { lab } = await openLabs(wall);
  await lab.control({ action: 'pause' });
  for (let count = 0; count < 500; count++) await invoke(lab, 'always-fails');
  await lab.control({ action: 'resume' });
  wall.lag(3_600_000);
  const requestId = await invoke(lab, 'my-function');
  await lab.control({ action: 'pause' });
  await lab.control({ action: 'run-until-idle' });
  const log = await keptLog(lab);
  const accepted = log.findIndex((event) => event.type === 'invocation-accepted' && event.requestId === requestId);
  const after = log.slice(accepted).filter((event) => event.type === 'attempt-ended');
  expect(after.length).toBeGreaterThan(500);
  expect(lab.clock().pendingWork).toBe(0);
});

test('slices change nothing in what happens: the log is the same as in one go', async () => {
  const logs = await Promise.all(
    [busyWall(), { now: () => 0, setTimer: () => () => {} }].map(async (wall) => {
      const { lab } = await openLabs(wall);
      await lab.control({ action: 'pause' });
      for (let count = 0; count < 100; count++) await invoke(lab, count % 2 === 0 ? 'always-fails' : 'process-batch');
      await lab.control({ action: 'advance', ms: 21_600_000 });
      return keptLog(lab);
    }),
  );
  expect(logs[0]).toEqual(logs[1]);
});
