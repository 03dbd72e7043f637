import { functionArn } from './arn';
import { foundNoFunction, lastAttemptOfCopy, maximumRetryAttempts } from './event-invoke-config';
import type { RecordCondition } from './events';
import { isoTime } from './iso-time';
import { endOfJsonValue } from './json-value-end';
import type { SimTime } from './sim-time';
import type { Invocation, LabState } from './state';

/**
 * The invocation record a destination gets, as JSON text with the members in AWS's order (DST-04, DST-05, DST-12 to DST-15).
 * Payload and response stand in it as they were sent (but for white space around them), not parsed and written again.
 */
export function invocationRecord(
  state: LabState,
  invocation: Invocation,
  condition: RecordCondition,
  at: SimTime,
): string {
  const members = [
    `"version":"1.0"`,
    `"timestamp":"${isoTime(state, at)}"`,
    `"requestContext":${JSON.stringify({
      requestId: invocation.requestId,
      functionArn: functionArn(state, invocation.functionName, invocation.qualifier),
      condition,
      approximateInvokeCount: approximateInvokeCount(state, invocation, condition),
    })}`,
    `"requestPayload":${invocation.payload.trim()}`,
    ...responseMembers(state, invocation, condition),
  ];
  return `{${members.join(',')}}`;
}

const PAYLOAD_MEMBER = ',"requestPayload":';

/** The text before the payload in a record of ours: nothing in there can hold the member's name, so its first place is the right one. */
export function recordHead(record: string): string {
  return record.slice(0, record.indexOf(PAYLOAD_MEMBER) + PAYLOAD_MEMBER.length);
}

/** The request's payload in a record of ours, byte for byte. */
export function requestPayloadOf(record: string): string {
  const from = recordHead(record).length;
  return record.slice(from, endOfJsonValue(record, from));
}

/**
 * DST-10: attempts that ran. DST-11: 1 on success, whatever failed before. ASY-18: a deleted function counts as many tries as
 * it would have had.
 */
export function approximateInvokeCount(state: LabState, invocation: Invocation, condition: RecordCondition): number {
  if (condition === 'Success') return 1;
  if (condition === 'RetriesExhausted' && foundNoFunction(state, invocation)) {
    return maximumRetryAttempts(state, invocation) + 1;
  }
  return invocation.attemptsOfCopy;
}

function responseMembers(state: LabState, invocation: Invocation, condition: RecordCondition): readonly string[] {
  if (condition === 'ZeroReservedConcurrency' || condition === 'RecursiveInvocation') return [];
  if (condition === 'RetriesExhausted' && foundNoFunction(state, invocation)) {
    return [`"responseContext":{"statusCode":404}`];
  }
  if (invocation.refusedWith !== undefined) return [`"responseContext":{"statusCode":${invocation.refusedWith}}`];
  const last = lastAttemptOfCopy(invocation);
  if (last === undefined) return [];
  const context = { statusCode: 200, executedVersion: '$LATEST', functionError: last.functionError };
  return [`"responseContext":${JSON.stringify(context)}`, `"responsePayload":${last.response}`];
}
