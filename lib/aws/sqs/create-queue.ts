import { z } from 'zod';
import type { Call } from '@/lib/aws/call';
import type { WireResponse } from '@/lib/wire/wire-message';
import { readQueueAttributes } from './queue-attributes';
import { queueUrl, requireQueueName } from './queue-url';
import { refusedQueueCommand } from './sqs-error';
import { sqsAnswer, sqsBody } from './sqs-request';

const schema = z.object({ QueueName: z.string(), Attributes: z.record(z.string(), z.string()).nullish() });

/** CreateQueue: a second time with the same attributes it answers the same URL. */
export async function createQueue(call: Call): Promise<WireResponse> {
  const { QueueName: queueName, Attributes } = sqsBody(call, schema);
  requireQueueName(queueName);
  const attributes = readQueueAttributes(Attributes ?? {});
  const result = await call.lab.submit({ type: 'create-queue', queueName, attributes });
  if (result.refusal !== undefined) throw refusedQueueCommand(result.refusal);
  return sqsAnswer({ QueueUrl: queueUrl(call, queueName) });
}
