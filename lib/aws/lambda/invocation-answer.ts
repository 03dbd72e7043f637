import type { LogEventOf } from '@/lib/engine/events';
import { LOG_TAIL_MAX_BYTES } from '@/lib/engine/limits';
import type { LogLine } from '@/lib/engine/log-lines';
import type { WireResponse } from '@/lib/wire/wire-message';
import { traceId } from './trace-id';

/** INV-20 to INV-24, INV-30, INV-31: a synchronous invocation came to its end. `logLines`: its log, when the tail was asked for. */
export function syncAnswer(ended: LogEventOf<'attempt-ended'>, logLines: readonly LogLine[] | undefined): WireResponse {
  const headers: Record<string, string> = {
    'Content-Type': 'application/json',
    'x-amzn-RequestId': ended.requestId,
    'x-amzn-Remapped-Content-Length': '0',
    'X-Amz-Executed-Version': '$LATEST',
    'X-Amzn-Trace-Id': traceId(ended.requestId, ended.functionName, 0),
  };
  if (ended.functionError !== undefined) headers['X-Amz-Function-Error'] = ended.functionError;
  if (logLines !== undefined) headers['X-Amz-Log-Result'] = logTail(logLines);
  return { status: 200, headers, body: ended.response };
}

/** INV-27: an event was accepted. */
export function eventAnswer(requestId: string, functionName: string): WireResponse {
  return {
    status: 202,
    headers: {
      'x-amzn-RequestId': requestId,
      'x-amzn-Remapped-Content-Length': '0',
      'X-Amzn-Trace-Id': traceId(requestId, functionName, 0),
    },
    body: '',
  };
}

/** INV-28 */
export function dryRunAnswer(requestId: string): WireResponse {
  return {
    status: 204,
    headers: { 'x-amzn-RequestId': requestId, 'x-amzn-Remapped-Content-Length': '0' },
    body: undefined,
  };
}

/** INV-18: the old InvokeAsync accepted an event. */
export function invokeAsyncAnswer(requestId: string): WireResponse {
  return { status: 202, headers: { 'Content-Type': 'application/json', 'x-amzn-RequestId': requestId }, body: '' };
}

/** INV-25: the last 4 KB, base64; a character cut at the start is replaced. */
export function logTail(lines: readonly LogLine[]): string {
  const log = Buffer.from(lines.map(({ text }) => `${text}\n`).join(''));
  if (log.byteLength <= LOG_TAIL_MAX_BYTES) return log.toString('base64');
  const tail = log.subarray(log.byteLength - LOG_TAIL_MAX_BYTES);
  return Buffer.from(tail.toString('utf8')).toString('base64');
}
