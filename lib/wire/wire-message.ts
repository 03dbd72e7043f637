/** One HTTP request as plain data: no framework, so that a route handler and a raw node handler can both carry it. */
export interface WireRequest {
  readonly method: string;
  /** The path as sent, not decoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
  /** Aborted when the caller goes away. */
  readonly signal: AbortSignal;
}

/** One HTTP response as plain data; an async iterable is a stream that ends when the caller goes away. */
export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string | AsyncIterable<string> | undefined;
}
