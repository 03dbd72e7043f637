import { z } from 'zod';
import type { Call } from '@/lib/aws/call';
import type { WireResponse } from '@/lib/wire/wire-message';
import { queueUrl } from './queue-url';
import { sqsError } from './sqs-error';
import { sqsAnswer, sqsBody } from './sqs-request';

const schema = z.object({ QueueName: z.string(), QueueOwnerAWSAccountId: z.string().nullish() });

/** GetQueueUrl */
export function getQueueUrl(call: Call): WireResponse {
  const { QueueName, QueueOwnerAWSAccountId } = sqsBody(call, schema);
  const isHere = QueueOwnerAWSAccountId == null || QueueOwnerAWSAccountId === call.lab.labId;
  if (!isHere || !call.lab.state.queues.has(QueueName)) {
    throw sqsError('QueueDoesNotExist', 'The specified queue does not exist.');
  }
  return sqsAnswer({ QueueUrl: queueUrl(call, QueueName) });
}
