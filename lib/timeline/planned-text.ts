import type { PlannedAttempt } from './planned-attempts';
import { durationText } from './time-text';
import { SIM_TIME, type TimeWords } from './time-words';

/** A planned attempt in words, as the accessible list names it: `Attempt 2 of always-fails, planned, at 60.4 s`. */
export function plannedName(functionName: string, planned: PlannedAttempt, words: TimeWords = SIM_TIME): string {
  const { attempt, fate, startAt } = planned;
  const name = `Attempt ${attempt} of ${functionName}`;
  switch (fate) {
    case 'certain':
      return `${name}, planned, at ${words.at(startAt)}`;
    case 'if-failed':
      return `${name}, planned if attempt ${attempt - 1} fails, at ${words.at(startAt)}`;
    case 'too-old':
      return `${name}, not planned, the event is too old by ${words.at(startAt)}`;
    case 'not-needed':
      return `${name}, skipped, an earlier attempt succeeded`;
  }
}

/** How long until a moment, in whole seconds: `in 41 s`. */
export function countdownText(at: number, now: number): string {
  const leftMs = at - now;
  if (leftMs <= 0) return 'now';
  return leftMs < 1_000 ? 'in < 1 s' : `in ${durationText(Math.ceil(leftMs / 1_000) * 1_000)}`;
}
