import type { IncomingMessage, ServerResponse } from 'node:http';
import { NodeRequest } from './node-request';
import { isForeignOrigin } from './same-origin';
import { sendNode } from './send-node';
import type { WireRefusal, WireSite } from './wire-site';

/** Carries one node request to a site and its answer back. Never throws and leaves no promise behind. */
export function serveNode(incoming: IncomingMessage, outgoing: ServerResponse, site: WireSite): void {
  serveNodeRequest(new NodeRequest(incoming, outgoing), incoming, outgoing, site);
}

/** The same for a request already wrapped, which the front door has for its look at path and headers. */
export function serveNodeRequest(
  request: NodeRequest,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  site: WireSite,
): void {
  const { origin, 'content-length': length, 'transfer-encoding': encoding } = incoming.headers;
  if (origin !== undefined && isForeignOrigin(request)) {
    refuse('foreign-origin', request, outgoing, site);
  } else if (encoding === undefined && (length === undefined || length === '0')) {
    answer(request, outgoing, site);
  } else if (Number(length) > site.maxBodyBytes) {
    refuse('too-large', request, outgoing, site);
  } else {
    readBody(request, incoming, outgoing, site);
  }
}

function readBody(request: NodeRequest, incoming: IncomingMessage, outgoing: ServerResponse, site: WireSite): void {
  let chunks: Buffer[] = [];
  let bytes = 0;
  incoming.on('data', (chunk: Buffer) => {
    if (bytes > site.maxBodyBytes) return;
    bytes += chunk.length;
    if (bytes <= site.maxBodyBytes) {
      chunks.push(chunk);
      return;
    }
    // What still comes is read and dropped, so that the caller gets to see the answer.
    chunks = [];
    refuse('too-large', request, outgoing, site);
  });
  incoming.on('end', () => {
    if (bytes > site.maxBodyBytes) return;
    const [first] = chunks;
    request.body = chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks, bytes);
    answer(request, outgoing, site);
  });
}

function answer(request: NodeRequest, outgoing: ServerResponse, site: WireSite): void {
  try {
    const response = site.handle(request);
    if (response instanceof Promise) {
      response
        .then((kept) => sendNode(kept, request, outgoing))
        .catch((error: unknown) => fail(error, request, outgoing, site));
    } else {
      sendNode(response, request, outgoing);
    }
  } catch (error) {
    fail(error, request, outgoing, site);
  }
}

function fail(error: unknown, request: NodeRequest, outgoing: ServerResponse, site: WireSite): void {
  console.error(`${request.method} ${request.path}`, error);
  refuse('failed', request, outgoing, site);
}

function refuse(why: WireRefusal, request: NodeRequest, outgoing: ServerResponse, site: WireSite): void {
  sendNode(site.refuse(why, request), request, outgoing);
}
