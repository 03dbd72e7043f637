import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LogEvent } from '@/lib/engine/events';
import { readLog } from '@/lib/engine/log-checker';
import type { HandlerRunner } from '@/lib/handlers/handler-runner';
import { scriptedRunner } from '@/lib/handlers/scripted-runner';
import { MemoryStore } from '@/lib/lab-store/memory-store';
import { DEFAULT_LAB_ID } from './account-id';
import type { Lab } from './lab';
import { LABS_MAX } from './lab-limits';
import type { ForkWish } from './lab-registry';
import type { ProcessLabs } from './process-labs';
import { forkSamples, openRealLabs } from './test-fork';
import { invoke, keptLog, keptOf, openTestLabs } from './test-labs';
import { settle } from './test-wall-clock';

async function forkOf(labs: ProcessLabs, lab: Lab, wish: ForkWish = {}): Promise<Lab> {
  const fork = await labs.fork(lab.labId, wish);
  if (fork.kind !== 'created') throw new Error(fork.kind);
  return fork.lab;
}

/** The log without what a fork may change: name, account, and the clock's manner. */
async function told(lab: Lab): Promise<unknown[]> {
  const log = await keptLog(lab);
  const kept = log.filter(({ type }) => type !== 'lab-created' && type !== 'clock-changed');
  return kept.map((event, index) => JSON.parse(textOf({ ...event, sequence: index + 1 }, lab)));
}

function textOf(event: LogEvent, { labId }: Lab): string {
  return JSON.stringify(event).replaceAll(labId, DEFAULT_LAB_ID);
}

/** A lab in which events of all sample functions are under way. */
async function busyLab(store = new MemoryStore()) {
  const opened = await openTestLabs({ store });
  const { lab } = opened;
  await lab.control({ action: 'pause' });
  for (const name of ['flaky-payment', 'always-fails', 'process-batch', 'place-order']) await invoke(lab, name);
  return opened;
}

