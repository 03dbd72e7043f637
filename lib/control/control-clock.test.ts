import { afterAll, describe, expect, it } from 'vitest';
import { labRegistry } from '@/lib/labs/lab-registry';
import { ask, contentOf, error, get, invoke, newLab, put } from './contract-caller';

afterAll(() => labRegistry().closeAll());

describe('the clock', () => {
  it('stops exactly where it was advanced to, and says the sequence reached', async () => {
    const { labId, path } = await newLab();
    await invoke(labId, 'always-fails');
    const answer = await put('POST', `${path}/clock`, { action: 'advance', ms: 59_000 });
    expect(answer).toMatchObject({ now: 59_000, nowTime: '2026-01-01T00:00:59.000Z', pendingWork: 1, idle: false });
    expect(await get(`${path}/events`)).toMatchObject({ lastSequence: (answer as { sequence: number }).sequence });
  });

  it('steps, runs until idle, and changes its manner', async () => {
    const { labId, path } = await newLab();
    await invoke(labId, 'always-fails');
    const stepped = await put('POST', `${path}/clock`, { action: 'step' });
    expect(stepped).toMatchObject({ pendingWork: 1, idle: false });
    expect(await put('POST', `${path}/clock`, { action: 'run-until-idle' })).toMatchObject({
      pendingWork: 0,
      idle: true,
    });
    const set = await put('POST', `${path}/clock`, { action: 'set', speed: 10, skipWaits: true });
    expect(set).toMatchObject({ mode: 'paused', speed: 10, skipWaits: true });
    expect(await put('POST', `${path}/clock`, { action: 'resume' })).toMatchObject({ mode: 'running' });
  });

  it.each([
    ['{"action":"advance","ms":-1}', 'bad-body', /'ms'/],
    ['{"action":"advance","ms":0}', 'bad-body', /'ms'/],
    ['{"action":"advance","ms":0.5}', 'bad-body', /'ms'/],
    ['{"action":"advance","ms":1e300}', 'bad-body', /'ms'/],
    ['{"action":"advance","ms":"60000"}', 'bad-body', /'ms'/],
    ['{"action":"advance"}', 'bad-body', /'ms'/],
    ['{"action":"set","speed":0}', 'bad-body', /'speed'/],
    ['{"action":"set","speed":null}', 'bad-body', /'speed'/],
    ['{"action":"set","speed":1e9}', 'bad-body', /'speed'/],
    ['{"action":"set","skipWaits":"yes"}', 'bad-body', /'skipWaits'/],
    ['{"action":"set"}', 'bad-body', /speed/],
    ['{"action":"pause","ms":1}', 'bad-body', /'ms'/],
    ['{"action":"rewind"}', 'unknown-action', /'action'.*pause, resume, step, advance, run-until-idle, set/],
    ['{"action":"toString"}', 'unknown-action', /'action'/],
    ['{"action":7}', 'bad-body', /'action'/],
    ['', 'bad-body', /'action'/],
    ['[]', 'bad-body', /object/],
    ['null', 'bad-body', /object/],
    ['{"action":', 'bad-body', /JSON/],
  ])('refuses %s', async (body, code, message) => {
    const response = await ask('POST', '/api/labs/000000000000/clock', { body });
    expect(response.status).toBe(400);
    expect(contentOf(response)).toEqual(error(code, message));
  });

  it('goes a whole year at once', async () => {
    const { path } = await newLab();
    const year = { action: 'advance', ms: 31_536_000_000 };
    expect(await put('POST', `${path}/clock`, year)).toMatchObject({ now: 31_536_000_000 });
  });
});
