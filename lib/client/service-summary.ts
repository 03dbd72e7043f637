import type { InvocationStory } from '@/lib/engine/invocation-story';

/** What the service did, in half a line: `3 attempts, all failed`. */
export interface ServiceSummary {
  readonly text: string;
  readonly tone: 'good' | 'bad' | 'open';
}

/** Counts the attempts of a story and says how they went. */
export function serviceSummary(story: InvocationStory): ServiceSummary {
  const attempts = story.chapters.filter((chapter) => chapter.kind === 'attempt');
  const throttles = story.chapters.filter((chapter) => chapter.kind === 'throttled').length;
  const failed = attempts.filter(
    (attempt) => attempt.ended !== undefined && attempt.ended.outcome !== 'success',
  ).length;
  const tone = story.end === undefined ? 'open' : isGood(story) ? 'good' : 'bad';
  return { text: summaryText(story, attempts.length, failed, throttles), tone };
}

function summaryText(story: InvocationStory, attempts: number, failed: number, throttles: number): string {
  const throttled = throttles === 0 ? '' : `, throttled ${throttles === 1 ? 'once' : `${throttles} times`}`;
  if (attempts === 0) {
    if (story.end?.phase === 'dry-run') return 'checked it, ran nothing';
    if (story.end?.phase === 'rejected') return 'refused it, ran nothing';
    return `${story.end === undefined ? 'has not run it yet' : 'never ran it'}${throttled}`;
  }
  const running = story.end === undefined && story.chapters.at(-1)?.kind === 'attempt' ? ', running' : '';
  return `${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}${failureWords(attempts, failed)}${throttled}${running}`;
}

function failureWords(attempts: number, failed: number): string {
  if (failed === 0) return '';
  if (failed < attempts) return `, ${failed} failed`;
  return attempts === 1 ? ', failed' : ', all failed';
}

function isGood(story: InvocationStory): boolean {
  return story.end?.phase === 'succeeded' || story.end?.phase === 'dry-run';
}
