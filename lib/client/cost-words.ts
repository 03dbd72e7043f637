import { attemptCostDollars } from '@/lib/engine/attempt-cost';
import type { LogEventOf } from '@/lib/engine/events';
import type { Chapter } from '@/lib/engine/invocation-story';

/** What an invocation would have cost on AWS, attempt by attempt. */
export interface InvocationCost {
  readonly attempts: readonly { readonly attempt: number; readonly dollars: number; readonly gbSeconds: number }[];
  readonly totalDollars: number;
  readonly gbSeconds: number;
}

/** The cost of the attempts that have ended; waits and refusals cost nothing. */
export function invocationCost(chapters: readonly Chapter[]): InvocationCost {
  const attempts = chapters
    .flatMap((chapter) => (chapter.kind === 'attempt' && chapter.ended !== undefined ? [chapter.ended] : []))
    .map((ended) => ({
      attempt: ended.attempt,
      dollars: attemptCostDollars(ended),
      gbSeconds: gbSeconds(ended),
    }));
  return {
    attempts,
    totalDollars: attempts.reduce((sum, { dollars }) => sum + dollars, 0),
    gbSeconds: attempts.reduce((sum, attempt) => sum + attempt.gbSeconds, 0),
  };
}

/** `$0.00000067`: three figures, never as a power of ten. */
export function costText(dollars: number): string {
  if (dollars === 0) return '$0';
  const places = Math.max(2, 2 - Math.floor(Math.log10(dollars)));
  return `$${dollars.toFixed(Math.min(places, 12))}`;
}

/** Memory for its billed time, to six places. */
export function gbSecondsText(value: number): string {
  return `${Number(value.toFixed(6))} GB-s`;
}

function gbSeconds({ memorySizeMb, billedMs }: LogEventOf<'attempt-ended'>): number {
  return ((memorySizeMb / 1_024) * billedMs) / 1_000;
}
