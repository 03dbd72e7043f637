import type { Call } from '@/lib/aws/call';
import type { WireResponse } from '@/lib/wire/wire-message';
import { queueUrlSchema } from './queue-call';
import { queueOfUrl } from './queue-url';
import { refusedQueueCommand } from './sqs-error';
import { sqsAnswer, sqsBody } from './sqs-request';

/** PurgeQueue: every message goes, the queue stays. */
export async function purgeQueue(call: Call): Promise<WireResponse> {
  const { queueName } = queueOfUrl(call, sqsBody(call, queueUrlSchema).QueueUrl);
  const result = await call.lab.submit({ type: 'purge-queue', queueName });
  if (result.refusal !== undefined) throw refusedQueueCommand(result.refusal);
  return sqsAnswer();
}
