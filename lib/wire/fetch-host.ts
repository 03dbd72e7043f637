import { isForeignOrigin } from './same-origin';
import type { WireRequest, WireResponse } from './wire-message';
import type { WireSite } from './wire-site';

const NO_BODY = new Uint8Array(0);

/** Carries one fetch request to a site and its answer back: the route handlers' door to the same operations. */
export async function serveFetch(request: Request, site: WireSite): Promise<Response> {
  const bare = fromFetch(request, NO_BODY);
  if (isForeignOrigin(bare)) return toFetch(site.refuse('foreign-origin', bare));
  const body = await readBody(request, site.maxBodyBytes);
  if (body === undefined) return toFetch(site.refuse('too-large', bare));
  try {
    return toFetch(await site.handle(fromFetch(request, body)));
  } catch (error) {
    console.error(`${bare.method} ${bare.path}`, error);
    return toFetch(site.refuse('failed', bare));
  }
}

/** A fetch request as plain data. */
export function fromFetch(request: Request, body: Uint8Array): WireRequest {
  const url = new URL(request.url);
  return {
    method: request.method,
    path: url.pathname,
    query: url.searchParams,
    headers: Object.fromEntries(request.headers),
    body,
    signal: request.signal,
  };
}

/** A response for a fetch server. */
export function toFetch(response: WireResponse): Response {
  return new Response(fetchBody(response), { status: response.status, headers: response.headers });
}

function fetchBody({ body, status }: WireResponse): BodyInit | null {
  if (body === undefined || status === 204 || status === 304) return null;
  // As bytes: to text, fetch would add a content type of its own.
  if (typeof body === 'string') return new TextEncoder().encode(body);
  // A view of a shared or larger buffer is copied: a fetch body owns its bytes.
  if (body instanceof Uint8Array) return new Uint8Array(body);
  return streamOf(body);
}

/** Pulls a piece only when the reader asks for one. */
function streamOf(pieces: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}

/** Undefined when the body is over the limit; what is over is not kept. */
async function readBody(request: Request, maxBytes: number): Promise<Uint8Array | undefined> {
  if (Number(request.headers.get('content-length')) > maxBytes) return undefined;
  if (request.body === null) return NO_BODY;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = request.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    bytes += next.value.byteLength;
    if (bytes > maxBytes) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(next.value);
  }
  return Buffer.concat(chunks, bytes);
}
