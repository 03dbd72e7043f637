import { z } from 'zod';
import type { Call } from '@/lib/aws/call';
import type { WireResponse } from '@/lib/wire/wire-message';
import { queueOfUrl } from './queue-url';
import { refusedQueueCommand } from './sqs-error';
import { sqsAnswer, sqsBody } from './sqs-request';

const schema = z.object({ QueueUrl: z.string(), ReceiptHandle: z.string() });

/** DeleteMessage */
export async function deleteMessage(call: Call): Promise<WireResponse> {
  const { QueueUrl, ReceiptHandle } = sqsBody(call, schema);
  const { queueName } = queueOfUrl(call, QueueUrl);
  const result = await call.lab.submit({ type: 'delete-message', queueName, receiptHandle: ReceiptHandle });
  if (result.refusal !== undefined) throw refusedQueueCommand(result.refusal);
  return sqsAnswer();
}
