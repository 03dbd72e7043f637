import { z } from 'zod';
import type { Call } from '@/lib/aws/call';
import type { CommandOf, ReceivedMessage } from '@/lib/engine/commands';
import {
  SQS_RECEIVE_MAX_MESSAGES,
  SQS_RECEIVE_WAIT_MAX_SECONDS,
  SQS_VISIBILITY_TIMEOUT_MAX_SECONDS,
} from '@/lib/engine/limits';
import type { WireResponse } from '@/lib/wire/wire-message';
import { queueOfUrl } from './queue-url';
import { receivedMessage } from './received-message';
import { invalidValue, refusedQueueCommand } from './sqs-error';
import { sqsAnswer, sqsBody, wholeNumber } from './sqs-request';

const schema = z.object({
  QueueUrl: z.string(),
  AttributeNames: z.array(z.string()).nullish(),
  MessageSystemAttributeNames: z.array(z.string()).nullish(),
  MessageAttributeNames: z.array(z.string()).nullish(),
  MaxNumberOfMessages: wholeNumber.optional(),
  VisibilityTimeout: wholeNumber.optional(),
  WaitTimeSeconds: wholeNumber.optional(),
});

/** ReceiveMessage. A long poll waits on the wall clock, since its caller does, also while the lab's clock is paused. */
export async function receiveMessage(call: Call): Promise<WireResponse> {
  const asked = sqsBody(call, schema);
  const { queueName, attributes } = queueOfUrl(call, asked.QueueUrl);
  const maxMessages = within('MaxNumberOfMessages', asked.MaxNumberOfMessages, 1, SQS_RECEIVE_MAX_MESSAGES) ?? 1;
  const visibility = within('VisibilityTimeout', asked.VisibilityTimeout, 0, SQS_VISIBILITY_TIMEOUT_MAX_SECONDS);
  const waitSeconds = within('WaitTimeSeconds', asked.WaitTimeSeconds, 0, SQS_RECEIVE_WAIT_MAX_SECONDS);
  const messages = await receiveWithin(
    call,
    {
      type: 'receive-messages',
      queueName,
      maxMessages,
      visibilityTimeoutMs: visibility === undefined ? undefined : visibility * 1_000,
    },
    waitSeconds === undefined ? attributes.receiveWaitMs : waitSeconds * 1_000,
  );
  if (messages.length === 0) return sqsAnswer({});
  const wanted = {
    systemAttributes: [...(asked.AttributeNames ?? []), ...(asked.MessageSystemAttributeNames ?? [])],
    messageAttributes: asked.MessageAttributeNames ?? [],
  };
  return sqsAnswer({ Messages: messages.map((message) => receivedMessage(call.lab.state, message, wanted)) });
}

/** Looks again whenever a message came, until the wait is over or the caller is gone: what nobody reads must not be hidden. */
async function receiveWithin(
  { lab, request }: Call,
  command: CommandOf<'receive-messages'>,
  waitMs: number,
): Promise<readonly ReceivedMessage[]> {
  const deadline = performance.now() + waitMs;
  for (;;) {
    const result = await lab.submit(command);
    if (result.refusal !== undefined) throw refusedQueueCommand(result.refusal);
    const { messages } = result.answer;
    const leftMs = deadline - performance.now();
    if (messages.length > 0 || leftMs <= 0) return messages;
    await lab.waitForMessage(command.queueName, leftMs, request.signal);
    if (request.signal.aborted) return [];
  }
}

function within(name: string, value: number | undefined, minimum: number, maximum: number): number | undefined {
  if (value === undefined || (value >= minimum && value <= maximum)) return value;
  throw invalidValue(
    `Value ${value} for parameter ${name} is invalid. Reason: Must be >= ${minimum} and <= ${maximum}, if provided.`,
  );
}
