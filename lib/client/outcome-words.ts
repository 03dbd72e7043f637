import type { OutcomeKind, ScriptedOutcome } from '@/lib/engine/function-configuration';

/** Every way an attempt can end, in the order of the menu that adds one. */
export const SCRIPTED_OUTCOMES: readonly ScriptedOutcome[] = ['success', 'error', 'timeout', 'out-of-memory', 'exit'];

/** What each outcome is called. */
export const OUTCOME_WORDS: Record<OutcomeKind, string> = {
  success: 'success',
  error: 'error',
  timeout: 'timeout',
  'out-of-memory': 'out of memory',
  exit: 'exit',
  interrupted: 'interrupted',
};

/** Each outcome of a script with the attempt it is for, counted from 1. */
export function numberedOutcomes(
  outcomes: readonly ScriptedOutcome[],
): { outcome: ScriptedOutcome; attempt: number }[] {
  return outcomes.map((outcome, index) => ({ outcome, attempt: index + 1 }));
}
