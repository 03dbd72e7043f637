import { afterAll, describe, expect, it } from 'vitest';
import { labRegistry } from '@/lib/labs/lab-registry';
import { ask, contentOf, error, get, invoke, newLab, put } from './contract-caller';

afterAll(() => labRegistry().closeAll());

describe('faults', () => {
  it('are replaced as a whole, and what is left out disturbs nothing', async () => {
    const { labId, path } = await newLab();
    const plan = { outcomes: ['error', 'success'], faults: [{ kind: 'throttle', count: 1 }] };
    expect(await put('PUT', `${path}/functions/place-order/faults`, plan)).toEqual(plan);
    expect(await get(`${path}/functions/place-order/faults`)).toEqual(plan);
    const requestId = await invoke(labId, 'place-order');
    await put('POST', `${path}/clock`, { action: 'run-until-idle' });
    const told = (await get(`${path}/invocations/${requestId}`)) as { chapters: { kind: string }[] };
    expect(told).toMatchObject({ status: 'succeeded', attemptCount: 2 });
    expect(told.chapters.filter(({ kind }) => kind === 'throttled')).toHaveLength(1);
    expect(await put('PUT', `${path}/functions/place-order/faults`, {})).toEqual({ outcomes: [], faults: [] });
  });

  it.each([
    [{ outcomes: ['maybe'] }, /outcomes\[0\].*success/],
    [{ outcomes: 7 }, /outcomes/],
    [{ faults: [{ kind: 'quake' }] }, /faults\[0\]\.kind/],
    [{ faults: [{}] }, /faults\[0\]\.kind/],
    [{ faults: [{ kind: 'throttle', probability: 2 }] }, /faults\[0\]\.probability/],
    [{ faults: [{ kind: 'throttle', count: 0 }] }, /faults\[0\]\.count/],
    [{ faults: [{ kind: 'throttle', attempts: [0] }] }, /faults\[0\]\.attempts\[0\]/],
    [{ faults: [{ kind: 'throttle', delayMs: 5 }] }, /faults\[0\]\.delayMs/],
    [{ faults: [{ kind: 'invocation-add-delay' }] }, /faults\[0\]\.delayMs/],
    [{ fault: [] }, /fault/],
  ])('are refused for %j', async (body, message) => {
    const response = await ask('PUT', '/api/labs/000000000000/functions/place-order/faults', { body });
    expect([response.status, contentOf(response)]).toEqual([400, error('bad-body', message)]);
  });

  it('are 404 for a function nobody knows', async () => {
    const response = await ask('GET', '/api/labs/000000000000/functions/nobody/faults');
    expect([response.status, contentOf(response)]).toEqual([404, error('unknown-function', /nobody/)]);
  });
});
