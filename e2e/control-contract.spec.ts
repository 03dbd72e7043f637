import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { expect } from '@playwright/test';
import { test } from './fixtures';
import { createLab, type LabClient, type LoggedEvent } from './lab-client';

/** What a script does that teaches with the lab: no page, no SDK, only the contract and Invoke itself. */
async function tellTheStory(lab: LabClient): Promise<LoggedEvent[]> {
  const answer = await lab.invoke('always-fails', 'Event', '{"orderId":"A-17"}');
  expect(answer.status()).toBe(202);
  await lab.clock.runUntilIdle();
  return lab.log();
}

const typesOf = (log: readonly LoggedEvent[]) => log.map((event) => event.type);

test('a paused lab accepts an event at once and runs nothing until time moves', async ({ lab }) => {
  const answer = await lab.invoke('always-fails', 'Event', '{}');
  expect(answer.status()).toBe(202);
  expect(await answer.text()).toBe('');
  expect(typesOf(await lab.log())).not.toContain('attempt-started');
  expect(await lab.clock.read()).toMatchObject({ now: 0, mode: 'paused', pendingWork: 1 });
});

test('three attempts, then the dead-letter queue and the failure record, all under one request id', async ({ lab }) => {
  const log = await tellTheStory(lab);
  const requestId = log.find((event) => event.type === 'invocation-accepted')?.requestId;
  expect(requestId).toMatch(/^[0-9a-f-]{36}$/);

  const ends = log.filter((event) => event.type === 'attempt-ended');
  expect(ends.map((event) => [event.attempt, event.outcome])).toEqual([
    [1, 'error'],
    [2, 'error'],
    [3, 'error'],
  ]);
  const deliveries = log.filter((event) => event.type === 'delivery-made');
  expect(deliveries.map((event) => event.kind).sort()).toEqual(['dead-letter-queue', 'on-failure']);
  expect(log.filter((event) => event.type === 'event-discarded')).toHaveLength(1);
  expect(new Set([...ends, ...deliveries].map((event) => event.requestId))).toEqual(new Set([requestId]));
});

test('the retries come one and two minutes after each failure', async ({ lab }) => {
  const log = await tellTheStory(lab);
  const endedAt = log.filter((event) => event.type === 'attempt-ended').map((event) => event.at);
  const waits = log.filter((event) => event.type === 'retry-scheduled') as (LoggedEvent & { dispatchAt: number })[];
  expect(waits.map((wait) => wait.dispatchAt - wait.at)).toEqual([60_000, 120_000]);
  expect(waits.map((wait) => wait.at)).toEqual(endedAt.slice(0, 2));
});

test('advancing stops exactly where it was asked to', async ({ lab, clock }) => {
  await lab.invoke('always-fails', 'Event', '{}');
  const reading = await clock.advance(59_000);
  expect(reading.now).toBe(59_000);
  expect((await lab.log()).filter((event) => event.type === 'attempt-ended')).toHaveLength(1);
  await clock.advance(2_000);
  expect((await lab.log()).filter((event) => event.type === 'attempt-ended')).toHaveLength(2);
});

test('stepping goes through the same log as running until idle', async ({ request }) => {
  const inOneGo = await createLab(request, { seed: 11, accountId: '111100001111' });
  const whole = await tellTheStory(inOneGo);
  await request.delete(`/api/labs/${inOneGo.labId}`);

  const stepped = await createLab(request, { seed: 11, accountId: '111100001111' });
  await stepped.invoke('always-fails', 'Event', '{"orderId":"A-17"}');
  for (let reading = await stepped.clock.read(); reading.pendingWork > 0; ) reading = await stepped.clock.step();
  expect(await stepped.log()).toEqual(whole);
  await request.delete(`/api/labs/${stepped.labId}`);
});

test('the same seed and the same commands give the same log', async ({ request }) => {
  const logs: LoggedEvent[][] = [];
  for (let time = 0; time < 2; time += 1) {
    const lab = await createLab(request, { seed: 42, accountId: '424242424242' });
    logs.push(await tellTheStory(lab));
    await request.delete(`/api/labs/${lab.labId}`);
  }
  expect(logs[0]?.length).toBeGreaterThan(20);
  expect(logs[1]).toEqual(logs[0]);
});

test('another seed gives other request ids', async ({ request }) => {
  const ids: (string | undefined)[] = [];
  for (const seed of [1, 2]) {
    const lab = await createLab(request, { seed });
    const log = await tellTheStory(lab);
    ids.push(log.find((event) => event.type === 'invocation-accepted')?.requestId);
    await request.delete(`/api/labs/${lab.labId}`);
  }
  expect(ids[0]).not.toBe(ids[1]);
});

test('a reset brings back the same story from the same seed', async ({ lab, request }) => {
  const first = await tellTheStory(lab);
  const answer = await request.post(`/api/labs/${lab.labId}/reset`, { data: {} });
  expect(answer.status()).toBe(200);
  await lab.clock.pause();
  expect(await tellTheStory(lab)).toEqual(first);
});

test('one invocation can be read whole: attempts, waits, deliveries and how it ended', async ({ lab }) => {
  const log = await tellTheStory(lab);
  const requestId = log.find((event) => event.type === 'invocation-accepted')?.requestId;
  expect((await lab.invocations()).map((invocation) => invocation.requestId)).toEqual([requestId]);
  expect(await lab.get(`/invocations/${requestId}`)).toMatchObject({
    requestId,
    attempts: [{ attempt: 1 }, { attempt: 2 }, { attempt: 3 }],
  });
});

test('the dead-letter message read with the SDK carries the payload and the request id', async ({ lab, sqs }) => {
  const log = await tellTheStory(lab);
  const requestId = log.find((event) => event.type === 'invocation-accepted')?.requestId;
  const { Messages: messages } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: `http://localhost/${lab.labId}/orders-dlq`,
      MaxNumberOfMessages: 10,
      MessageAttributeNames: ['All'],
    }),
  );
  expect(messages).toHaveLength(1);
  expect(JSON.parse(messages?.[0]?.Body ?? '')).toEqual({ orderId: 'A-17' });
  expect(messages?.[0]?.MessageAttributes?.RequestID?.StringValue).toBe(requestId);
});

test('the log can be read on from any sequence', async ({ lab }) => {
  const log = await tellTheStory(lab);
  const middle = Math.floor(log.length / 2);
  expect(await lab.get(`/events?after=${middle}`)).toMatchObject({
    events: log.slice(middle),
    lastSequence: log.length,
  });
});
