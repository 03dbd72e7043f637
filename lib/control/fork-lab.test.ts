import { afterAll, describe, expect, it } from 'vitest';
import { labRegistry } from '@/lib/labs/lab-registry';
import { ask, contentOf, error, get, invoke, newLab, put } from './contract-caller';

afterAll(() => labRegistry().closeAll());

interface ForkJson {
  readonly labId: string;
  readonly forkedFrom: { readonly labId: string; readonly sequence: number; readonly at: number };
}

async function fork(path: string, body: object = {}): Promise<ForkJson> {
  const response = await ask('POST', `${path}/fork`, { body });
  if (response.status !== 201) throw new Error(`${response.status} ${String(response.body)}`);
  return contentOf(response) as ForkJson;
}

/** A lab with an event that waits for its first retry, at 5,000 ms. */
async function waitingLab() {
  const { labId, path } = await newLab();
  const requestId = await invoke(labId, 'always-fails');
  await put('POST', `${path}/clock`, { action: 'advance', ms: 5_000 });
  return { labId, path, requestId };
}

describe('a fork', () => {
  it('is a new lab that stands still at the moment, and tells where it comes from', async () => {
    const { labId, path, requestId } = await waitingLab();
    const { sequence } = (await put('POST', `${path}/clock`, { action: 'set', skipWaits: false })) as {
      sequence: number;
    };
    const response = await ask('POST', `${path}/fork`, { body: { name: 'What if' } });
    expect(response.status).toBe(201);
    const lab = contentOf(response) as ForkJson;
    expect(response.headers.Location).toBe(`/api/labs/${lab.labId}`);
    const forkedFrom = { labId, sequence, at: 5_000 };
    expect(lab).toMatchObject({ name: 'What if', accountId: lab.labId, seed: 1, forkedFrom });
    expect(lab).toMatchObject({
      clock: { now: 5_000, mode: 'paused', pendingWork: 1 },
      handlers: { interruptedAttempts: 0 },
    });
    expect(await get(`/api/labs/${lab.labId}`)).toMatchObject({ forkedFrom });
    expect(await get('/api/labs')).toMatchObject({
      labs: expect.arrayContaining([expect.objectContaining({ forkedFrom })]),
    });
    expect(await get(`/api/labs/${lab.labId}/invocations`)).toMatchObject({
      invocations: [{ requestId, status: 'retry-wait' }],
    });
    expect(await get(path)).toMatchObject({ forkedFrom: null });
  });

  it('goes on with the same commands as its lab did, which stays as it was', async () => {
    const { path } = await waitingLab();
    const { labId } = await fork(path, { at: 5_000 });
    const endings = [];
    for (const one of [path, `/api/labs/${labId}`]) {
      await put('POST', `${one}/clock`, { action: 'run-until-idle' });
      const { events } = (await get(`${one}/events`)) as { events: { type: string; at: number }[] };
      endings.push(events.filter(({ type }) => type !== 'clock-changed').map(({ at, type }) => `${at} ${type}`));
    }
    expect(endings[1]).toEqual(endings[0]);
    const { queues } = (await get(`/api/labs/${labId}/deliveries?queueName=orders-dlq`)) as { queues: object[] };
    expect(queues).toMatchObject([{ queueArn: `arn:aws:sqs:us-east-1:${labId}:orders-dlq`, receivedCount: 1 }]);
  });

  it('of a log event in the midst of what is told at once takes the rest with it', async () => {
    const { path } = await waitingLab();
    const { events } = (await get(`${path}/events`)) as { events: { type: string; sequence: number }[] };
    const accepted = events.find(({ type }) => type === 'invocation-accepted')?.sequence ?? 0;
    expect((await fork(path, { sequence: accepted })).forkedFrom).toMatchObject({ sequence: accepted + 1, at: 0 });
  });

  it.each([
    [{ at: -1 }, /'at'/],
    [{ at: 5_001 }, /'at': 5001 has not come; the lab is at 5000/],
    [{ at: 1.5 }, /'at'/],
    [{ at: 'now' }, /'at'/],
    [{ sequence: 0 }, /'sequence'/],
    [{ sequence: 1_000_000 }, /'sequence': 1000000 has not come/],
    [{ at: 1, sequence: 1 }, /'sequence': not together with 'at'/],
    [{ name: ' ' }, /'name'/],
    [{ name: 'x'.repeat(65) }, /'name'/],
    [{ moment: 1 }, /'moment'/],
  ])('of %j is refused and names the field', async (body, message) => {
    const { path } = await waitingLab();
    const response = await ask('POST', `${path}/fork`, { body });
    expect([response.status, contentOf(response)]).toEqual([400, error('bad-body', message)]);
  });
});
