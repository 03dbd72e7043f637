/** For tests: asks the control contract as a caller would, without a host between. */

import { assert } from '@/lib/engine/assert';
import type { InvocationType } from '@/lib/engine/events';
import { labRegistry } from '@/lib/labs/lab-registry';
import type { WireResponse } from '@/lib/wire/wire-message';
import { handleControl } from './routes';

interface Asked {
  readonly body?: object | string;
  readonly headers?: Record<string, string>;
}

/** Asks the contract and answers the whole response; the path may carry a query. */
export function ask(method: string, path: string, { body, headers = {} }: Asked = {}): Promise<WireResponse> {
  const url = new URL(path, 'http://lab.test');
  return handleControl({
    method,
    path: url.pathname,
    query: url.searchParams,
    headers: { host: 'lab.test:3000', ...headers },
    body: Buffer.from(typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body)),
    signal: new AbortController().signal,
  });
}

/** An answer's JSON. */
export function contentOf({ body }: WireResponse): unknown {
  return typeof body === 'string' ? JSON.parse(body) : undefined;
}

/** The content of an answer that has to be 200. */
export async function get(path: string): Promise<unknown> {
  const response = await ask('GET', path);
  assert(response.status === 200, `${response.status} ${String(response.body)}`);
  return contentOf(response);
}

/** The same for a call with a body. */
export async function put(method: 'POST' | 'PUT', path: string, body: object): Promise<unknown> {
  const response = await ask(method, path, { body });
  assert(response.status === 200, `${response.status} ${String(response.body)}`);
  return contentOf(response);
}

/** What an error of the contract looks like, for `toEqual`. */
export function error(code: string, message = /./) {
  return { error: { code, message: textLike(message), hint: textLike(/./) } };
}

/** Equal to every text that fits. */
function textLike(pattern: RegExp) {
  return { asymmetricMatch: (value: unknown) => typeof value === 'string' && pattern.test(value) };
}

let labsMade = 0;

/** A new lab with a paused clock; answers its path. */
export async function newLab(wish: object = {}): Promise<{ labId: string; path: string }> {
  const labId = String(100_000_000_000 + ++labsMade);
  const response = await ask('POST', '/api/labs', { body: { seed: 1, accountId: labId, ...wish } });
  assert(response.status === 201, `${response.status} ${String(response.body)}`);
  const path = `/api/labs/${labId}`;
  await put('POST', `${path}/clock`, { action: 'pause' });
  return { labId, path };
}

/** Has the lab accept one invoke. */
export async function invoke(
  labId: string,
  functionName: string,
  invocationType: InvocationType = 'Event',
): Promise<string> {
  const source = { kind: 'client', client: 'test', sdkInvocationId: undefined, sdkAttempt: undefined } as const;
  const payload = '{"orderId":"A-17"}';
  const result = await labRegistry()
    .get(labId)
    ?.submit({ type: 'invoke', functionName, qualifier: undefined, invocationType, payload, source });
  if (result?.refusal !== undefined || result === undefined) throw new Error('not accepted');
  return result.answer.requestId;
}
