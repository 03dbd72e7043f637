import type { Lab } from '@/lib/labs/lab';
import type { WireRequest, WireResponse } from '@/lib/wire/wire-message';
import { newRequestId } from './request-id';

/** One call of an operation, its lab already found. */
export interface Call {
  readonly request: WireRequest;
  readonly lab: Lab;
  /** The function's name as it stands in the path, not decoded; empty where the path has none. */
  readonly segment: string;
}

/** One operation of AWS: throws an `AwsError` to refuse. */
export type Operation = (call: Call) => Promise<WireResponse> | WireResponse;

/** A JSON answer of the Lambda API. */
export function jsonAnswer(status: 200 | 201, body: object): WireResponse {
  return {
    status,
    headers: { 'Content-Type': 'application/json', 'x-amzn-RequestId': newRequestId() },
    body: JSON.stringify(body),
  };
}

/** The 204 of a deletion, which keeps its content type. */
export function noContent(): WireResponse {
  return {
    status: 204,
    headers: { 'Content-Type': 'application/json', 'x-amzn-RequestId': newRequestId() },
    body: undefined,
  };
}
