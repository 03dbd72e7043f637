import type { EnvironmentLife } from '@/lib/timeline/environment-lanes';
import type { Span } from '@/lib/timeline/span';
import type { TimeWords } from '@/lib/timeline/time-words';

/** An environment's life in words: `Environment 1 of always-fails, made at 0.2 s, frozen since 180.3 s`. `last`: the latest span of its lane. */
export function environmentName(
  functionName: string,
  { number, startedAt, endedAt, why }: EnvironmentLife,
  last: Span | undefined,
  words: TimeWords,
): string {
  const name = `Environment ${number} of ${functionName}, made at ${words.at(startedAt)}`;
  if (endedAt !== undefined)
    return `${name}, shut down at ${words.at(endedAt)}${why === 'idle' ? ' after being idle' : ''}`;
  if (last?.endAt === undefined) return `${name}, busy`;
  return `${name}, frozen since ${words.at(last.endAt)}`;
}
