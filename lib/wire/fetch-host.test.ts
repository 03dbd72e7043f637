import { describe, expect, it } from 'vitest';
import { serveFetch } from './fetch-host';
import type { WireRequest } from './wire-message';
import type { WireSite } from './wire-site';

function site(handle: WireSite['handle']): WireSite {
  return { maxBodyBytes: 10, handle, refuse: (why) => ({ status: 400, headers: {}, body: why }) };
}

describe('a request over fetch', () => {
  it('carries method, raw path, query, headers and body', async () => {
    const seen: WireRequest[] = [];
    const request = new Request('http://lab/a%3Ab/?x=1', { method: 'POST', headers: { 'X-One': 'two' }, body: 'body' });
    const response = await serveFetch(
      request,
      site((wire) => {
        seen.push(wire);
        return { status: 202, headers: { 'X-Two': 'three' }, body: undefined };
      }),
    );
    expect(response.status).toBe(202);
    expect(response.headers.get('x-two')).toBe('three');
    const [wire] = seen;
    expect(wire?.method).toBe('POST');
    expect(wire?.path).toBe('/a%3Ab/');
    expect(wire?.query.get('x')).toBe('1');
    expect(wire?.headers['x-one']).toBe('two');
    expect(Buffer.from(wire?.body ?? []).toString()).toBe('body');
  });

  it('refuses a body over the limit', async () => {
    const request = new Request('http://lab/', { method: 'POST', body: '12345678901' });
    const response = await serveFetch(
      request,
      site(() => ({ status: 200, headers: {}, body: '' })),
    );
    expect(await response.text()).toBe('too-large');
  });

  it('refuses a change asked for by a page of another site', async () => {
    const request = new Request('http://lab/', { method: 'POST', headers: { host: 'lab', origin: 'http://other' } });
    const response = await serveFetch(
      request,
      site(() => ({ status: 200, headers: {}, body: '' })),
    );
    expect(await response.text()).toBe('foreign-origin');
  });
});

describe('a response over fetch', () => {
  it('pulls a piece of a stream only when it is read, and gives the iterable back when cancelled', async () => {
    const steps: string[] = [];
    async function* pieces(): AsyncGenerator<string> {
      try {
        for (const piece of ['one', 'two', 'three']) {
          steps.push(piece);
          yield piece;
        }
      } finally {
        steps.push('returned');
      }
    }
    const response = await serveFetch(
      new Request('http://lab/'),
      site(() => ({ status: 200, headers: {}, body: pieces() })),
    );
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(steps).not.toContain('three');
    expect(steps.at(-1)).toBe('returned');
  });

  it('adds no content type of its own', async () => {
    const response = await serveFetch(
      new Request('http://lab/'),
      site(() => ({ status: 200, headers: {}, body: 'text' })),
    );
    expect(response.headers.get('content-type')).toBeNull();
  });

  it('hands bytes on unchanged', async () => {
    const bytes = Buffer.from('xxabcxx').subarray(2, 5);
    const response = await serveFetch(
      new Request('http://lab/'),
      site(() => ({ status: 200, headers: {}, body: bytes })),
    );
    expect(await response.text()).toBe('abc');
  });
});
