import type { WireResponse } from '@/lib/wire/wire-message';
import { ControlError } from './control-error';
import { faultPlanBody } from './fault-plan-body';
import { findFunction } from './find-function';
import { json } from './json';
import type { LabCall } from './operation';
import { readBody } from './read-body';

/** `PUT /api/labs/{labId}/functions/{functionName}/faults`: replaces the plan; the next attempt goes by it. */
export async function putFaults(call: LabCall): Promise<WireResponse> {
  const { functionName } = findFunction(call).configuration;
  const faultPlan = readBody(call.request, faultPlanBody);
  const { refusal } = await call.lab.submit({ type: 'set-faults', functionName, faultPlan });
  if (refusal === undefined) return json(200, faultPlan);
  throw new ControlError(refusal.statusCode, 'refused', refusal.message, 'GET the lab to see what changed meanwhile.');
}
