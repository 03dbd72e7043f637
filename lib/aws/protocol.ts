import type { WireRequest } from '@/lib/wire/wire-message';
import { type AwsError, lambdaError } from './errors';
import { queryError } from './query-protocol';
import { type SqsErrorCode, sqsError } from './sqs/sqs-error';

/**
 * How a call speaks: Lambda has its paths, the newer SQS names its operation in a header, the older SQS and SNS send a form.
 * https://smithy.io/2.0/aws/protocols/
 */
export type Protocol = 'rest-json' | 'json' | 'query';

export function protocolOf({ method, headers }: Pick<WireRequest, 'method' | 'headers'>): Protocol {
  if (method !== 'POST') return 'rest-json';
  if (headers['x-amz-target'] !== undefined) return 'json';
  return headers['content-type']?.startsWith(FORM) ? 'query' : 'rest-json';
}

const FORM = 'application/x-www-form-urlencoded';

/** Errors that come before any operation, in words every protocol has. */
export type FrontErrorCode =
  | 'AccessDeniedException'
  | 'RequestEntityTooLargeException'
  | 'ResourceConflictException'
  | 'ServiceException'
  | 'UnknownOperationException'
  | 'UnrecognizedClientException';

/** One of them in the protocol of the call. */
export function frontError(protocol: Protocol, statusCode: number, code: FrontErrorCode, message: string): AwsError {
  switch (protocol) {
    case 'rest-json':
      return lambdaError(statusCode, code, message);
    case 'json':
      return sqsError(sqsCode(code), message);
    case 'query':
      return queryError(statusCode, code, message);
  }
}

function sqsCode(code: FrontErrorCode): SqsErrorCode {
  return code === 'ServiceException' ? 'InternalFailure' : code;
}
