import { z } from 'zod';
import type { Call } from '@/lib/aws/call';
import { parsePayload } from '@/lib/aws/json/jackson-message';
import { newRequestId } from '@/lib/aws/request-id';
import type { WireResponse } from '@/lib/wire/wire-message';
import { JSON_1_0, sqsError } from './sqs-error';

/** The body of a JSON-protocol call by its schema. */
export function sqsBody<T>(call: Call, schema: z.ZodType<T>): T {
  const { body } = call.request;
  const payload = body.byteLength === 0 ? { text: '{}', error: undefined } : parsePayload(body);
  if (payload.error !== undefined) throw sqsError('SerializationException', payload.error);
  const parsed = schema.safeParse(JSON.parse(payload.text), { reportInput: true });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const member = issue?.path.join('.') ?? '';
  if (issue?.code === 'invalid_type' && (issue.input === undefined || issue.input === null)) {
    throw sqsError('MissingRequiredParameterException', `The request must contain the parameter ${member}.`);
  }
  throw sqsError('SerializationException', `Member ${member} is not valid: ${issue?.message}`);
}

/** A whole number, which the CLI sends as a number and older clients as text. */
export const wholeNumber = z.preprocess(
  (value) => (typeof value === 'string' && /^-?\d{1,9}$/.test(value) ? Number(value) : value),
  z.number().int(),
);

/** An answer of the JSON protocol; undefined for operations that answer nothing. */
export function sqsAnswer(body?: object): WireResponse {
  return {
    status: 200,
    headers: { 'Content-Type': JSON_1_0, 'x-amzn-RequestId': newRequestId() },
    body: body === undefined ? '' : JSON.stringify(body),
  };
}
