import type { WireResponse } from '@/lib/wire/wire-message';
import { findFunction } from './find-function';
import { json } from './json';
import type { LabCall } from './operation';

/** `GET /api/labs/{labId}/functions/{functionName}/faults`: what `PUT` would take. */
export function getFaults(call: LabCall): WireResponse {
  return json(200, findFunction(call).faultPlan);
}
