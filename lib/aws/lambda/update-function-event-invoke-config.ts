import { type Call, jsonAnswer } from '@/lib/aws/call';
import { refusedByEngine } from '@/lib/aws/errors';
import type { WireResponse } from '@/lib/wire/wire-message';
import { eventInvokeRequest } from './event-invoke-request';
import { eventInvokeTarget, presentEventInvokeConfig, requireQualifier } from './event-invoke-target';

/** UpdateFunctionEventInvokeConfig (ASY-41: keeps what is not given). */
export async function updateFunctionEventInvokeConfig(call: Call): Promise<WireResponse> {
  const target = eventInvokeTarget(call);
  requireQualifier(target);
  const config = eventInvokeRequest(call.request.body, call.lab.state);
  const result = await call.lab.submit({ type: 'configure-event-invoke', ...target, mode: 'update', config });
  if (result.refusal !== undefined) throw refusedByEngine(result.refusal);
  return jsonAnswer(200, presentEventInvokeConfig(call, target));
}