describe('a fork', () => {
  test.each([0, 30, 300, 1_000, 60_300, 200_000, 700_000])(
    'of the moment %d ms goes on as its lab did, which stays as it was',
    async (atMs) => {
      const { labs, lab } = await busyLab();
      await lab.control({ action: 'advance', ms: 700_000 });
      const before = await keptLog(lab);
      const fork = await forkOf(labs, lab, { at: atMs });
      expect(fork.clock()).toMatchObject({ mode: 'paused', now: atMs });
      expect(fork.state.forkedFrom).toMatchObject({ labId: lab.labId, at: atMs });
      expect(fork.awakening).toMatchObject({ interruptedAttempts: 0 });
      await fork.control({ action: 'advance', ms: 700_000 - atMs });
      expect(await told(fork)).toEqual(await told(lab));
      expect(await keptLog(lab)).toEqual(before);
    },
  );

  test('of now has what has happened, and what is done to it is not done to the other', async () => {
    const { labs, lab } = await busyLab();
    await lab.control({ action: 'advance', ms: 1_234 });
    const fork = await forkOf(labs, lab);
    const sequence = lab.state.sequence;
    expect(fork.clock()).toMatchObject({ now: 1_234, mode: 'paused', pendingWork: lab.clock().pendingWork });
    expect(fork.state.forkedFrom).toEqual({ labId: lab.labId, sequence, at: 1_234 });
    await invoke(fork, 'my-function');
    await fork.control({ action: 'run-until-idle' });
    expect(lab.state.sequence).toBe(sequence);
    await lab.control({ action: 'run-until-idle' });
    // One of them has a destination that is a function.
    expect([lab.state.invocations.size, fork.state.invocations.size]).toEqual([5, 6]);
  });

  test('of a running lab stands still', async () => {
    const { labs, lab, wall } = await openTestLabs();
    await invoke(lab, 'always-fails');
    await wall.pass(5_000);
    const fork = await forkOf(labs, lab);
    await wall.pass(100_000);
    expect(fork.clock()).toMatchObject({ now: 5_000, mode: 'paused', moving: false });
    expect(fork.state.invocations.size).toBe(1);
  });

  test('of a lab that is busy at full speed is of an instant between two turns', async () => {
    const { labs, lab, wall } = await openTestLabs();
    await lab.control({ action: 'set', speed: 10_000 });
    for (let count = 0; count < 200; count++) await invoke(lab, count % 2 === 0 ? 'always-fails' : 'process-batch');
    for (let round = 0; round < 20; round++) {
      const forking = forkOf(labs, lab);
      const passing = wall.pass(1);
      const fork = await forking;
      await passing;
      await fork.control({ action: 'run-until-idle' });
      expect(fork.clock().pendingWork).toBe(0);
      expect(readLog(await keptLog(fork), { ended: true }).violations).toEqual([]);
      await labs.remove(fork.labId);
    }
  });

  test('while a handler computes waits until it has answered', async () => {
    const waiting: (() => void)[] = [];
    const slow: HandlerRunner = {
      run: (effect, state) => new Promise((resolve) => waiting.push(() => resolve(scriptedRunner.run(effect, state)))),
    };
    const { labs, lab } = await openTestLabs({ createRunner: () => slow });
    await lab.control({ action: 'pause' });
    await invoke(lab, 'my-function', 'RequestResponse');
    let forked = false;
    const forking = forkOf(labs, lab).then((fork) => {
      forked = true;
      return fork;
    });
    await settle();
    expect(forked).toBe(false);
    for (const answer of waiting.splice(0)) answer();
    const fork = await forking;
    expect(fork.awakening).toMatchObject({ resumedAttempts: 1, interruptedAttempts: 0 });
    expect((await keptOf(fork, 'slice-ended')).length).toBe(1);
  });

  test('up to any log event is whole: nothing is lost, and it ends as its lab did', async () => {
    const { labs, lab } = await busyLab();
    await lab.control({ action: 'run-until-idle' });
    const all = await told(lab);
    const log = await keptLog(lab);
    for (let sequence = 25; sequence <= log.length; sequence += 3) {
      const fork = await forkOf(labs, lab, { sequence });
      const { forkedFrom } = fork.state;
      expect(forkedFrom?.sequence).toBeGreaterThanOrEqual(sequence);
      expect(forkedFrom?.at).toBe(log[sequence - 1]?.at);
      const isAsked = fork.state.invocations.size === 4;
      await fork.control({ action: 'run-until-idle' });
      if (isAsked) expect(await told(fork)).toEqual(all);
      await labs.remove(fork.labId);
    }
  });

  test('can be named, is listed, can be forked again, and is a lab of its own after a reset', async () => {
    const { labs, lab } = await busyLab();
    const fork = await forkOf(labs, lab, { name: 'What if' });
    const second = await forkOf(labs, fork);
    expect(labs.list().map(({ state }) => state.name)).toEqual(['Default lab', 'What if', 'Fork of What if']);
    expect(second.state.forkedFrom).toMatchObject({ labId: fork.labId, sequence: fork.state.sequence });
    const arn = second.state.functions.get('always-fails')?.configuration.deadLetterTargetArn;
    expect(arn).toBe(`arn:aws:sqs:us-east-1:${second.labId}:orders-dlq`);
    await labs.reset(fork.labId);
    expect(fork.state).toMatchObject({ forkedFrom: undefined, accountId: fork.labId });
  });

  test('that was found in the store again goes on, its running attempts interrupted like any lab’s', async () => {
    const store = new MemoryStore();
    const { labs, lab } = await busyLab(store);
    const fork = await forkOf(labs, lab);
    await fork.control({ action: 'advance', ms: 1_000 });
    await Promise.all(labs.list().map((one) => one.close()));
    const again = await openTestLabs({ store });
    const found = again.labs.get(fork.labId);
    expect(found?.state.forkedFrom).toEqual(fork.state.forkedFrom);
    expect(found?.clock().mode).toBe('paused');
    await found?.control({ action: 'run-until-idle' });
    const ends = [...(found?.state.invocations.values() ?? [])].map(({ phase }) => phase);
    expect(ends.sort()).toEqual(['discarded', 'succeeded', 'succeeded', 'succeeded', 'succeeded']);
  });
});

describe('no fork', () => {
  test('of an unknown lab, or of a moment that has not come', async () => {
    const { labs, lab } = await busyLab();
    const { sequence, now } = await lab.moment();
    expect(await labs.fork('999999999999', {})).toEqual({ kind: 'unknown-lab' });
    expect(await labs.fork(lab.labId, { at: now + 1 })).toEqual({ kind: 'beyond-now', now, sequence });
    expect(await labs.fork(lab.labId, { sequence: sequence + 1 })).toEqual({ kind: 'beyond-now', now, sequence });
    expect(labs.list()).toHaveLength(1);
  });

  test('when there are too many labs', async () => {
    const { labs, lab } = await openTestLabs();
    for (let count = labs.list().length; count < LABS_MAX; count++) await labs.create({});
    expect(await labs.fork(lab.labId, {})).toEqual({ kind: 'too-many-labs', limit: LABS_MAX });
  });

  test('of a moment that the log no longer has; a later one goes on from what is left of it', async () => {
    const { labs, lab } = await busyLab(new MemoryStore({ eventsKept: 20, chunkEvents: 8 }));
    await lab.control({ action: 'run-until-idle' });
    const { now } = await lab.moment();
    const trimmed = await labs.fork(lab.labId, { at: 100 });
    if (trimmed.kind !== 'log-trimmed') throw new Error(trimmed.kind);
    expect(trimmed.oldestAt).toBeGreaterThan(100);
    expect((await labs.fork(lab.labId, { sequence: 3 })).kind).toBe('log-trimmed');
    const fork = await forkOf(labs, lab, { at: trimmed.oldestAt });
    await fork.control({ action: 'advance', ms: now - trimmed.oldestAt });
    expect(fork.state.invocations.size).toBe(lab.state.invocations.size);
    expect(fork.state.queues.get('orders-dlq')?.messages.size).toBe(1);
    const record = [...(fork.state.queues.get('orders-failed')?.messages.values() ?? [])][0]?.body ?? '';
    expect(record).toContain(`arn:aws:lambda:us-east-1:${fork.labId}:function:`);
  });
});

