import type { WireResponse } from '@/lib/wire/wire-message';
import { json } from './json';

/** Every way in which the control contract says no. */
export type ControlErrorCode =
  | 'unknown-path'
  | 'method-not-allowed'
  | 'unknown-lab'
  | 'unknown-invocation'
  | 'unknown-function'
  | 'unknown-queue'
  | 'unknown-message'
  | 'bad-path'
  | 'bad-query'
  | 'bad-body'
  | 'unknown-action'
  | 'account-taken'
  | 'too-many-labs'
  | 'default-lab'
  | 'lab-changed'
  | 'log-trimmed'
  | 'cannot-intervene'
  | 'cannot-redrive'
  | 'foreign-origin'
  | 'body-too-large'
  | 'refused'
  | 'failed';

/** Thrown anywhere below the routes, answered once by them. */
export class ControlError extends Error {
  constructor(
    readonly status: number,
    readonly code: ControlErrorCode,
    message: string,
    /** What to do about it. */
    readonly hint: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** The answer for an error. */
export function errorResponse(error: ControlError): WireResponse {
  const { code, hint, message } = error;
  return json(error.status, { error: { code, message, hint } }, error.headers);
}
