import { AwsError } from '@/lib/aws/errors';
import type { Refusal } from '@/lib/engine/commands';

const SQS = 'com.amazonaws.sqs';
/** Errors of the front that all JSON services of AWS share. */
const CORAL = 'com.amazon.coral.service';

interface Kind {
  readonly namespace: string;
  /** The code of the old query protocol, which SDKs still show to callers. */
  readonly queryCode: string;
  readonly statusCode: number;
}

const KINDS = {
  QueueDoesNotExist: { namespace: SQS, queryCode: 'AWS.SimpleQueueService.NonExistentQueue', statusCode: 400 },
  QueueNameExists: { namespace: SQS, queryCode: 'QueueAlreadyExists', statusCode: 400 },
  ReceiptHandleIsInvalid: { namespace: SQS, queryCode: 'ReceiptHandleIsInvalid', statusCode: 404 },
  InvalidAttributeName: { namespace: SQS, queryCode: 'InvalidAttributeName', statusCode: 400 },
  InvalidAttributeValue: { namespace: SQS, queryCode: 'InvalidAttributeValue', statusCode: 400 },
  InvalidMessageContents: { namespace: SQS, queryCode: 'InvalidMessageContents', statusCode: 400 },
  UnsupportedOperation: { namespace: SQS, queryCode: 'AWS.SimpleQueueService.UnsupportedOperation', statusCode: 400 },
  InvalidParameterValueException: { namespace: CORAL, queryCode: 'InvalidParameterValue', statusCode: 400 },
  MissingRequiredParameterException: { namespace: CORAL, queryCode: 'MissingParameter', statusCode: 400 },
  SerializationException: { namespace: CORAL, queryCode: 'MalformedInput', statusCode: 400 },
  UnknownOperationException: { namespace: CORAL, queryCode: 'InvalidAction', statusCode: 404 },
  UnrecognizedClientException: { namespace: CORAL, queryCode: 'InvalidClientTokenId', statusCode: 403 },
  AccessDeniedException: { namespace: CORAL, queryCode: 'AccessDenied', statusCode: 403 },
  RequestEntityTooLargeException: { namespace: CORAL, queryCode: 'RequestEntityTooLarge', statusCode: 413 },
  ResourceConflictException: { namespace: CORAL, queryCode: 'ResourceConflict', statusCode: 409 },
  InternalFailure: { namespace: CORAL, queryCode: 'InternalFailure', statusCode: 500 },
} as const satisfies Record<string, Kind>;

export type SqsErrorCode = keyof typeof KINDS;

/** The content type of SQS's JSON protocol, both ways. */
export const JSON_1_0 = 'application/x-amz-json-1.0';

/** An error of SQS's JSON protocol: the type in the body, the old code in `x-amzn-query-error`. */
export function sqsError(code: SqsErrorCode, message: string): AwsError {
  const { namespace, queryCode, statusCode }: Kind = KINDS[code];
  const fault = statusCode < 500 ? 'Sender' : 'Receiver';
  const body = JSON.stringify({ __type: `${namespace}#${code}`, message });
  return new AwsError(statusCode, code, message, body, { 'x-amzn-query-error': `${queryCode};${fault}` }, JSON_1_0);
}

/** What the engine would not do with a queue. */
export function refusedQueueCommand({ code, message }: Refusal): AwsError {
  return sqsError(isSqsErrorCode(code) ? code : 'UnsupportedOperation', message);
}

export function invalidValue(message: string): AwsError {
  return sqsError('InvalidParameterValueException', message);
}

function isSqsErrorCode(code: string): code is SqsErrorCode {
  return Object.hasOwn(KINDS, code);
}
