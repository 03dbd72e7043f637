import { z } from 'zod';
import type { Call } from '@/lib/aws/call';
import type { WireResponse } from '@/lib/wire/wire-message';
import { queueAttributes } from './queue-attributes';
import { queueOfUrl } from './queue-url';
import { sqsError } from './sqs-error';
import { sqsAnswer, sqsBody } from './sqs-request';

const schema = z.object({ QueueUrl: z.string(), AttributeNames: z.array(z.string()).nullish() });

/** Attributes a queue can have and ours never has: asking for them is no error. */
const NEVER_SET = new Set([
  'ContentBasedDeduplication',
  'DeduplicationScope',
  'FifoQueue',
  'FifoThroughputLimit',
  'KmsDataKeyReusePeriodSeconds',
  'KmsMasterKeyId',
  'Policy',
  'RedriveAllowPolicy',
  'RedrivePolicy',
]);

/** GetQueueAttributes: those asked for; nothing asked, nothing answered, as on SQS. */
export function getQueueAttributes(call: Call): WireResponse {
  const { QueueUrl, AttributeNames } = sqsBody(call, schema);
  const wanted = AttributeNames ?? [];
  const { state } = call.lab;
  const all = queueAttributes(state, queueOfUrl(call, QueueUrl), call.lab.clock().now);
  const unknown = wanted.find((name) => name !== 'All' && !Object.hasOwn(all, name) && !NEVER_SET.has(name));
  if (unknown !== undefined) throw sqsError('InvalidAttributeName', `Unknown Attribute ${unknown}.`);
  if (wanted.length === 0) return sqsAnswer({});
  if (wanted.includes('All')) return sqsAnswer({ Attributes: all });
  return sqsAnswer({ Attributes: Object.fromEntries(Object.entries(all).filter(([name]) => wanted.includes(name))) });
}
