import { type Call, jsonAnswer } from '@/lib/aws/call';
import type { WireResponse } from '@/lib/wire/wire-message';
import { presentFunction } from './present-function';
import { unqualifiedFunction } from './unqualified-function';

/** GetFunctionConcurrency (CON-30, CON-32): null when nothing is reserved. */
export function getFunctionConcurrency({ lab, segment }: Call): WireResponse {
  const functionName = unqualifiedFunction(segment, lab.state);
  const fn = presentFunction(lab.state, { functionName, qualifier: undefined });
  return jsonAnswer(200, { ReservedConcurrentExecutions: fn.reservedConcurrency ?? null });
}
