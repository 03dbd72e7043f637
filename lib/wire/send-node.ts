import type { ServerResponse } from 'node:http';
import type { NodeRequest } from './node-request';
import type { WireResponse } from './wire-message';

/** Writes a response: header names in their own case, an exact Content-Length, or a stream at the reader's pace. */
export function sendNode(response: WireResponse, request: NodeRequest, outgoing: ServerResponse): void {
  if (outgoing.destroyed || outgoing.headersSent) return;
  const { body, headers, status } = response;
  if (body !== undefined && typeof body !== 'string' && !(body instanceof Uint8Array)) {
    outgoing.writeHead(status, headers);
    if (request.method === 'HEAD') outgoing.end();
    else void sendStream(body, request, outgoing);
    return;
  }
  if (status === 204 || status === 304) {
    outgoing.writeHead(status, headers).end();
    return;
  }
  const bytes = typeof body === 'string' ? Buffer.byteLength(body) : (body?.byteLength ?? 0);
  outgoing.writeHead(status, { ...headers, 'Content-Length': bytes });
  if (request.method === 'HEAD' || body === undefined) outgoing.end();
  else outgoing.end(body);
}

/** Reads the next piece only when the caller has taken the last one: a slow reader costs one piece of memory. */
async function sendStream(
  pieces: AsyncIterable<string>,
  request: NodeRequest,
  outgoing: ServerResponse,
): Promise<void> {
  outgoing.flushHeaders();
  const iterator = pieces[Symbol.asyncIterator]();
  try {
    while (!outgoing.destroyed) {
      const next = await iterator.next();
      if (next.done === true) break;
      if (!outgoing.destroyed && !outgoing.write(next.value)) await drained(outgoing);
    }
  } catch (error) {
    // The head is out already; all that is left is to break the connection off, which readers of streams understand.
    if (!outgoing.destroyed) console.error(`${request.method} ${request.path}`, error);
    outgoing.destroy();
  } finally {
    await iterator.return?.();
    outgoing.end();
  }
}

/** Resolves when there is room again or nobody reads any more. */
function drained(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    if (outgoing.destroyed) return resolve();
    const done = (): void => {
      outgoing.off('drain', done);
      outgoing.off('close', done);
      resolve();
    };
    outgoing.on('drain', done);
    outgoing.on('close', done);
  });
}
