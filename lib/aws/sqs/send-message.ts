import { z } from 'zod';
import type { Call } from '@/lib/aws/call';
import { SQS_DELAY_MAX_SECONDS } from '@/lib/engine/limits';
import type { WireResponse } from '@/lib/wire/wire-message';
import { attributesBytes, messageAttributesSchema, readMessageAttributes } from './message-attributes';
import { attributesMd5, bodyMd5 } from './message-md5';
import { queueOfUrl } from './queue-url';
import { invalidValue, refusedQueueCommand, sqsError } from './sqs-error';
import { sqsAnswer, sqsBody, wholeNumber } from './sqs-request';

const schema = z.object({
  QueueUrl: z.string(),
  MessageBody: z.string(),
  DelaySeconds: wholeNumber.optional(),
  MessageAttributes: messageAttributesSchema,
  MessageSystemAttributes: messageAttributesSchema,
});

/** Characters SQS refuses: those XML has no place for. */
const FORBIDDEN = /[^\P{Cc}\t\n\r\u007f-\u009f]|[\p{Cs}\ufffe\uffff]/u;

/** SendMessage */
export async function sendMessage(call: Call): Promise<WireResponse> {
  const sent = sqsBody(call, schema);
  const { queueName, attributes } = queueOfUrl(call, sent.QueueUrl);
  const messageAttributes = readMessageAttributes(sent.MessageAttributes);
  const systemAttributes = readMessageAttributes(sent.MessageSystemAttributes);
  requireContents(sent.MessageBody, attributesBytes(messageAttributes), attributes.maximumMessageBytes);
  const delaySeconds = sent.DelaySeconds;
  if (delaySeconds !== undefined && (delaySeconds < 0 || delaySeconds > SQS_DELAY_MAX_SECONDS)) {
    throw invalidValue(
      `Value ${delaySeconds} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= ${SQS_DELAY_MAX_SECONDS}.`,
    );
  }
  const result = await call.lab.submit({
    type: 'send-message',
    queueName,
    body: sent.MessageBody,
    messageAttributes,
    delayMs: delaySeconds === undefined ? undefined : delaySeconds * 1_000,
  });
  if (result.refusal !== undefined) throw refusedQueueCommand(result.refusal);
  return sqsAnswer({
    MD5OfMessageBody: bodyMd5(sent.MessageBody),
    MD5OfMessageAttributes: attributesMd5(messageAttributes),
    MD5OfMessageSystemAttributes: attributesMd5(systemAttributes),
    MessageId: result.answer.messageId,
  });
}

function requireContents(body: string, bytesOfAttributes: number, limit: number): void {
  if (body === '') {
    throw sqsError('MissingRequiredParameterException', 'The request must contain the parameter MessageBody.');
  }
  if (FORBIDDEN.test(body)) {
    throw sqsError(
      'InvalidMessageContents',
      'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF.',
    );
  }
  if (Buffer.byteLength(body) + bytesOfAttributes > limit) {
    throw invalidValue(`One or more parameters are invalid. Reason: Message must be shorter than ${limit} bytes.`);
  }
}
