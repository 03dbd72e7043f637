import { functionArn } from './arn';
import { foundNoFunction, lastAttemptOfCopy } from './event-invoke-config';
import type { RecordCondition } from './events';
import { DLQ_ERROR_MESSAGE_MAX_BYTES } from './limits';
import type { MessageAttributes } from './queue';
import type { Invocation, LabState } from './state';
import { firstBytes } from './utf8';

/** The attributes of a dead-letter message (DLQ-04 to DLQ-09); its body is the event itself (DLQ-03). */
export function deadLetterAttributes(
  state: LabState,
  invocation: Invocation,
  condition: RecordCondition,
): MessageAttributes {
  const { code, message } = whatWentWrong(state, invocation, condition);
  return {
    RequestID: text('String', invocation.requestId),
    ...(code === undefined ? {} : { ErrorCode: text('Number', String(code)) }),
    ...(message === undefined
      ? {}
      : { ErrorMessage: text('String', firstBytes(message, DLQ_ERROR_MESSAGE_MAX_BYTES)) }),
  };
}

function whatWentWrong(
  state: LabState,
  invocation: Invocation,
  condition: RecordCondition,
): { code: number | undefined; message: string | undefined } {
  if (condition === 'ZeroReservedConcurrency') {
    // AWS's own words, missing space included (DLQ-08).
    const message = 'Function not invoked. Function isconfigured with zero reserved concurrent executions';
    return { code: undefined, message };
  }
  if (condition === 'RecursiveInvocation') return { code: undefined, message: undefined };
  if (condition === 'RetriesExhausted' && foundNoFunction(state, invocation)) {
    return {
      code: 404,
      message: `Function not found: ${functionArn(state, invocation.functionName, invocation.qualifier)}`,
    };
  }
  if (invocation.refusedWith === 429) return { code: 429, message: 'Rate Exceeded.' };
  if (invocation.refusedWith === 500) return { code: 500, message: 'Service error.' };
  const last = lastAttemptOfCopy(invocation);
  return last === undefined ? { code: undefined, message: undefined } : { code: 200, message: last.errorMessage };
}

function text(dataType: string, stringValue: string): MessageAttributes[string] {
  // SQS refuses an empty value, and an error may well have no message.
  return { dataType, stringValue: stringValue === '' ? ' ' : stringValue, binaryValue: undefined };
}
