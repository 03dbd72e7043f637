import { type Call, jsonAnswer } from '@/lib/aws/call';
import { lambdaError } from '@/lib/aws/errors';
import { functionTarget } from '@/lib/aws/function-name';
import { page } from '@/lib/aws/paging';
import type { WireResponse } from '@/lib/wire/wire-message';
import { eventInvokeAnswer } from './event-invoke-answer';

/** ASY-43 */
const MAX_ITEMS = 50;

/** ListFunctionEventInvokeConfigs (ASY-43, ASY-47) */
export function listFunctionEventInvokeConfigs({ request, lab, segment }: Call): WireResponse {
  const { functionName } = functionTarget(segment, null, lab.state);
  const fn = lab.state.functions.get(functionName);
  if (fn === undefined) throw lambdaError(404, 'ResourceNotFoundException', "The function doesn't exist.");
  const qualifiers = [...fn.eventInvokeConfigs.keys()].sort();
  const { items, nextMarker } = page(qualifiers, (qualifier) => qualifier, request.query, {
    maxItems: MAX_ITEMS,
    pageSize: MAX_ITEMS,
  });
  return jsonAnswer(200, {
    FunctionEventInvokeConfigs: items.map((qualifier) => eventInvokeAnswer(lab.state, fn, qualifier)),
    NextMarker: nextMarker,
  });
}
