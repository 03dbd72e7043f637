import type { DiscardCondition } from './events';
import { DLQ_ERROR_MESSAGE_MAX_BYTES } from './limits';
import type { KnownLab } from './log-checker-lab';
import type { Answer, Life } from './log-checker-life';
import type { MessageAttributes } from './queue';
import { utf8Bytes } from './utf8';

/** ASY-18: the function is gone, which replaces whatever it answered before. */
export const DELETED = { kind: 'deleted' } as const;

/** How and after what an event ends. Undefined answer: it was never tried. */
export interface Ending {
  readonly condition: DiscardCondition | 'Success';
  readonly answer: Answer | typeof DELETED | undefined;
}

/** DST-04 to DST-15: what is wrong with an invocation record, or undefined. */
export function wrongRecord(lab: KnownLab, life: Life, ending: Ending, at: number, body: string): string | undefined {
  const record = JSON.parse(body);
  const { timestamp } = record;
  if (msOf(timestamp) !== lab.epochMs + at) return `the timestamp ${timestamp} is not that of ${at}`;
  const { functionName, qualifier, requestId, payload } = life.accepted;
  const expected = {
    version: '1.0',
    timestamp,
    requestContext: {
      requestId,
      functionArn: lab.functionArn(functionName, qualifier),
      condition: ending.condition,
      approximateInvokeCount: countOf(lab, life, ending),
    },
    requestPayload: JSON.parse(payload),
    ...responseMembers(ending, record),
  };
  const [is, be] = [JSON.stringify(record), JSON.stringify(expected)];
  return is === be ? undefined : `the record is ${is}, not ${be}`;
}

interface Response {
  readonly responseContext?: unknown;
  readonly responsePayload?: unknown;
}

/** DST-12 to DST-15. No row says what is told of an interrupted attempt, which is our own notion (LAB-01). */
function responseMembers({ condition, answer }: Ending, told: Response): Response {
  if (condition === 'ZeroReservedConcurrency' || answer === undefined) return {};
  if (answer.kind === 'interrupted') {
    const { responseContext, responsePayload } = told;
    return { responseContext, responsePayload };
  }
  if (answer.kind === 'deleted') return { responseContext: { statusCode: 404 } };
  if (answer.kind === 'refused') return { responseContext: { statusCode: answer.statusCode } };
  const { functionError, response } = answer.attempt;
  const error = functionError === undefined ? {} : { functionError };
  const responseContext = { statusCode: 200, executedVersion: '$LATEST', ...error };
  return { responseContext, responsePayload: JSON.parse(response) };
}

/** DST-10, DST-11, ASY-18 */
function countOf(lab: KnownLab, life: Life, { condition, answer }: Ending): number {
  if (condition === 'Success') return 1;
  if (answer?.kind !== 'deleted') return life.attemptsOfCopy;
  return 1 + lab.retries(life.accepted.functionName, life.accepted.qualifier);
}

/** DLQ-04 to DLQ-09: what is wrong with a dead letter's attributes, or undefined. */
export function wrongLetter(
  lab: KnownLab,
  life: Life,
  ending: Ending,
  attributes: MessageAttributes,
): string | undefined {
  const { RequestID, ErrorCode, ErrorMessage, ...others } = attributes;
  if (Object.keys(others).length > 0) return `unknown attributes ${Object.keys(others).join(', ')}`;
  if (RequestID?.dataType !== 'String' || RequestID.stringValue !== life.accepted.requestId) return 'wrong RequestID';
  const expected = expectedError(lab, life, ending);
  if (expected === undefined) return undefined;
  if (ErrorCode?.stringValue !== expected.code) return `ErrorCode ${ErrorCode?.stringValue}, not ${expected.code}`;
  if (ErrorCode !== undefined && ErrorCode.dataType !== 'Number') return `ErrorCode is a ${ErrorCode.dataType}`;
  if (ErrorMessage?.dataType !== 'String') return `ErrorMessage is a ${ErrorMessage?.dataType}`;
  if (expected.message === undefined || isFirstKilobyte(ErrorMessage.stringValue ?? '', expected.message))
    return undefined;
  return `ErrorMessage ${ErrorMessage.stringValue}, not ${expected.message}`;
}

function expectedError(lab: KnownLab, life: Life, { condition, answer }: Ending) {
  const { functionName, qualifier } = life.accepted;
  if (condition === 'ZeroReservedConcurrency') {
    const message = 'Function not invoked. Function isconfigured with zero reserved concurrent executions';
    return { code: undefined, message };
  }
  if (answer === undefined || answer.kind === 'interrupted') return undefined;
  if (answer.kind === 'deleted') {
    return { code: '404', message: `Function not found: ${lab.functionArn(functionName, qualifier)}` };
  }
  if (answer.kind === 'ran') return { code: '200', message: answer.attempt.errorMessage };
  return { code: String(answer.statusCode), message: answer.statusCode === 429 ? 'Rate Exceeded.' : undefined };
}

/** DLQ-06 */
function isFirstKilobyte(text: string, whole: string): boolean {
  // SQS takes no empty value; no row says what Lambda sends instead.
  if (whole === '') return text.trim() === '';
  if (utf8Bytes(whole) <= DLQ_ERROR_MESSAGE_MAX_BYTES) return text === whole;
  const kept = text.endsWith('\ufffd') && !whole.startsWith(text) ? text.slice(0, -1) : text;
  const bytes = utf8Bytes(kept);
  return whole.startsWith(kept) && bytes <= DLQ_ERROR_MESSAGE_MAX_BYTES && bytes > DLQ_ERROR_MESSAGE_MAX_BYTES - 4;
}

/** Unix milliseconds of `YYYY-MM-DDTHH:MM:SS.mmmZ` (DST-08), counted day by day; NaN when it has another form. */
function msOf(timestamp: unknown): number {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)\.(\d{3})Z$/.exec(String(timestamp));
  if (parts === null) return Number.NaN;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, ms = 0] = parts.slice(1).map(Number);
  let days = day - 1;
  for (let y = 1970; y < year; y++) days += isLeap(y) ? 366 : 365;
  for (let m = 1; m < month; m++) days += m === 2 && isLeap(year) ? 29 : (MONTH_DAYS[m - 1] ?? 0);
  return (((days * 24 + hour) * 60 + minute) * 60 + second) * 1_000 + ms;
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
