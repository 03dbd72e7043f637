import { type Call, noContent } from '@/lib/aws/call';
import { invalidParameter, refusedByEngine } from '@/lib/aws/errors';
import { functionTarget } from '@/lib/aws/function-name';
import { functionNotFound } from '@/lib/engine/refusals';
import type { WireResponse } from '@/lib/wire/wire-message';

/** DeleteFunction (MGT-08). Its queued events go on as ASY-18 says. */
export async function deleteFunction({ request, lab, segment }: Call): Promise<WireResponse> {
  const { functionName, qualifier } = functionTarget(segment, request.query.get('Qualifier'), lab.state);
  if (qualifier === '$LATEST' && lab.state.functions.has(functionName)) {
    throw invalidParameter('$LATEST version cannot be deleted without deleting the function.');
  }
  // A version that does not exist is the same 404 as a function that does not (MGT-08).
  if (qualifier !== undefined) throw refusedByEngine(functionNotFound(lab.state, functionName));
  const result = await lab.submit({ type: 'delete-function', functionName });
  if (result.refusal !== undefined) throw refusedByEngine(result.refusal);
  return noContent();
}
