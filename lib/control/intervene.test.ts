import { afterAll, describe, expect, it } from 'vitest';
import { labRegistry } from '@/lib/labs/lab-registry';
import { ask, contentOf, error, get, invoke, newLab, put } from './contract-caller';

afterAll(() => labRegistry().closeAll());

async function failing() {
  const { labId, path } = await newLab();
  const requestId = await invoke(labId, 'always-fails');
  const advance = (ms: number) => put('POST', `${path}/clock`, { action: 'advance', ms });
  const invocation = `${path}/invocations/${requestId}`;
  return { labId, path, requestId, advance, invocation };
}

describe('an intervention', () => {
  it('fires the next attempt on a clock that stands', async () => {
    const { advance, invocation } = await failing();
    await advance(5_000);
    const answer = await put('POST', `${invocation}/intervene`, { action: 'fire-next-attempt' });
    expect(answer).toMatchObject({ action: 'fire-next-attempt', status: 'running' });
    await advance(1_000);
    expect(await get(invocation)).toMatchObject({
      attemptCount: 2,
      attempts: [{ attempt: 1 }, { attempt: 2, startedAt: 5_000 }],
      waits: [{}, { kind: 'wait', endedAt: 5_000 }, { kind: 'wait' }],
    });
  });

  it('cancels the retries: the event ends now, and is kept', async () => {
    const { advance, invocation, path } = await failing();
    await advance(5_000);
    await put('POST', `${invocation}/intervene`, { action: 'cancel-retries' });
    expect(await get(invocation)).toMatchObject({
      status: 'discarded',
      end: {
        at: 5_000,
        condition: 'RetriesExhausted',
        rule: 'LAB-03',
        ruleText: expect.stringContaining('Not possible on AWS'),
      },
    });
    expect(await get(`${path}/deliveries?queueName=orders-dlq`)).toMatchObject({ queues: [{ receivedCount: 1 }] });
  });

  it('drops the event: nothing is delivered', async () => {
    const { invocation, path } = await failing();
    await put('POST', `${invocation}/intervene`, { action: 'drop-event' });
    expect(await get(invocation)).toMatchObject({ end: { condition: 'DroppedByHand', keptBy: [] }, deliveries: [] });
    expect(await get(`${path}/deliveries?queueName=orders-dlq`)).toMatchObject({ queues: [{ receivedCount: 0 }] });
  });

  it.each(['fire-next-attempt', 'cancel-retries', 'drop-event'])('%s is refused for what has ended', async (action) => {
    const { advance, invocation } = await failing();
    await advance(1_000_000);
    const response = await ask('POST', `${invocation}/intervene`, { body: { action } });
    expect([response.status, contentOf(response)]).toEqual([409, error('cannot-intervene', /has ended/)]);
  });

  it('is refused for a synchronous call', async () => {
    const { labId, path } = await newLab();
    const requestId = await invoke(labId, 'place-order', 'RequestResponse');
    const response = await ask('POST', `${path}/invocations/${requestId}/intervene`, {
      body: { action: 'drop-event' },
    });
    expect([response.status, contentOf(response)]).toEqual([409, error('cannot-intervene', /asynchronous/)]);
  });

  it('is 404 for an unknown invocation and 400 for an unknown action', async () => {
    const { path, invocation } = await failing();
    const unknown = await ask('POST', `${path}/invocations/nobody/intervene`, { body: { action: 'drop-event' } });
    expect([unknown.status, contentOf(unknown)]).toEqual([404, error('unknown-invocation')]);
    const bad = await ask('POST', `${invocation}/intervene`, { body: { action: 'retry' } });
    expect([bad.status, contentOf(bad)]).toEqual([400, error('bad-body', /'action'.*fire-next-attempt/)]);
  });
});

describe('a redrive', () => {
  it.each(['orders-dlq', 'orders-failed'])('sends what %s got to its function again', async (queueName) => {
    const { advance, path, requestId } = await failing();
    await advance(1_000_000);
    const { queues } = (await get(`${path}/deliveries?queueName=${queueName}`)) as Deliveries;
    const messageId = queues[0]?.messages[0]?.messageId;
    const answer = (await put('POST', `${path}/queues/${queueName}/redrive`, { messageId })) as { requestId: string };
    expect(await get(`${path}/invocations/${answer.requestId}`)).toMatchObject({
      functionName: 'always-fails',
      payload: '{"orderId":"A-17"}',
      source: { kind: 'redrive', queueName, messageId, requestId },
    });
    expect(await get(`${path}/deliveries?queueName=${queueName}`)).toMatchObject({
      queues: [{ messages: [{ messageId, status: 'gone' }] }],
    });
    const again = await ask('POST', `${path}/queues/${queueName}/redrive`, { body: { messageId } });
    expect([again.status, contentOf(again)]).toEqual([404, error('unknown-message')]);
  });

  it('is refused for a message that no delivery made, an unknown queue and a body that does not fit', async () => {
    const { labId, path } = await newLab();
    const sent = await labRegistry().get(labId)?.submit({
      type: 'send-message',
      queueName: 'receipts',
      body: 'x',
      messageAttributes: {},
      delayMs: undefined,
    });
    if (sent === undefined || sent.refusal !== undefined) throw new Error('not sent');
    const { messageId } = sent.answer;
    const refused = await ask('POST', `${path}/queues/receipts/redrive`, { body: { messageId } });
    expect([refused.status, contentOf(refused)]).toEqual([409, error('cannot-redrive')]);
    const unknown = await ask('POST', `${path}/queues/nothing/redrive`, { body: { messageId } });
    expect([unknown.status, contentOf(unknown)]).toEqual([404, error('unknown-queue')]);
    const bad = await ask('POST', `${path}/queues/receipts/redrive`, { body: { messageId: '' } });
    expect([bad.status, contentOf(bad)]).toEqual([400, error('bad-body', /'messageId'/)]);
  });
});

interface Deliveries {
  readonly queues: readonly { readonly messages: readonly { readonly messageId: string }[] }[];
}
