import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { serveNode } from './node-host';
import type { WireRequest, WireResponse } from './wire-message';
import type { WireSite } from './wire-site';

const LIMIT = 1_000_000;
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

function site(handle: WireSite['handle']): WireSite {
  return {
    maxBodyBytes: LIMIT,
    handle,
    refuse: (why) => ({ status: why === 'too-large' ? 413 : why === 'failed' ? 500 : 403, headers: {}, body: why }),
  };
}

async function serve(handle: WireSite['handle']): Promise<{ port: number; url: string }> {
  const served = site(handle);
  const server = createServer((incoming, outgoing) => serveNode(incoming, outgoing, served));
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, url: `http://127.0.0.1:${port}` };
}

function echo(request: WireRequest): WireResponse {
  return { status: 200, headers: { 'X-Amz-Thing': 'Kept-Case' }, body: request.body };
}

function pending(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

describe('a request over node', () => {
  it('carries method, raw path, query and lower-case headers', async () => {
    const seen: WireRequest[] = [];
    const { url } = await serve((request) => {
      seen.push(request);
      return { status: 204, headers: {}, body: undefined };
    });
    await fetch(`${url}/a%3Ab/%2F/?x=1&x=2`, { method: 'PUT', headers: { 'X-One': 'two' } });
    const [request] = seen;
    expect(request?.method).toBe('PUT');
    expect(request?.path).toBe('/a%3Ab/%2F/');
    expect(request?.query.getAll('x')).toEqual(['1', '2']);
    expect(request?.headers['x-one']).toBe('two');
    expect(request?.body.byteLength).toBe(0);
  });

  it('carries a body of many chunks unchanged', async () => {
    const { url } = await serve(echo);
    const sent = Buffer.alloc(LIMIT, 'abcdefghij');
    const response = await fetch(url, { method: 'POST', body: sent });
    expect(Buffer.from(await response.arrayBuffer()).equals(sent)).toBe(true);
  });

  it('refuses a body that is declared too large without waiting for it', async () => {
    const { port } = await serve(echo);
    const socket = connect(port, '127.0.0.1');
    socket.write(`POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${LIMIT + 1}\r\n\r\nonly the beginning`);
    const [head] = await once(socket, 'data');
    expect(String(head)).toMatch(/^HTTP\/1.1 413 /);
    socket.destroy();
  });

  it('refuses a chunked body once it is too large and keeps the connection usable', async () => {
    const { url } = await serve(echo);
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new Uint8Array(LIMIT));
        controller.enqueue(new Uint8Array(1));
        controller.close();
      },
    });
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' };
    const response = await fetch(url, init);
    expect(response.status).toBe(413);
    expect(await response.text()).toBe('too-large');
    expect((await fetch(url, { method: 'POST', body: 'again' })).status).toBe(200);
  });

  it('refuses a change asked for by a page of another site, but not a read', async () => {
    const { url } = await serve(echo);
    const headers = { origin: 'https://elsewhere.example' };
    expect((await fetch(url, { method: 'POST', headers, body: 'x' })).status).toBe(403);
    expect((await fetch(url, { headers })).status).toBe(200);
    expect((await fetch(url, { method: 'POST', headers: { origin: url }, body: 'x' })).status).toBe(200);
    expect((await fetch(url, { method: 'POST', headers: { origin: 'null' }, body: 'x' })).status).toBe(403);
  });

  it('aborts the signal when the caller goes away, and only then', async () => {
    const gone = pending();
    const arrived = pending();
    const never = pending();
    const signals: AbortSignal[] = [];
    const { port, url } = await serve(async (request) => {
      signals.push(request.signal);
      if (request.path === '/quick') return { status: 200, headers: {}, body: 'done' };
      request.signal.addEventListener('abort', gone.resolve);
      arrived.resolve();
      await never.promise;
      return { status: 200, headers: {}, body: 'too late' };
    });
    await (await fetch(`${url}/quick`)).text();
    const socket = connect(port, '127.0.0.1');
    socket.write('GET /slow HTTP/1.1\r\nHost: x\r\n\r\n');
    await arrived.promise;
    socket.destroy();
    await gone.promise;
    expect(signals.map((signal) => signal.aborted)).toEqual([false, true]);
    never.resolve();
  });
});

