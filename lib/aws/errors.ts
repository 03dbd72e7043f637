import type { Refusal } from '@/lib/engine/commands';
import type { WireResponse } from '@/lib/wire/wire-message';

/** An answer that is an error: status, headers and body exactly as AWS sends them. */
export class AwsError extends Error {
  constructor(
    readonly statusCode: number,
    /** AWS's exception name, without a namespace. */
    readonly code: string,
    message: string,
    readonly body: string,
    readonly headers: Readonly<Record<string, string>>,
    readonly contentType = 'application/json',
  ) {
    super(message);
    this.name = code;
  }

  /** ERR-01. Header names in the order and case AWS sends them. */
  toWire(requestId: string): WireResponse {
    return {
      status: this.statusCode,
      headers: { 'Content-Type': this.contentType, 'x-amzn-RequestId': requestId, ...this.headers },
      body: this.body,
    };
  }
}

/** ERR-03: exceptions whose body has `Message`; all the others have `message`. */
const CAPITAL_MESSAGE = new Set([
  'AccessDeniedException',
  'DurableExecutionAlreadyStartedException',
  'ENILimitReachedException',
  'InvalidRuntimeException',
  'InvalidSecurityGroupIDException',
  'InvalidSubnetIDException',
  'InvalidZipFileException',
  'NoPublishedVersionException',
  'RecursiveInvocationException',
  'RequestEntityTooLargeException',
  'ResourceNotFoundException',
  'ServiceException',
]);
const CAPITAL_FAMILIES = /^(?:KMS|EC2|EFS|SnapStart)/;

/** Exceptions that are not in Lambda's model come from the front of AWS's services, without a `Type` (ERR-04, ERR-14, ERR-18). */
const WITHOUT_TYPE = new Set([
  'AccessDeniedException',
  'RequestEntityTooLargeException',
  'SerializationException',
  'UnknownOperationException',
  'UnrecognizedClientException',
  'ValidationException',
]);

/** An error of the Lambda API (ERR-01 to ERR-05). `type: null` for the few modelled ones whose answers carry no type (CON-33). */
export function lambdaError(
  statusCode: number,
  code: string,
  message: string,
  more: { readonly reason?: string | undefined; readonly type?: null } = {},
): AwsError {
  const body = {
    ...(more.reason === undefined ? {} : { Reason: more.reason }),
    ...(WITHOUT_TYPE.has(code) ? {} : { Type: typeOf(statusCode, more.type) }),
    [messageKey(code)]: message,
  };
  return new AwsError(statusCode, code, message, JSON.stringify(body), errorHeaders(code));
}

/** ERR-13: AWS gives no reason here, so the wire carries null; `reason` is for the lab's own log. */
export function accessDenied(reason: string): AwsError {
  const code = 'AccessDeniedException';
  return new AwsError(403, code, reason, JSON.stringify({ Message: null }), errorHeaders(code));
}

/** What the engine would not do, in AWS's form. */
export function refusedByEngine(refusal: Refusal): AwsError {
  return lambdaError(refusal.statusCode, refusal.code, refusal.message, { reason: refusal.reason });
}

export function invalidParameter(message: string): AwsError {
  return lambdaError(400, 'InvalidParameterValueException', message);
}

/** ERR-15, ERR-26: body or header is not what it has to be. */
export function invalidRequestContent(message: string): AwsError {
  return lambdaError(400, 'InvalidRequestContentException', message);
}

/** ERR-04: one error or several, joined. */
export function validationError(problems: readonly string[]): AwsError {
  return lambdaError(400, 'ValidationException', validationText(problems));
}

/** `1 validation error detected: …`, also used inside other exceptions (MGT-06). */
export function validationText(problems: readonly string[]): string {
  const errors = problems.length === 1 ? 'error' : 'errors';
  return `${problems.length} validation ${errors} detected: ${problems.join('; ')}`;
}

/** Our own mistake, or Lambda's: nothing about the inside leaves. */
export function serviceError(): AwsError {
  return lambdaError(500, 'ServiceException', 'The service encountered an internal error.');
}

function errorHeaders(code: string): Record<string, string> {
  return { 'x-amzn-ErrorType': code };
}

function typeOf(statusCode: number, type: null | undefined): string | null {
  if (type === null) return null;
  return statusCode < 500 ? 'User' : 'Service';
}

function messageKey(code: string): 'Message' | 'message' {
  return CAPITAL_MESSAGE.has(code) || CAPITAL_FAMILIES.test(code) ? 'Message' : 'message';
}
