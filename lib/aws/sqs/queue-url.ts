import type { Call } from '@/lib/aws/call';
import { SQS_QUEUE_NAME_MAX_LENGTH } from '@/lib/engine/limits';
import type { QueueState } from '@/lib/engine/queue';
import { invalidValue, sqsError } from './sqs-error';

const QUEUE_NAME = new RegExp(`^[a-zA-Z0-9_-]{1,${SQS_QUEUE_NAME_MAX_LENGTH}}$`);

/** The URL of a queue on the host the caller used. */
export function queueUrl({ request, lab }: Call, queueName: string): string {
  const scheme = request.headers['x-forwarded-proto'] === 'https' ? 'https' : 'http';
  return `${scheme}://${request.headers.host ?? 'localhost'}/${lab.labId}/${queueName}`;
}

/** The queue a URL names, whatever its host; a bare name will do too. */
export function queueOfUrl({ lab }: Call, url: string): QueueState {
  const parts = url.split('/').filter((part) => part !== '');
  const queueName = parts.at(-1) ?? '';
  const account = parts.length > 1 ? parts.at(-2) : undefined;
  const isHere = account === undefined || account === lab.labId || !/^\d{12}$/.test(account);
  const queue = isHere ? lab.state.queues.get(queueName) : undefined;
  if (queue === undefined) throw sqsError('QueueDoesNotExist', 'The specified queue does not exist.');
  return queue;
}

/** A name that a new queue can have. */
export function requireQueueName(queueName: string): void {
  if (queueName.endsWith('.fifo')) {
    throw sqsError('UnsupportedOperation', 'Invocation Lab keeps standard queues only, no FIFO queues.');
  }
  if (!QUEUE_NAME.test(queueName)) {
    throw invalidValue(
      `Can only include alphanumeric characters, hyphens, or underscores. 1 to ${SQS_QUEUE_NAME_MAX_LENGTH} in length`,
    );
  }
}
