import { afterAll, describe, expect, it } from 'vitest';
import { labRegistry } from '@/lib/labs/lab-registry';
import type { WireResponse } from '@/lib/wire/wire-message';
import { ask, contentOf, error, get, invoke, newLab, put } from './contract-caller';

afterAll(() => labRegistry().closeAll());

describe('labs', () => {
  it('are made with a name, a seed and an account id, and say where they are', async () => {
    const response = await ask('POST', '/api/labs', { body: { name: 'class', seed: 42, accountId: '424242424242' } });
    expect(response.status).toBe(201);
    expect(response.headers.Location).toBe('/api/labs/424242424242');
    expect(contentOf(response)).toMatchObject({
      labId: '424242424242',
      accountId: '424242424242',
      name: 'class',
      seed: 42,
      region: 'us-east-1',
      endpoint: 'http://lab.test:3000',
      clock: { now: 0, nowTime: '2026-01-01T00:00:00.000Z', mode: 'running', pendingWork: 0 },
      links: { clock: '/api/labs/424242424242/clock' },
    });
  });

  it('are listed with the default lab first', async () => {
    const { labId } = await newLab();
    const { labs } = (await get('/api/labs')) as { labs: { labId: string }[] };
    expect(labs.at(0)?.labId).toBe('000000000000');
    expect(labs.at(-1)?.labId).toBe(labId);
  });

  it('take settings over, and only sensible ones', async () => {
    const { path } = await newLab({ settings: { retryWaitsMs: [5, 6] } });
    expect(await get(`${path}/events?limit=1`)).toMatchObject({ events: [{ settings: { retryWaitsMs: [5, 6] } }] });
    const response = await ask('POST', '/api/labs', { body: { settings: { coldStartMs: { min: 9, max: 1 } } } });
    expect(contentOf(response)).toEqual(error('bad-body', /settings\.coldStartMs/));
  });

  it.each([
    [{ seed: -1 }, /seed/],
    [{ seed: 1.5 }, /seed/],
    [{ seed: 1e40 }, /seed/],
    [{ seed: '1' }, /seed/],
    [{ accountId: '12' }, /accountId/],
    [{ accountId: 123456789012 }, /accountId/],
    [{ name: '' }, /name/],
    [{ name: 'x'.repeat(65) }, /name/],
    [{ sed: 1 }, /sed/],
    ['[]', /body/i],
    ['{"seed":NaN}', /JSON/],
  ])('are refused for %j, naming the member', async (body, message) => {
    const response = await ask('POST', '/api/labs', { body });
    expect(response.status).toBe(400);
    expect(contentOf(response)).toEqual(error('bad-body', message));
  });

  it('are refused when the account id is taken', async () => {
    const { labId } = await newLab();
    const response = await ask('POST', '/api/labs', { body: { accountId: labId } });
    expect([response.status, contentOf(response)]).toEqual([409, error('account-taken')]);
  });

  it('go away when deleted', async () => {
    const { path } = await newLab();
    expect((await ask('DELETE', path)).status).toBe(204);
    expect((await ask('GET', path)).status).toBe(404);
  });

  it('keep the default one', async () => {
    const response = await ask('DELETE', '/api/labs/000000000000');
    expect([response.status, contentOf(response)]).toEqual([409, error('default-lab')]);
  });

  it('begin another log when reset, and the same one from the same seed', async () => {
    const { labId, path } = await newLab();
    await invoke(labId, 'always-fails');
    await put('POST', `${path}/clock`, { action: 'run-until-idle' });
    const before = await ask('GET', `${path}/events`);
    expect(await put('POST', `${path}/reset`, {})).toMatchObject({ seed: 1, clock: { now: 0, mode: 'paused' } });
    await invoke(labId, 'always-fails');
    await put('POST', `${path}/clock`, { action: 'run-until-idle' });
    const after = await ask('GET', `${path}/events`);
    const idsOf = (response: WireResponse) => String(response.body).match(/"requestId":"[^"]+"/g);
    expect(idsOf(after)).toEqual(idsOf(before));
    expect(await put('POST', `${path}/reset`, { seed: 9 })).toMatchObject({ seed: 9 });
  });
});
