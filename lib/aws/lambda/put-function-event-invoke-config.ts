import { type Call, jsonAnswer } from '@/lib/aws/call';
import { refusedByEngine } from '@/lib/aws/errors';
import type { WireResponse } from '@/lib/wire/wire-message';
import { eventInvokeRequest } from './event-invoke-request';
import { eventInvokeTarget, presentEventInvokeConfig, requireQualifier } from './event-invoke-target';

/** PutFunctionEventInvokeConfig (ASY-40, ASY-46: replaces the whole record). */
export async function putFunctionEventInvokeConfig(call: Call): Promise<WireResponse> {
  const target = eventInvokeTarget(call);
  requireQualifier(target);
  const config = eventInvokeRequest(call.request.body, call.lab.state);
  const result = await call.lab.submit({ type: 'configure-event-invoke', ...target, mode: 'put', config });
  if (result.refusal !== undefined) throw refusedByEngine(result.refusal);
  return jsonAnswer(200, presentEventInvokeConfig(call, target));
}
