import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { WireRequest } from './wire-message';

const NO_BODY = new Uint8Array(0);

/** A node request as a `WireRequest`. What few callers need (query, headers, signal) is made when first asked for. */
export class NodeRequest implements WireRequest {
  readonly method: string;
  readonly path: string;
  /** Set by the host once it has arrived. */
  body: Uint8Array = NO_BODY;
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #search: string;
  #query: URLSearchParams | undefined;
  #headers: Record<string, string | undefined> | undefined;
  #signal: AbortSignal | undefined;

  constructor(request: IncomingMessage, response: ServerResponse) {
    const url = request.url ?? '/';
    const mark = url.indexOf('?');
    this.method = request.method ?? 'GET';
    this.path = mark === -1 ? url : url.slice(0, mark);
    this.#search = mark === -1 ? '' : url.slice(mark);
    this.#request = request;
    this.#response = response;
  }

  get query(): URLSearchParams {
    this.#query ??= new URLSearchParams(this.#search);
    return this.#query;
  }

  get headers(): Readonly<Record<string, string | undefined>> {
    this.#headers ??= singleValued(this.#request.headers);
    return this.#headers;
  }

  get signal(): AbortSignal {
    this.#signal ??= goneSignal(this.#response);
    return this.#signal;
  }
}

function singleValued(headers: IncomingHttpHeaders): Record<string, string | undefined> {
  const single: Record<string, string | undefined> = {};
  for (const name in headers) {
    const value = headers[name];
    single[name] = typeof value === 'object' ? value.join(', ') : value;
  }
  return single;
}

/** Aborted when the connection closes before the answer is out. */
function goneSignal(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  const abortUnlessAnswered = (): void => {
    if (!response.writableFinished) controller.abort();
  };
  if (response.destroyed) abortUnlessAnswered();
  else response.once('close', abortUnlessAnswered);
  return controller.signal;
}
