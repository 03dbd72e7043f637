import type { InvocationSource } from '@/lib/engine/events';
import type { WireRequest } from '@/lib/wire/wire-message';

/** More than any client sends; keeps a caller from filling the log with its own name. */
const WORD_MAX_LENGTH = 128;
const ATTEMPT = /attempt=(\d{1,4})/;

/** Who invokes, from the headers that every SDK sends. A browser cannot set its User-Agent, so its own variant goes first. */
export function invocationSource(headers: WireRequest['headers']): Extract<InvocationSource, { kind: 'client' }> {
  const sdkRequest = headers['amz-sdk-request'];
  return {
    kind: 'client',
    client: firstWord(headers['x-amz-user-agent'] ?? headers['user-agent']),
    sdkInvocationId: headers['amz-sdk-invocation-id']?.slice(0, WORD_MAX_LENGTH),
    sdkAttempt: sdkRequest === undefined ? undefined : sdkAttempt(sdkRequest),
  };
}

function firstWord(userAgent: string | undefined): string {
  if (userAgent === undefined || userAgent === '') return 'unknown';
  const end = userAgent.indexOf(' ');
  return userAgent.slice(0, Math.min(end === -1 ? WORD_MAX_LENGTH : end, WORD_MAX_LENGTH));
}

function sdkAttempt(header: string): number | undefined {
  const attempt = ATTEMPT.exec(header)?.[1];
  return attempt === undefined ? undefined : Number(attempt);
}