describe('a fork with real handlers', () => {
  let real: Awaited<ReturnType<typeof openRealLabs>>;
  beforeAll(async () => {
    real = await openRealLabs();
    const { lab } = real;
    await lab.control({ action: 'pause' });
    for (let round = 0; round < 3; round++) {
      for (const name of ['counts', 'waits', 'calls', 'writes']) await invoke(lab, name);
      await lab.control({ action: 'advance', ms: 700 });
    }
    await lab.control({ action: 'advance', ms: 20_000 });
  });
  afterAll(() => real.labs.closeAll());

  // Before anything, in an init, while handlers wait for timers and for each other, between invocations, at the end.
  test.each([0, 50, 350, 500, 690, 1_000, 1_500, 2_000, 5_000, 22_100])(
    'of the moment %d ms goes on as its lab did: what its handlers hold in memory and in files, and what they wait for',
    async (atMs) => {
      const { labs, lab } = real;
      const fork = await forkOf(labs, lab, { at: atMs });
      expect(fork.awakening).toMatchObject({ interruptedAttempts: 0, restartedEnvironments: 0 });
      for (const round of [0, 1, 2]) {
        if (round * 700 < atMs) continue;
        await fork.control({ action: 'advance', ms: round * 700 - fork.clock().now });
        for (const name of ['counts', 'waits', 'calls', 'writes']) {
          if (!wasAsked(fork, name, round)) await invoke(fork, name);
        }
      }
      await fork.control({ action: 'advance', ms: 22_100 - fork.clock().now });
      expect(await told(fork)).toEqual(await told(lab));
      await labs.remove(fork.labId);
    },
    30_000,
  );

  test('can be forked again', async () => {
    const { labs, lab } = real;
    const first = await forkOf(labs, lab, { at: 1_500 });
    await first.control({ action: 'advance', ms: 100 });
    const second = await forkOf(labs, first);
    expect(second.awakening).toMatchObject({ interruptedAttempts: 0, restartedEnvironments: 0 });
    for (const fork of [first, second]) await fork.control({ action: 'advance', ms: 20_500 });
    expect(await told(second)).toEqual(await told(first));
    expect(await told(first)).toEqual(await told(lab));
    await Promise.all([labs.remove(first.labId), labs.remove(second.labId)]);
  });

  test('runs attempts again whose processes began before the log does', async () => {
    const { labs, lab } = await openRealLabs(new MemoryStore({ eventsKept: 8, chunkEvents: 4 }));
    await lab.control({ action: 'pause' });
    const requestId = await invoke(lab, 'waits');
    await lab.control({ action: 'advance', ms: 600 });
    for (let count = 0; count < 6; count++) {
      await lab.submit({ type: 'send-message', queueName: 'orders-dlq', body: 'x', messageAttributes: {}, delayMs: 0 });
      await lab.submit({ type: 'purge-queue', queueName: 'orders-dlq' });
    }
    const fork = await forkOf(labs, lab);
    expect(fork.awakening).toMatchObject({ resumedAttempts: 0, interruptedAttempts: 1 });
    await fork.control({ action: 'run-until-idle' });
    expect(fork.state.invocations.get(requestId)).toMatchObject({ phase: 'succeeded', attempts: 2 });
    await labs.closeAll();
  });

  test('gives up a handler that does otherwise than it did: its attempt is interrupted and runs again', async () => {
    let runs = 0;
    const createRunner = (): HandlerRunner => ({
      run: () => Promise.resolve({ end: { kind: 'waiting', waitMs: 1_000 + ++runs }, logLines: [] }),
    });
    const { labs, lab } = await openTestLabs({ createRunner, sampleCommands: forkSamples });
    await lab.control({ action: 'pause' });
    const requestId = await invoke(lab, 'waits');
    await lab.control({ action: 'advance', ms: 600 });
    const fork = await forkOf(labs, lab);
    expect(fork.awakening).toMatchObject({ resumedAttempts: 0, interruptedAttempts: 1 });
    expect((await keptOf(fork, 'attempt-ended')).map(({ outcome }) => outcome)).toEqual(['interrupted']);
    expect(fork.state.invocations.get(requestId)?.phase).toBe('throttle-wait');
  });
});

function wasAsked(fork: Lab, functionName: string, round: number): boolean {
  const asked = [...fork.state.invocations.values()].filter(
    (one) => one.functionName === functionName && one.source.kind === 'client',
  );
  return asked.length > round;
}
