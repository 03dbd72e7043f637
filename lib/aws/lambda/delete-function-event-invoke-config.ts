import { type Call, noContent } from '@/lib/aws/call';
import { refusedByEngine } from '@/lib/aws/errors';
import type { WireResponse } from '@/lib/wire/wire-message';
import { eventInvokeTarget } from './event-invoke-target';

/** DeleteFunctionEventInvokeConfig (ASY-42, ASY-48) */
export async function deleteFunctionEventInvokeConfig(call: Call): Promise<WireResponse> {
  const result = await call.lab.submit({ type: 'delete-event-invoke-config', ...eventInvokeTarget(call) });
  if (result.refusal !== undefined) throw refusedByEngine(result.refusal);
  return noContent();
}
