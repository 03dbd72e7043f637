import { expect, test } from 'vitest';
import type { FollowBatch } from '@/lib/lab-store/lab-store';
import { DEFAULT_LAB_ID } from './account-id';
import type { Lab } from './lab';
import { LABS_MAX } from './lab-limits';
import { invoke, keptLog, labOf, openTestLabs } from './test-labs';
import { settle } from './test-wall-clock';

test('the default lab is there with the sample functions and queues', async () => {
  const { lab } = await openTestLabs();
  expect(lab.labId).toBe(DEFAULT_LAB_ID);
  expect([...lab.state.functions.keys()]).toEqual([
    'aFunction',
    'my-function',
    'place-order',
    'process-batch',
    'flaky-payment',
    'always-fails',
    'send-receipt',
  ]);
  expect([...lab.state.queues.keys()]).toEqual(['orders-dlq', 'orders-failed', 'receipts']);
  expect(lab.state).toMatchObject({ accountId: DEFAULT_LAB_ID, region: 'us-east-1', seed: 7, now: 0 });
});

test('a new lab is an account of its own, with its own seed and samples', async () => {
  const { labs } = await openTestLabs();
  const created = await labs.create({ accountId: '123456789012', name: 'Class 7b', seed: 3 });
  if (created.kind !== 'created') throw new Error(created.kind);
  const { state } = created.lab;
  expect(state).toMatchObject({ accountId: '123456789012', name: 'Class 7b', seed: 3 });
  expect(state.functions.get('always-fails')?.configuration.deadLetterTargetArn).toBe(
    'arn:aws:sqs:us-east-1:123456789012:orders-dlq',
  );
  expect(labs.list().map((lab) => lab.labId)).toEqual([DEFAULT_LAB_ID, '123456789012']);
});

test('a lab nobody named an account for gets a free one', async () => {
  const { labs } = await openTestLabs();
  const created = await labs.create({});
  if (created.kind !== 'created') throw new Error(created.kind);
  expect(created.lab.labId).toMatch(/^[0-9]{12}$/);
  expect(created.lab.labId).not.toBe(DEFAULT_LAB_ID);
});

test('an account that has a lab, also one just being made, is taken', async () => {
  const { labs } = await openTestLabs();
  const accountId = '123456789012';
  const [first, second] = await Promise.all([labs.create({ accountId }), labs.create({ accountId })]);
  expect([first?.kind, second?.kind]).toEqual(['created', 'account-taken']);
  expect(await labs.create({ accountId: DEFAULT_LAB_ID })).toEqual({
    kind: 'account-taken',
    accountId: DEFAULT_LAB_ID,
  });
});

test.each(['', '12345678901', '1234567890123', 'abcdefghijkl', '12345678901٣'])(
  'an account id that is not 12 digits is refused: "%s"',
  async (accountId) => {
    const { labs } = await openTestLabs();
    expect(await labs.create({ accountId })).toEqual({ kind: 'account-malformed', accountId });
  },
);

test.each([-1, 0.5, Number.NaN, 2 ** 53])('a seed that is no whole number is refused: %d', async (seed) => {
  const { labs } = await openTestLabs();
  expect((await labs.create({ seed })).kind).toBe('seed-malformed');
});

test('there is a limit to the number of labs, and a removed one makes room', async () => {
  const { labs } = await openTestLabs();
  for (let count = labs.list().length; count < LABS_MAX; count++) await labs.create({});
  expect(await labs.create({})).toEqual({ kind: 'too-many-labs', limit: LABS_MAX });
  const last = labs.list().at(-1)?.labId ?? '';
  expect(await labs.remove(last)).toBe(true);
  expect((await labs.create({ accountId: last })).kind).toBe('created');
});

test('a removed lab is gone, its followers end, and removing it again says so', async () => {
  const { labs } = await openTestLabs();
  await labs.create({ accountId: '123456789012' });
  const lab = labOf(labs, '123456789012');
  const following = batchesOf(lab, 0);
  await settle();
  expect(await labs.remove('123456789012')).toBe(true);
  expect((await following).every((batch) => batch.kind === 'events')).toBe(true);
  expect(labs.get('123456789012')).toBe(undefined);
  expect(await labs.remove('123456789012')).toBe(false);
  await expect(invoke(lab, 'my-function')).rejects.toThrow('closed');
});

test('reset goes back to the samples at sequence 0 and tells followers that their log is over', async () => {
  const { labs, lab } = await openTestLabs();
  const fresh = await keptLog(lab);
  await invoke(lab, 'always-fails');
  const logId = lab.logId;
  const following = batchesOf(lab, 0);
  await settle();
  expect(await labs.reset(DEFAULT_LAB_ID)).toBe(lab);
  expect((await following).at(-1)?.kind).toBe('reset');
  expect(lab.logId).not.toBe(logId);
  expect(await keptLog(lab)).toEqual(fresh);
  expect(lab.clock()).toMatchObject({ now: 0, moving: false, pendingWork: 0 });
});

