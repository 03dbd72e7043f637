import type { InvocationStory } from '@/lib/engine/invocation-story';
import type { Invocation } from '@/lib/engine/state';
import { durationText } from '@/lib/timeline/time-text';
import type { ClientTry } from './client-tries';

/** What the caller knows of its call, in a few words. */
export interface CallerWords {
  readonly text: string;
  readonly detail: string | undefined;
  readonly tone: 'good' | 'bad' | 'open';
}

/** Says what the caller was told, and whether it asked again by itself. */
export function callerWords(story: InvocationStory, invocation: Invocation, tries: readonly ClientTry[]): CallerWords {
  const { caller } = story;
  if (caller === undefined) return { text: 'nothing yet, it waits', detail: 'its connection stays open', tone: 'open' };
  const { statusCode, functionError } = caller;
  const good = statusCode < 300 && functionError === undefined;
  return {
    text: statusText(statusCode, functionError),
    detail: detailOf(story, invocation, tries),
    tone: good ? 'good' : 'bad',
  };
}

function statusText(statusCode: number, functionError: string | undefined): string {
  if (functionError !== undefined) return `${statusCode}, ${functionError}`;
  return statusCode === 202 ? '202 Accepted' : String(statusCode);
}

function detailOf(
  { caller, acceptedAt }: InvocationStory,
  { source, invocationType, requestId }: Invocation,
  tries: readonly ClientTry[],
): string | undefined {
  if (caller === undefined) return undefined;
  if (caller.statusCode === 202) return source.kind === 'client' ? 'at once, and never more' : 'at once: nobody waits';
  if (caller.code !== undefined)
    return [caller.reason ?? caller.code, againText(requestId, tries)].filter((text) => text !== '').join(', ');
  if (invocationType === 'DryRun') return 'valid, and nothing ran';
  return `after ${durationText(caller.at - acceptedAt)}`;
}

/** A refused client may have asked again, with another request id. */
function againText(requestId: string, tries: readonly ClientTry[]): string {
  const place = tries.findIndex((one) => one.requestId === requestId);
  const own = tries[place];
  if (own === undefined) return '';
  const number = `call ${own.number} of ${tries.at(-1)?.number}`;
  return place < tries.length - 1 ? `${number}: it asked again` : `${number}, the last so far`;
}
