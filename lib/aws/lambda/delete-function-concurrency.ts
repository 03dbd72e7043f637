import { type Call, noContent } from '@/lib/aws/call';
import { refusedByEngine } from '@/lib/aws/errors';
import type { WireResponse } from '@/lib/wire/wire-message';
import { unqualifiedFunction } from './unqualified-function';

/** DeleteFunctionConcurrency (CON-30) */
export async function deleteFunctionConcurrency({ lab, segment }: Call): Promise<WireResponse> {
  const functionName = unqualifiedFunction(segment, lab.state);
  const result = await lab.submit({ type: 'configure-concurrency', functionName, reservedConcurrency: undefined });
  if (result.refusal !== undefined) throw refusedByEngine(result.refusal);
  return noContent();
}
