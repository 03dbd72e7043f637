import type { OutcomeKind, ScriptedOutcome } from '@/lib/engine/function-configuration';

/** Every way an attempt can end, in the order of the menu that adds one. */
export const SCRIPTED_OUTCOMES: readonly ScriptedOutcome[] = ['success', 'error', 'timeout', 'out-of-memory', 'exit'];

interface OutcomeWords {
  readonly mark: string;
  readonly word: string;
}

/** Mark and word of an outcome; the mark never stands alone. */
export const OUTCOME_WORDS: Record<OutcomeKind, OutcomeWords> = {
  success: { mark: '✓', word: 'success' },
  error: { mark: '✕', word: 'error' },
  timeout: { mark: '⏱', word: 'timeout' },
  'out-of-memory': { mark: '⊘', word: 'out of memory' },
  exit: { mark: '⏻', word: 'exit' },
  interrupted: { mark: '↯', word: 'interrupted' },
};