test('reset tells whoever waits for an answer of the log before', async () => {
  const { labs, lab } = await openTestLabs();
  await lab.control({ action: 'pause' });
  const waiting = lab.attemptEnded(await invoke(lab, 'place-order', 'RequestResponse'));
  const told = expect(waiting).rejects.toThrow('reset');
  await labs.reset(DEFAULT_LAB_ID);
  await told;
  await invoke(lab, 'my-function');
});

test('reset keeps the manner of the clock, and the log of "reset, pause" does not depend on it', async () => {
  const { labs, lab } = await openTestLabs();
  const logs = [];
  for (let round = 0; round < 2; round++) {
    await labs.reset(DEFAULT_LAB_ID, 42);
    await lab.control({ action: 'pause' });
    await invoke(lab, 'flaky-payment');
    await lab.control({ action: 'run-until-idle' });
    logs.push(await keptLog(lab));
  }
  expect(lab.clock()).toMatchObject({ mode: 'paused' });
  expect(logs[0]?.[0]).toMatchObject({ type: 'lab-created', seed: 42 });
  expect(logs[1]).toEqual(logs[0]);
  await lab.control({ action: 'set', speed: 100, skipWaits: true });
  await labs.reset(DEFAULT_LAB_ID);
  expect(lab.clock()).toMatchObject({ mode: 'paused', speed: 100, skipWaits: true });
});

test('resets at once come one after the other', async () => {
  const { labs, lab } = await openTestLabs();
  await Promise.all([labs.reset(DEFAULT_LAB_ID, 1), labs.reset(DEFAULT_LAB_ID, 2), labs.reset(DEFAULT_LAB_ID, 3)]);
  expect(lab.state).toMatchObject({ seed: 3, now: 0 });
  expect((await keptLog(lab)).filter((event) => event.type === 'lab-created')).toHaveLength(1);
});

test('commands keep coming through a reset: each is answered or told that the lab was reset', async () => {
  const { labs, lab } = await openTestLabs();
  const before = Array.from({ length: 50 }, () => invoke(lab, 'my-function'));
  const resetting = labs.reset(DEFAULT_LAB_ID);
  const after = Array.from({ length: 50 }, () => invoke(lab, 'my-function'));
  const outcomes = await Promise.allSettled([...before, ...after]);
  await resetting;
  const answered = outcomes.filter((outcome) => outcome.status === 'fulfilled');
  const kept = (await keptLog(lab)).filter((event) => event.type === 'invocation-accepted');
  expect(answered.length).toBeGreaterThanOrEqual(kept.length);
  expect(outcomes).toHaveLength(100);
});

test('two labs do not disturb each other', async () => {
  const alone = await openTestLabs();
  await alone.lab.control({ action: 'pause' });
  await invoke(alone.lab, 'always-fails');
  await alone.lab.control({ action: 'run-until-idle' });

  const { labs, lab } = await openTestLabs();
  await labs.create({ accountId: '111111111111', seed: 9 });
  const other = labOf(labs, '111111111111');
  await lab.control({ action: 'pause' });
  await Promise.all(
    [
      invoke(lab, 'always-fails').then(() => lab.control({ action: 'run-until-idle' })),
      ...Array.from({ length: 20 }, () => invoke(other, 'my-function')),
      labs.reset('111111111111'),
    ].map((doing) => doing.catch(() => undefined)),
  );
  expect(await keptLog(lab)).toEqual(await keptLog(alone.lab));
  expect(other.clock().mode).toBe('running');
});

test('a long poll ends when a message comes to its queue, when its time is over, and when its caller goes', async () => {
  const { lab, wall } = await openTestLabs();
  const caller = new AbortController();
  const ends: string[] = [];
  const poll = (name: string, queueName: string, signal = new AbortController().signal) =>
    lab.waitForMessage(queueName, 20_000, signal).then(() => ends.push(name));
  const polls = [
    poll('message', 'receipts'),
    poll('time', 'orders-dlq'),
    poll('caller', 'orders-failed', caller.signal),
  ];
  await settle();
  expect(ends).toEqual([]);
  const { messageAttributes } = { messageAttributes: {} };
  await lab.submit({ type: 'send-message', queueName: 'receipts', body: 'hi', messageAttributes, delayMs: undefined });
  await settle();
  expect(ends).toEqual(['message']);
  caller.abort();
  await settle();
  expect(ends).toEqual(['message', 'caller']);
  await wall.pass(20_000);
  await Promise.all(polls);
  expect(ends).toEqual(['message', 'caller', 'time']);
});

async function batchesOf(lab: Lab, after: number): Promise<FollowBatch[]> {
  const batches: FollowBatch[] = [];
  for await (const batch of lab.follow(after, new AbortController().signal)) batches.push(batch);
  return batches;
}
