import { z } from 'zod';
import { type Call, jsonAnswer } from '@/lib/aws/call';
import { lambdaError, refusedByEngine } from '@/lib/aws/errors';
import { requestBody } from '@/lib/aws/request-body';
import type { Refusal } from '@/lib/engine/commands';
import type { WireResponse } from '@/lib/wire/wire-message';
import { unqualifiedFunction } from './unqualified-function';

const schema = z.object({
  // CON-41: decimals are cut off.
  ReservedConcurrentExecutions: z.preprocess(
    (value) => (typeof value === 'number' ? Math.trunc(value) : value),
    z.number().min(0).max(2_147_483_647),
  ),
});

/** PutFunctionConcurrency (CON-30 to CON-33, CON-41) */
export async function putFunctionConcurrency({ request, lab, segment }: Call): Promise<WireResponse> {
  const functionName = unqualifiedFunction(segment, lab.state);
  const { ReservedConcurrentExecutions: reservedConcurrency } = requestBody(request.body, schema);
  const result = await lab.submit({ type: 'configure-concurrency', functionName, reservedConcurrency });
  if (result.refusal !== undefined) throw refusedReservation(result.refusal);
  return jsonAnswer(200, { ReservedConcurrentExecutions: reservedConcurrency });
}

/** CON-33: this answer of AWS carries no type. */
function refusedReservation(refusal: Refusal) {
  if (refusal.statusCode !== 400) return refusedByEngine(refusal);
  return lambdaError(refusal.statusCode, refusal.code, refusal.message, { type: null });
}
