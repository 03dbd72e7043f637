import type { Call } from '@/lib/aws/call';
import type { WireResponse } from '@/lib/wire/wire-message';
import { queueUrlSchema } from './queue-call';
import { queueOfUrl } from './queue-url';
import { refusedQueueCommand } from './sqs-error';
import { sqsAnswer, sqsBody } from './sqs-request';

/** DeleteQueue, messages included. */
export async function deleteQueue(call: Call): Promise<WireResponse> {
  const { queueName } = queueOfUrl(call, sqsBody(call, queueUrlSchema).QueueUrl);
  const result = await call.lab.submit({ type: 'delete-queue', queueName });
  if (result.refusal !== undefined) throw refusedQueueCommand(result.refusal);
  return sqsAnswer();
}
