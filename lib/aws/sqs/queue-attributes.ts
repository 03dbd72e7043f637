import { queueArn } from '@/lib/engine/arn';
import {
  SQS_DELAY_MAX_SECONDS,
  SQS_MAX_RECEIVE_COUNT_MAX,
  SQS_MESSAGE_MAX_BYTES,
  SQS_MESSAGE_MIN_LIMIT_BYTES,
  SQS_RECEIVE_WAIT_MAX_SECONDS,
  SQS_RETENTION_DEFAULT_SECONDS,
  SQS_RETENTION_MAX_SECONDS,
  SQS_RETENTION_MIN_SECONDS,
  SQS_VISIBILITY_TIMEOUT_DEFAULT_SECONDS,
  SQS_VISIBILITY_TIMEOUT_MAX_SECONDS,
} from '@/lib/engine/limits';
import type { QueueAttributes, QueueState } from '@/lib/engine/queue';
import type { SimTime } from '@/lib/engine/sim-time';
import type { LabState } from '@/lib/engine/state';
import { sqsError } from './sqs-error';

/** Attributes that change nothing here: accepted, not kept. */
const WITHOUT_EFFECT = new Set([
  'KmsDataKeyReusePeriodSeconds',
  'KmsMasterKeyId',
  'Policy',
  'RedriveAllowPolicy',
  'SqsManagedSseEnabled',
]);
const OF_FIFO = new Set(['ContentBasedDeduplication', 'DeduplicationScope', 'FifoQueue', 'FifoThroughputLimit']);

/** A queue nobody configured. */
const DEFAULTS: QueueAttributes = {
  visibilityTimeoutMs: SQS_VISIBILITY_TIMEOUT_DEFAULT_SECONDS * 1_000,
  delayMs: 0,
  receiveWaitMs: 0,
  retentionMs: SQS_RETENTION_DEFAULT_SECONDS * 1_000,
  maximumMessageBytes: SQS_MESSAGE_MAX_BYTES,
  redrive: undefined,
};

/** Attributes as CreateQueue sends them, all of them text, in the engine's terms. */
export function readQueueAttributes(sent: Readonly<Record<string, string>>): QueueAttributes {
  const given = Object.entries(sent).map(([name, value]) => readAttribute(name, value));
  return Object.assign({}, DEFAULTS, ...given);
}

function readAttribute(name: string, value: string): Partial<QueueAttributes> {
  switch (name) {
    case 'VisibilityTimeout':
      return { visibilityTimeoutMs: whole(name, value, 0, SQS_VISIBILITY_TIMEOUT_MAX_SECONDS) * 1_000 };
    case 'DelaySeconds':
      return { delayMs: whole(name, value, 0, SQS_DELAY_MAX_SECONDS) * 1_000 };
    case 'ReceiveMessageWaitTimeSeconds':
      return { receiveWaitMs: whole(name, value, 0, SQS_RECEIVE_WAIT_MAX_SECONDS) * 1_000 };
    case 'MessageRetentionPeriod':
      return { retentionMs: whole(name, value, SQS_RETENTION_MIN_SECONDS, SQS_RETENTION_MAX_SECONDS) * 1_000 };
    case 'MaximumMessageSize':
      return { maximumMessageBytes: whole(name, value, SQS_MESSAGE_MIN_LIMIT_BYTES, SQS_MESSAGE_MAX_BYTES) };
    case 'RedrivePolicy':
      return { redrive: value === '' ? undefined : readRedrivePolicy(value) };
    default:
      if (WITHOUT_EFFECT.has(name)) return {};
      if (OF_FIFO.has(name)) throw sqsError('InvalidAttributeName', `${name} is for FIFO queues, and this is none.`);
      throw sqsError('InvalidAttributeName', `Unknown Attribute ${name}.`);
  }
}

function whole(name: string, value: string, minimum: number, maximum: number): number {
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= minimum && number <= maximum) return number;
  throw invalid(name);
}

function readRedrivePolicy(value: string): NonNullable<QueueAttributes['redrive']> {
  const policy = jsonObject(value);
  const count = Number(policy.maxReceiveCount);
  const deadLetterQueueName =
    typeof policy.deadLetterTargetArn === 'string' ? policy.deadLetterTargetArn.split(':')[5] : undefined;
  const isValid = Number.isInteger(count) && count >= 1 && count <= SQS_MAX_RECEIVE_COUNT_MAX;
  if (deadLetterQueueName === undefined || !isValid) throw invalid('RedrivePolicy');
  return { deadLetterQueueName, maxReceiveCount: count };
}

function jsonObject(text: string): { deadLetterTargetArn?: unknown; maxReceiveCount?: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Answered below, like any other wrong value.
  }
  throw invalid('RedrivePolicy');
}

function invalid(name: string): Error {
  return sqsError('InvalidAttributeValue', `Invalid value for the parameter ${name}.`);
}

/** All attributes of a queue at one moment, in SQS's order. */
export function queueAttributes(state: LabState, queue: QueueState, now: SimTime): Readonly<Record<string, string>> {
  const { attributes } = queue;
  const created = String(Math.floor((state.epochMs + queue.createdAt) / 1_000));
  return {
    QueueArn: queueArn(state, queue.queueName),
    ...messageCounts(queue, now),
    CreatedTimestamp: created,
    LastModifiedTimestamp: created,
    VisibilityTimeout: seconds(attributes.visibilityTimeoutMs),
    MaximumMessageSize: String(attributes.maximumMessageBytes),
    MessageRetentionPeriod: seconds(attributes.retentionMs),
    DelaySeconds: seconds(attributes.delayMs),
    ReceiveMessageWaitTimeSeconds: seconds(attributes.receiveWaitMs),
    ...(attributes.redrive === undefined ? {} : { RedrivePolicy: redrivePolicy(state, attributes.redrive) }),
    SqsManagedSseEnabled: 'true',
  };
}

function messageCounts(queue: QueueState, now: SimTime): Record<string, string> {
  let visible = 0;
  let inFlight = 0;
  let delayed = 0;
  for (const message of queue.messages.values()) {
    if (message.visibleAt <= now) visible++;
    else if (message.receiveCount > 0) inFlight++;
    else delayed++;
  }
  return {
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
  };
}

function redrivePolicy(state: LabState, redrive: NonNullable<QueueAttributes['redrive']>): string {
  return JSON.stringify({
    deadLetterTargetArn: queueArn(state, redrive.deadLetterQueueName),
    maxReceiveCount: redrive.maxReceiveCount,
  });
}

function seconds(ms: number): string {
  return String(ms / 1_000);
}
