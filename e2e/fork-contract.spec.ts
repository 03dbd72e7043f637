import { type APIRequestContext, expect } from '@playwright/test';
import { test } from './fixtures';
import { type LabClient, type LoggedEvent, labClient } from './lab-client';

interface ForkAnswer {
  readonly labId: string;
  readonly forkedFrom: { readonly labId: string; readonly sequence: number; readonly at: number };
  readonly clock: { readonly now: number; readonly mode: string };
  readonly handlers: { readonly resumedAttempts: number; readonly interruptedAttempts: number };
}

async function post(request: APIRequestContext, lab: LabClient, path: string, data: object) {
  const answer = await request.post(`/api/labs/${lab.labId}${path}`, { data });
  return { status: answer.status(), body: await answer.json() };
}

async function fork(request: APIRequestContext, lab: LabClient, wish: object): Promise<ForkAnswer> {
  const { status, body } = await post(request, lab, '/fork', wish);
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

/** The log without what a fork may change: account, name, and the clock's manner. */
async function told(lab: LabClient): Promise<LoggedEvent[]> {
  const log = (await lab.log()).filter(({ type }) => type !== 'lab-created' && type !== 'clock-changed');
  const renumbered = log.map((event, index) => ({ ...event, sequence: index + 1 }));
  return JSON.parse(JSON.stringify(renumbered).replaceAll(lab.labId, 'account'));
}

async function acceptedId(lab: LabClient): Promise<string> {
  const id = (await lab.log()).find(({ type }) => type === 'invocation-accepted')?.requestId;
  if (id === undefined) throw new Error('nothing was accepted');
  return id;
}

test('a fork in the midst of a running handler goes on to the same end as its lab', async ({ lab, request }) => {
  await lab.invoke('process-batch', 'Event', '{"batch":1}');
  await lab.invoke('flaky-payment', 'Event', '{"orderId":"A-17"}');
  await lab.clock.advance(2_500);
  const answer = await fork(request, lab, { name: 'What if' });
  expect(answer).toMatchObject({
    forkedFrom: { labId: lab.labId, at: 2_500 },
    clock: { now: 2_500, mode: 'paused' },
    handlers: { resumedAttempts: 1, interruptedAttempts: 0 },
  });
  const forked = labClient(request, answer.labId);
  await forked.clock.runUntilIdle();
  await lab.clock.runUntilIdle();
  expect(await told(forked)).toEqual(await told(lab));
  await request.delete(`/api/labs/${answer.labId}`);
});

test('a moment of the past can be played otherwise, and both stay side by side', async ({ lab, request }) => {
  await lab.invoke('always-fails', 'Event', '{"orderId":"A-17"}');
  await lab.clock.runUntilIdle();
  const before = await lab.log();
  const answer = await fork(request, lab, { at: 30_000 });
  const forked = labClient(request, answer.labId);
  const requestId = await acceptedId(forked);
  const dropped = await post(request, forked, `/invocations/${requestId}/intervene`, { action: 'drop-event' });
  expect(dropped).toMatchObject({ status: 200, body: { status: 'discarded' } });
  expect(await forked.get(`/invocations/${requestId}`)).toMatchObject({
    end: { condition: 'DroppedByHand', at: 30_000 },
  });
  expect(await lab.get(`/invocations/${requestId}`)).toMatchObject({ end: { condition: 'RetriesExhausted' } });
  expect(await lab.log()).toEqual(before);
  const { labs } = await (await request.get('/api/labs')).json();
  const listed = labs.filter(({ labId }: ForkAnswer) => labId === answer.labId);
  expect(listed).toMatchObject([{ forkedFrom: { labId: lab.labId, at: 30_000 } }]);
  await request.delete(`/api/labs/${answer.labId}`);
});

test('the next attempt is fired on a clock that stands, and the rest of the retries is cancelled', async ({
  lab,
  clock,
  request,
}) => {
  await lab.invoke('always-fails', 'Event', '{"orderId":"A-17"}');
  await clock.advance(5_000);
  const requestId = await acceptedId(lab);
  const path = `/invocations/${requestId}/intervene`;
  expect(await post(request, lab, path, { action: 'fire-next-attempt' })).toMatchObject({ status: 200 });
  const started = (await lab.log()).filter(({ type }) => type === 'attempt-started');
  expect(started.map(({ attempt, at }) => [attempt, at])).toEqual([
    [1, started[0]?.at],
    [2, 5_000],
  ]);
  expect(await post(request, lab, path, { action: 'cancel-retries' })).toMatchObject({ status: 200 });
  await clock.runUntilIdle();
  expect(await lab.get(`/invocations/${requestId}`)).toMatchObject({
    attemptCount: 2,
    end: { condition: 'RetriesExhausted', rule: 'LAB-03', keptBy: ['dead-letter-queue', 'on-failure'] },
  });
  const again = await post(request, lab, path, { action: 'fire-next-attempt' });
  expect(again).toMatchObject({ status: 409, body: { error: { code: 'cannot-intervene' } } });
});

test('a dead letter is sent to its function again and leaves the queue', async ({ lab, clock, request }) => {
  await lab.invoke('always-fails', 'Event', '{ "orderId" : "A-17" }');
  await clock.runUntilIdle();
  const requestId = await acceptedId(lab);
  const before = (await lab.get('/deliveries?queueName=orders-dlq')) as Deliveries;
  const messageId = before.queues[0]?.messages[0]?.messageId;
  const redriven = await post(request, lab, '/queues/orders-dlq/redrive', { messageId });
  expect(redriven.status).toBe(200);
  expect(await lab.get(`/invocations/${redriven.body.requestId}`)).toMatchObject({
    status: 'queued',
    payload: '{ "orderId" : "A-17" }',
    source: { kind: 'redrive', queueName: 'orders-dlq', messageId, requestId },
  });
  expect(await lab.get('/deliveries?queueName=orders-dlq')).toMatchObject({
    queues: [{ messages: [{ status: 'gone' }] }],
  });
});

interface Deliveries {
  readonly queues: readonly { readonly messages: readonly { readonly messageId: string }[] }[];
}
