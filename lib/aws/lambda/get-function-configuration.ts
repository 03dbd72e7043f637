import { type Call, jsonAnswer } from '@/lib/aws/call';
import { functionTarget } from '@/lib/aws/function-name';
import type { WireResponse } from '@/lib/wire/wire-message';
import { functionAnswer } from './function-answer';
import { presentFunction } from './present-function';

/** GetFunctionConfiguration (MGT-01) */
export function getFunctionConfiguration({ request, lab, segment }: Call): WireResponse {
  const fn = presentFunction(lab.state, functionTarget(segment, request.query.get('Qualifier'), lab.state));
  return jsonAnswer(200, functionAnswer(lab.state, fn, 'at-rest'));
}
