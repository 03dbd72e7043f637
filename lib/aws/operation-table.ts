import type { WireRequest } from '@/lib/wire/wire-message';
import type { Operation } from './call';
import { type AwsError, lambdaError } from './errors';
import { protocolOf } from './protocol';
import { refusedQuery } from './query-protocol';
import { sqsError } from './sqs/sqs-error';

/** One row: method and path as in AWS's service model. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** At most one part in braces, which is the third: `/{date}/functions/{FunctionName}/…`. */
  readonly path: string;
  readonly operation: Operation;
}

/** An operation, and what the path has in the place of the name. */
export interface FoundOperation {
  readonly operation: Operation;
  readonly segment: string;
}

/**
 * Finds the operation of a call by two look-ups, however many operations there are: every path of Lambda has its name in
 * the same place, so a path with that place left out is a key.
 */
export class OperationTable {
  readonly #paths = new Map<string, Map<string, Operation>>();
  readonly #targets: ReadonlyMap<string, Operation>;

  constructor(routes: readonly Route[], targets: ReadonlyMap<string, Operation>) {
    this.#targets = targets;
    for (const { method, path, operation } of routes) {
      const key = path.replace(/\{\w+\}/, '');
      const methods = this.#paths.get(key) ?? new Map<string, Operation>();
      this.#paths.set(key, methods.set(method, operation));
    }
  }

  /** Throws what AWS answers to a call it does not know. */
  find(request: Pick<WireRequest, 'method' | 'path' | 'headers' | 'body'>): FoundOperation {
    const { key, segment } = splitPath(request.path);
    const methods = this.#paths.get(key);
    const operation = methods?.get(request.method);
    if (operation !== undefined) return { operation, segment };
    if (methods !== undefined) throw wrongMethod(request, [...methods.keys()]);
    return { operation: this.#findTarget(request), segment: '' };
  }

  #findTarget(request: Pick<WireRequest, 'method' | 'path' | 'headers' | 'body'>): Operation {
    const protocol = protocolOf(request);
    if (protocol === 'query') throw refusedQuery(request.body);
    if (protocol === 'rest-json') throw unknownPath(request);
    const target = request.headers['x-amz-target'] ?? '';
    const operation = this.#targets.get(target);
    if (operation !== undefined) return operation;
    throw sqsError('UnknownOperationException', `Invocation Lab has no operation ${target}.`);
  }
}

/** `/2015-03-31/functions/my-function/invocations` is `/2015-03-31/functions//invocations` and `my-function`. */
function splitPath(path: string): { key: string; segment: string } {
  const whole = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
  const service = whole.indexOf('/', 1);
  const start = service === -1 ? -1 : whole.indexOf('/', service + 1);
  if (start === -1) return { key: whole, segment: '' };
  const end = whole.indexOf('/', start + 1);
  if (end === -1) return { key: whole.slice(0, start + 1), segment: whole.slice(start + 1) };
  return { key: whole.slice(0, start + 1) + whole.slice(end), segment: whole.slice(start + 1, end) };
}

function unknownPath({ method, path }: Pick<WireRequest, 'method' | 'path'>): AwsError {
  return lambdaError(404, 'UnknownOperationException', `Invocation Lab has no operation ${method} ${path}.`);
}

function wrongMethod({ method, path }: Pick<WireRequest, 'method' | 'path'>, allowed: readonly string[]): AwsError {
  const message = `Invocation Lab has no operation ${method} ${path}; this path takes ${allowed.join(', ')}.`;
  return lambdaError(405, 'UnknownOperationException', message);
}
