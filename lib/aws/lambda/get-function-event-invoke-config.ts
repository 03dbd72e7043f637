import { type Call, jsonAnswer } from '@/lib/aws/call';
import type { WireResponse } from '@/lib/wire/wire-message';
import { eventInvokeTarget, presentEventInvokeConfig } from './event-invoke-target';

/** GetFunctionEventInvokeConfig (ASY-42, ASY-48) */
export function getFunctionEventInvokeConfig(call: Call): WireResponse {
  return jsonAnswer(200, presentEventInvokeConfig(call, eventInvokeTarget(call)));
}
