import type { DeliveryKind, LogEventOf } from '@/lib/engine/events';
import type { MessageAttributes } from '@/lib/engine/queue';
import type { Invocation, LabState } from '@/lib/engine/state';

/** What a delivery of an invocation brought to its target, read from the log, so that it stays after the message was received or purged. */
export interface KeptCopy {
  readonly kind: DeliveryKind;
  readonly targetArn: string;
  /** Message id, or the request id of the invocation it started. */
  readonly deliveredAs: string;
  readonly body: string;
  readonly messageAttributes: MessageAttributes;
  /** Undefined: the target is a function. */
  readonly queueName: string | undefined;
}

/** Everything that was delivered, in order. A record that went to a function is that function's payload. */
export function keptCopies(state: LabState, invocation: Invocation): readonly KeptCopy[] {
  return invocation.log.flatMap((event) => (event.type === 'delivery-made' ? copyOf(state, invocation, event) : []));
}

function copyOf(
  state: LabState,
  invocation: Invocation,
  { kind, target, deliveredAs }: LogEventOf<'delivery-made'>,
): KeptCopy[] {
  const where = { kind, targetArn: target.arn, deliveredAs };
  if (target.kind === 'function') {
    const body = state.invocations.get(deliveredAs)?.payload;
    return body === undefined ? [] : [{ ...where, body, messageAttributes: {}, queueName: undefined }];
  }
  const sent = invocation.log.find((event) => event.type === 'queue-message-sent' && event.messageId === deliveredAs);
  if (sent?.type !== 'queue-message-sent') return [];
  const { body, messageAttributes, queueName } = sent;
  return [{ ...where, body, messageAttributes, queueName }];
}
