import type { ReceivedMessage } from '@/lib/engine/commands';
import type { LabState } from '@/lib/engine/state';
import { chosenAttributes, wireAttributes } from './message-attributes';
import { attributesMd5, bodyMd5 } from './message-md5';

/** What of a message a receiver asked to see. */
export interface WantedOfMessage {
  readonly systemAttributes: readonly string[];
  readonly messageAttributes: readonly string[];
}

/** One message as ReceiveMessage sends it. */
export function receivedMessage(state: LabState, message: ReceivedMessage, wanted: WantedOfMessage): object {
  const attributes = chosenAttributes(message.messageAttributes, wanted.messageAttributes);
  const md5 = attributesMd5(attributes);
  const system = systemAttributes(state, message, wanted.systemAttributes);
  return {
    MessageId: message.messageId,
    ReceiptHandle: message.receiptHandle,
    MD5OfBody: bodyMd5(message.body),
    Body: message.body,
    ...(system === undefined ? {} : { Attributes: system }),
    ...(md5 === undefined ? {} : { MD5OfMessageAttributes: md5, MessageAttributes: wireAttributes(attributes) }),
  };
}

function systemAttributes(state: LabState, message: ReceivedMessage, wanted: readonly string[]): object | undefined {
  const isDelivery = message.requestId !== undefined;
  const all: Record<string, string> = {
    // DLQ-10: deliveries come from a session of Lambda's own.
    SenderId: isDelivery ? 'AROAINVOCATIONLAB0000:awslambda_000_20260101000000000' : 'AIDAINVOCATIONLAB0000',
    ApproximateFirstReceiveTimestamp: String(state.epochMs + (message.firstReceivedAt ?? state.now)),
    ApproximateReceiveCount: String(message.receiveCount),
    SentTimestamp: String(state.epochMs + message.sentAt),
    ...(message.requestId === undefined ? {} : { AWSTraceHeader: traceHeader(message.requestId) }),
  };
  const entries = Object.entries(all).filter(([name]) => wanted.includes('All') || wanted.includes(name));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** DLQ-10, DST-17 */
function traceHeader(requestId: string): string {
  const hex = requestId.replaceAll('-', '');
  return `Root=1-${hex.slice(0, 8)}-${hex.slice(8)};Parent=${hex.slice(16)};Sampled=0`;
}
