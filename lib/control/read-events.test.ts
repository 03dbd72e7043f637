import { afterAll, describe, expect, it } from 'vitest';
import { labRegistry } from '@/lib/labs/lab-registry';
import type { WireResponse } from '@/lib/wire/wire-message';
import { ask, contentOf, error, get, invoke, newLab, put } from './contract-caller';

afterAll(() => labRegistry().closeAll());

describe('the log', () => {
  it('is read page by page without a gap', async () => {
    const { labId, path } = await newLab();
    await invoke(labId, 'always-fails');
    await put('POST', `${path}/clock`, { action: 'run-until-idle' });
    const sequences: number[] = [];
    for (let after = 0, more = true; more; ) {
      const page = (await get(`${path}/events?after=${after}&limit=7`)) as Page;
      expect(page.events.length).toBeLessThanOrEqual(7);
      sequences.push(...page.events.map(({ sequence }) => sequence));
      ({ lastSequence: after, more } = page);
    }
    const { sequence } = (await put('POST', `${path}/clock`, { action: 'run-until-idle' })) as { sequence: number };
    expect(sequences).toEqual(Array.from({ length: sequence }, (_, place) => place + 1));
  });

  it('has nothing after its end, and says so at once', async () => {
    const { path } = await newLab();
    const { lastSequence } = (await get(`${path}/events`)) as Page;
    expect(await get(`${path}/events?after=${lastSequence}`)).toMatchObject({ events: [], lastSequence, more: false });
  });

  it.each([
    'after=-1',
    'after=x',
    'after=1.5',
    'after=1e400',
    'after=',
    'limit=0',
    'limit=1000000',
    'aftr=1',
    'after=1&after=2',
  ])('refuses ?%s', async (query) => {
    const response = await ask('GET', `/api/labs/000000000000/events?${query}`);
    expect([response.status, contentOf(response)]).toEqual([400, error('bad-query', /'(after|limit|aftr)'/)]);
  });

  it('is streamed when asked for, from Last-Event-ID rather than from the address', async () => {
    const { path } = await newLab();
    const { lastSequence } = (await get(`${path}/events`)) as Page;
    const headers = { accept: 'text/event-stream', 'last-event-id': String(lastSequence - 1) };
    const response = await ask('GET', `${path}/events?after=0`, { headers });
    expect(response.headers).toMatchObject({
      'Content-Type': expect.stringContaining('text/event-stream'),
      'Cache-Control': expect.stringContaining('no-transform'),
      'X-Accel-Buffering': 'no',
    });
    const [opening, log] = await piecesOf(response, 2);
    expect(opening).toContain('event: clock\n');
    expect(log).toContain(`event: log\nid: ${lastSequence}\n`);
    expect(log?.match(/"sequence":/g)).toHaveLength(1);
  });

  it('begins again for a reader who knows another log', async () => {
    const { path } = await newLab();
    for (const query of ['after=3&logId=another', 'after=999999']) {
      const response = await ask('GET', `${path}/events?${query}`, { headers: { accept: 'text/event-stream' } });
      const [opening, log] = await piecesOf(response, 2);
      expect(opening).toContain('event: reset\n');
      expect(log).toContain('"sequence":1,');
    }
  });

  it('goes on in an open stream after a reset', async () => {
    const { path } = await newLab();
    const { lastSequence } = (await get(`${path}/events`)) as Page;
    const response = await ask('GET', `${path}/events?after=${lastSequence}`, {
      headers: { accept: 'text/event-stream' },
    });
    const reading = piecesOf(response, 3);
    await put('POST', `${path}/reset`, {});
    const [, reset, log] = await reading;
    expect(reset).toContain('event: reset\n');
    expect(log).toContain('"sequence":1,');
  });
});

interface Page {
  readonly events: readonly { readonly sequence: number }[];
  readonly lastSequence: number;
  readonly more: boolean;
}

/** The first pieces of a stream, which is then given back. */
async function piecesOf({ body }: WireResponse, count: number): Promise<string[]> {
  const pieces: string[] = [];
  if (body === undefined || typeof body === 'string' || body instanceof Uint8Array) return pieces;
  for await (const piece of body) {
    pieces.push(piece);
    if (pieces.length === count) break;
  }
  return pieces;
}
