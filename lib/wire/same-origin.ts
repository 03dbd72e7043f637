import type { WireRequest } from './wire-message';

/**
 * True when a web page of another site asks for a change. A lab has no password, so the browser's `Origin` is what keeps
 * a page elsewhere from driving the lab of whoever reads it. Callers that are not browsers send no `Origin`.
 */
export function isForeignOrigin(request: Pick<WireRequest, 'method' | 'headers'>): boolean {
  if (isSafe(request.method)) return false;
  const { host, origin } = request.headers;
  return origin !== undefined && (host === undefined || hostOf(origin) !== host.toLowerCase());
}

/** Methods that only read. */
function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}

/** Undefined for `null`, which sandboxed frames and local files send, and for anything that is not an origin. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
