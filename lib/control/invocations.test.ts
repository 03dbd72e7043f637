import { afterAll, describe, expect, it } from 'vitest';
import { labRegistry } from '@/lib/labs/lab-registry';
import { ask, contentOf, error, get, invoke, newLab, put } from './contract-caller';

afterAll(() => labRegistry().closeAll());

describe('invocations', () => {
  it('are listed newest first, filtered, a page at a time', async () => {
    const { labId, path } = await newLab();
    const ids: string[] = [];
    for (const name of ['always-fails', 'place-order', 'place-order', 'place-order'])
      ids.push(await invoke(labId, name));
    await put('POST', `${path}/clock`, { action: 'run-until-idle' });
    const first = (await get(`${path}/invocations?functionName=place-order&limit=2`)) as Listing;
    expect(first.invocations.map(({ requestId }) => requestId)).toEqual([ids[3], ids[2]]);
    const second = (await get(
      `${path}/invocations?functionName=place-order&limit=2&cursor=${first.nextCursor}`,
    )) as Listing;
    expect(second).toMatchObject({ invocations: [{ requestId: ids[1], status: 'succeeded' }], nextCursor: null });
    expect(await get(`${path}/invocations?status=discarded&type=Event`)).toMatchObject({
      invocations: [{ requestId: ids[0], attemptCount: 3, lastOutcome: 'error' }],
    });
  });

  it.each(['status=done', 'type=event', 'limit=0', 'cursor=x'])('refuse ?%s', async (query) => {
    const response = await ask('GET', `/api/labs/000000000000/invocations?${query}`);
    expect([response.status, contentOf(response)]).toEqual([400, error('bad-query')]);
  });

  it('are told whole: attempts, waits, deliveries, log and end', async () => {
    const { labId, path } = await newLab();
    const requestId = await invoke(labId, 'always-fails');
    await put('POST', `${path}/clock`, { action: 'run-until-idle' });
    const told = await get(`${path}/invocations/${requestId}`);
    expect(told).toMatchObject({
      requestId,
      payload: '{"orderId":"A-17"}',
      caller: { statusCode: 202, at: 0 },
      response: null,
      attempts: [{ attempt: 1 }, { attempt: 2 }, { attempt: 3 }],
      waits: [
        { kind: 'queued', why: 'delivered' },
        {
          kind: 'wait',
          why: 'function-error',
          retry: 1,
          rule: 'ASY-03',
          ruleText: expect.stringContaining('one minute'),
        },
        { kind: 'wait', why: 'function-error', retry: 2 },
      ],
      end: { condition: 'RetriesExhausted' },
    });
    expect(
      (told as { deliveries: { deliveryKind: string }[] }).deliveries.map((one) => one.deliveryKind).sort(),
    ).toEqual(['dead-letter-queue', 'on-failure']);
    const lines = (told as { log: { text: string }[] }).log.map(({ text }) => text.split(' ')[0]);
    expect(lines.filter((word) => word === 'START')).toHaveLength(3);
  });

  it('are 404 when nobody knows them', async () => {
    const response = await ask('GET', '/api/labs/000000000000/invocations/nobody');
    expect([response.status, contentOf(response)]).toEqual([404, error('unknown-invocation', /nobody/)]);
  });
});

interface Listing {
  readonly invocations: readonly { readonly requestId: string }[];
  readonly nextCursor: string | null;
}