describe('a response over node', () => {
  it('keeps the case of header names and counts the bytes of text', async () => {
    const { port } = await serve(() => ({ status: 202, headers: { 'X-Amz-Thing': '1' }, body: 'grüße' }));
    const incoming = await new Promise<IncomingMessage>((resolve) => {
      httpRequest({ port, host: '127.0.0.1' }, resolve).end();
    });
    expect(incoming.rawHeaders).toContain('X-Amz-Thing');
    expect(incoming.headers['content-length']).toBe('7');
    expect(incoming.headers['transfer-encoding']).toBeUndefined();
    incoming.resume();
  });

  it('says length 0 for an empty body and no length for 204', async () => {
    const { url } = await serve((request) => ({
      status: request.path === '/none' ? 204 : 202,
      headers: {},
      body: undefined,
    }));
    expect((await fetch(`${url}/empty`)).headers.get('content-length')).toBe('0');
    expect((await fetch(`${url}/none`)).headers.get('content-length')).toBeNull();
  });

  it('answers HEAD with the length and no body', async () => {
    const { url } = await serve(() => ({ status: 200, headers: {}, body: 'twelve bytes' }));
    const response = await fetch(url, { method: 'HEAD' });
    expect(response.headers.get('content-length')).toBe('12');
    expect(await response.text()).toBe('');
  });

  it('hides what went wrong inside', async () => {
    const { url } = await serve(() => Promise.reject(new Error('secret')));
    const silent = console.error;
    console.error = () => undefined;
    const response = await fetch(url).finally(() => {
      console.error = silent;
    });
    expect(response.status).toBe(500);
    expect(await response.text()).toBe('failed');
  });

  it('answers several requests on one connection in order', async () => {
    const { port } = await serve((request) => Promise.resolve({ status: 200, headers: {}, body: `<${request.path}>` }));
    const socket = connect(port, '127.0.0.1');
    socket.write('GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    await once(socket, 'end');
    expect(
      Buffer.concat(chunks)
        .toString()
        .match(/<\/\d>/g),
    ).toEqual(['</1>', '</2>']);
  });
});

describe('a stream over node', () => {
  it('sends each piece and ends with the iterable', async () => {
    async function* pieces(): AsyncGenerator<string> {
      yield 'one ';
      yield 'two';
    }
    const { url } = await serve(() => ({ status: 200, headers: {}, body: pieces() }));
    expect(await (await fetch(url)).text()).toBe('one two');
  });

  it('stops asking for pieces while the caller does not read', async () => {
    let asked = 0;
    const stopped = pending();
    async function* pieces(): AsyncGenerator<string> {
      try {
        while (true) {
          asked++;
          yield 'x'.repeat(1_000_000);
        }
      } finally {
        stopped.resolve();
      }
    }
    const { port } = await serve(() => ({ status: 200, headers: {}, body: pieces() }));
    const socket = connect(port, '127.0.0.1');
    socket.pause();
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await untilSteady(() => asked);
    expect(asked).toBeLessThan(50);
    socket.destroy();
    await stopped.promise;
  });

  it('gives the iterable back when the caller goes away', async () => {
    const stopped = pending();
    async function* pieces(signal: AbortSignal): AsyncGenerator<string> {
      try {
        yield 'first';
        await once(signal, 'abort');
      } finally {
        stopped.resolve();
      }
    }
    const { port } = await serve((request) => ({ status: 200, headers: {}, body: pieces(request.signal) }));
    const socket = connect(port, '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(socket, 'data');
    socket.destroy();
    await stopped.promise;
  });
});

/** Resolves when the count has stood still for many turns of the event loop. */
async function untilSteady(count: () => number): Promise<void> {
  let last = -1;
  let turns = 0;
  while (turns < 2_000) {
    await new Promise((resolve) => setImmediate(resolve));
    turns = count() === last && last > 0 ? turns + 1 : 0;
    last = count();
  }
}
