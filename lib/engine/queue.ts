import type { DeliveryKind } from './events';
import type { SimTime } from './sim-time';

/** A standard SQS queue of the lab, kept as state. */

/** SQS message attributes as sent and received. */
export type MessageAttributes = Readonly<Record<string, MessageAttribute>>;

export interface MessageAttribute {
  /** `String`, `Number`, `Binary`, each optionally with a custom suffix such as `Number.int`. */
  readonly dataType: string;
  readonly stringValue: string | undefined;
  /** Base64. */
  readonly binaryValue: string | undefined;
}

export interface QueueAttributes {
  readonly visibilityTimeoutMs: number;
  readonly delayMs: number;
  readonly receiveWaitMs: number;
  readonly retentionMs: number;
  readonly maximumMessageBytes: number;
  /** After this many receives a message moves to the other queue. */
  readonly redrive: { readonly deadLetterQueueName: string; readonly maxReceiveCount: number } | undefined;
}

export interface QueueMessage {
  readonly messageId: string;
  readonly body: string;
  readonly messageAttributes: MessageAttributes;
  readonly sentAt: SimTime;
  /** The invocation whose delivery this is, if it is one. */
  readonly requestId: string | undefined;
  readonly functionName: string | undefined;
  readonly delivery: DeliveryKind | undefined;
  visibleAt: SimTime;
  receiveCount: number;
  firstReceivedAt: SimTime | undefined;
  receiptHandle: string | undefined;
}

export interface QueueState {
  readonly queueName: string;
  attributes: QueueAttributes;
  readonly createdAt: SimTime;
  /** In order of arrival. */
  readonly messages: Map<string, QueueMessage>;
  sentCount: number;
}
