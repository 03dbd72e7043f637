import { functionArn } from './arn';
import type { Refusal } from './commands';
import type { ThrottleReason } from './events';
import type { LabState } from './state';

/** ERR-10: unqualified for the configuration operations, with a qualifier for invokes. */
export function functionNotFound(state: LabState, functionName: string, qualifier?: string): Refusal {
  return refusal(
    404,
    'ResourceNotFoundException',
    `Function not found: ${functionArn(state, functionName, qualifier)}`,
  );
}

/** ERR-20 */
export function tooManyRequests(reason: ThrottleReason): Refusal {
  return { ...refusal(429, 'TooManyRequestsException', 'Rate Exceeded.'), reason };
}

/** A service error, which only a fault can cause here (ERR-29). AWS's text for it is not known. */
/** ASY-34 names the exception; its text for a synchronous call is not published. */
export function recursion({ functionName }: { readonly functionName: string }): Refusal {
  return refusal(
    400,
    'RecursiveInvocationException',
    `Lambda detected your function ${functionName} being invoked in a recursive loop with other AWS resources and stopped the invocation.`,
  );
}

export function serviceException(): Refusal {
  return refusal(500, 'ServiceException', 'The AWS Lambda service encountered an internal error.');
}

export function invalidParameter(message: string): Refusal {
  return refusal(400, 'InvalidParameterValueException', message);
}

export function refusal(statusCode: number, code: string, message: string): Refusal {
  return { statusCode, code, message, reason: undefined };
}

/** MGT-09 */
export function staleRevision(): Refusal {
  const text = 'The Revision Id provided does not match the latest Revision Id.';
  const advice = 'Call the GetFunction/GetAlias API to retrieve the latest Revision Id';
  return refusal(412, 'PreconditionFailedException', `${text} ${advice}`);
}
