import type { Call } from '@/lib/aws/call';
import { refusedByEngine } from '@/lib/aws/errors';
import { functionTarget } from '@/lib/aws/function-name';
import { newRequestId } from '@/lib/aws/request-id';
import type { CommandOf } from '@/lib/engine/commands';
import { INVOKE_ASYNC_PAYLOAD_MAX_BYTES } from '@/lib/engine/limits';
import type { WireResponse } from '@/lib/wire/wire-message';
import { invokeAsyncAnswer } from './invocation-answer';
import { invocationSource } from './invocation-source';
import { payloadText } from './invoke-payload';
import { refusedInvocation } from './refused-invocation';

/** InvokeAsync, deprecated: an Event invoke with a smaller limit and a plainer answer (INV-18). */
export async function invokeAsync(call: Call): Promise<WireResponse> {
  let command: CommandOf<'invoke'>;
  try {
    command = readCommand(call);
  } catch (error) {
    return refusedInvocation(call, 'Event', error);
  }
  const result = await call.lab.submit(command);
  if (result.refusal === undefined) return invokeAsyncAnswer(result.answer.requestId);
  return refusedByEngine(result.refusal).toWire(result.requestId ?? newRequestId());
}

function readCommand({ request, lab, segment }: Call): CommandOf<'invoke'> {
  const { functionName, qualifier } = functionTarget(segment, null, lab.state);
  return {
    type: 'invoke',
    functionName,
    qualifier,
    invocationType: 'Event',
    payload: payloadText(request.body, 'Event', INVOKE_ASYNC_PAYLOAD_MAX_BYTES),
    source: invocationSource(request.headers),
  };
}
