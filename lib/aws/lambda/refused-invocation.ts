import type { Call } from '@/lib/aws/call';
import { AwsError } from '@/lib/aws/errors';
import { decodeSegment } from '@/lib/aws/function-name';
import type { InvocationType } from '@/lib/engine/events';
import type { RuleId } from '@/lib/engine/rules';
import type { WireResponse } from '@/lib/wire/wire-message';
import { invocationSource } from './invocation-source';

/** A wrong name can be as long as a request line; the lab's log keeps this much of it. */
const NAME_MAX_LENGTH = 256;

/** The error's answer, after the lab has noted the invoke that the border refused: nothing that was asked is off screen. */
export async function refusedInvocation(
  call: Call,
  invocationType: InvocationType,
  error: unknown,
): Promise<WireResponse> {
  if (!(error instanceof AwsError)) throw error;
  const { statusCode, code, message } = error;
  const result = await call.lab.submit({
    type: 'refuse-invocation',
    functionName: decodeSegment(call.segment).slice(0, NAME_MAX_LENGTH),
    invocationType,
    source: invocationSource(call.request.headers),
    refusal: { statusCode, code, message, reason: undefined },
    rule: ruleOf(code),
  });
  if (result.refusal !== undefined) throw new Error(`a refusal was refused: ${result.refusal.message}`);
  return error.toWire(result.answer.requestId);
}

function ruleOf(code: string): RuleId {
  if (code === 'InvalidRequestContentException') return 'ERR-15';
  if (code === 'RequestEntityTooLargeException') return 'ERR-18';
  if (code === 'ResourceNotFoundException') return 'ERR-10';
  return 'ERR-27';
}
