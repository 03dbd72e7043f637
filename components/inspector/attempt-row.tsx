'use client';

import { OutcomeMark } from '@/components/ui/outcome-mark';
import { RuleLink } from '@/components/ui/rule-link';
import { type AttemptChapter, environmentName, startWord } from '@/lib/client/attempt-diff';
import { costText } from '@/lib/client/cost-words';
import { OUTCOME_WORDS } from '@/lib/client/outcome-words';
import { attemptCostDollars } from '@/lib/engine/attempt-cost';
import { atText, durationText } from '@/lib/timeline/time-text';
import type { Comparing } from './attempts-section';

/** One attempt: how it began, where it ran, how it ended and what it used. */
export function AttemptRow({ attempt, comparing }: { attempt: AttemptChapter; comparing: Comparing | undefined }) {
  const { ended } = attempt;
  const colour = ended === undefined ? 'text-run' : ended.outcome === 'success' ? 'text-ok' : 'text-err';
  return (
    <div className="grid grid-cols-[18px_1fr_auto] gap-x-2 py-1.5">
      <span aria-hidden className={`font-bold ${colour}`}>
        {ended === undefined ? '▶' : <OutcomeMark outcome={ended.outcome} size={12} />}
      </span>
      <div className="min-w-0">
        <span className="font-medium">Attempt {attempt.attempt}</span>{' '}
        <span className={colour}>{ended === undefined ? 'running' : OUTCOME_WORDS[ended.outcome]}</span>
        <span className="block text-caption text-faint">
          {startText(attempt)} {attempt.rule === undefined ? null : <RuleLink rule={attempt.rule} />} ·{' '}
          {environmentName(attempt.environmentId)} · at {atText(attempt.startedAt)}
        </span>
        {ended === undefined ? null : (
          <span className="block text-caption text-faint">
            billed {durationText(ended.billedMs)} · {ended.memoryUsedMb} of {ended.memorySizeMb} MB ·{' '}
            {costText(attemptCostDollars(ended))}
          </span>
        )}
        {ended?.errorMessage === undefined ? null : (
          <span className="mt-0.5 block text-small break-words text-mute">{ended.errorMessage}</span>
        )}
      </div>
      <div className="flex flex-col items-end gap-0.5">
        <span className="font-mono text-small">{ended === undefined ? '…' : durationText(ended.durationMs)}</span>
        {comparing === undefined ? null : <CompareChoice attempt={attempt.attempt} comparing={comparing} />}
      </div>
    </div>
  );
}

function CompareChoice({ attempt, comparing }: { attempt: number; comparing: Comparing }) {
  return (
    <>
      <label className="flex items-center max-lg:min-h-11 max-lg:min-w-11 max-lg:justify-end">
        <input
          type="checkbox"
          aria-label={`Compare attempt ${attempt}`}
          checked={comparing.chosen.includes(attempt)}
          onChange={(event) => comparing.choose(attempt, event.target.checked)}
          className="size-3.5 accent-accent max-lg:size-5"
        />
      </label>
      {attempt === 1 ? null : (
        <button
          type="button"
          aria-label={`Compare attempt ${attempt} with the previous one`}
          onClick={() => comparing.withPrevious(attempt)}
          className="rounded text-caption text-mute underline decoration-dotted underline-offset-2 hover:text-text max-lg:min-h-11 max-lg:min-w-11"
        >
          vs {attempt - 1}
        </button>
      )}
    </>
  );
}

function startText(attempt: AttemptChapter): string {
  const { initMs } = attempt.ended ?? {};
  return initMs === undefined ? startWord(attempt) : `${startWord(attempt)}, init ${durationText(initMs)}`;
}
