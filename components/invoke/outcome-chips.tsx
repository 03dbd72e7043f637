'use client';

import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useLabValue, useLiveLab } from '@/components/lab/lab-context';
import { RefusalNotice } from '@/components/ui/notice';
import { OutcomeMark } from '@/components/ui/outcome-mark';
import { SectionHeading } from '@/components/ui/section';
import { numberedOutcomes, OUTCOME_WORDS, SCRIPTED_OUTCOMES } from '@/lib/client/outcome-words';
import { useFaultPlan } from '@/lib/client/queries';
import { NO_FAULTS, type ScriptedOutcome } from '@/lib/engine/function-configuration';

/** Outcome of attempt 1, 2, 3 … of the chosen function: written to the lab at once, so every caller meets it. */
export function OutcomeChips({ functionName }: { functionName: string }) {
  const { labId } = useLiveLab();
  const faultPlan = useLabValue((lab) => lab.state.functions.get(functionName)?.faultPlan) ?? NO_FAULTS;
  const write = useFaultPlan(labId, functionName);
  const { outcomes } = faultPlan;
  const change = (next: readonly ScriptedOutcome[]) => write.mutate({ ...faultPlan, outcomes: next });
  return (
    <div>
      <SectionHeading
        aside={
          outcomes.length === 0 ? null : (
            <button
              type="button"
              onClick={() => change([])}
              className="text-small text-mute hover:text-text max-lg:min-h-11"
            >
              Clear
            </button>
          )
        }
      >
        Outcomes
      </SectionHeading>
      <ul aria-label="Outcome script" className="flex flex-wrap items-center gap-1.5">
        {numberedOutcomes(outcomes).map(({ outcome, attempt }) => (
          <li key={attempt}>
            <OutcomeChip
              outcome={outcome}
              attempt={attempt}
              onRemove={() => change(outcomes.filter((_, place) => place !== attempt - 1))}
            />
          </li>
        ))}
        <li>
          <AddOutcome onAdd={(outcome) => change([...outcomes, outcome])} />
        </li>
      </ul>
      <p className="mt-1.5 text-caption text-faint">{explanation(outcomes.length)}</p>
      <RefusalNotice error={write.error} />
    </div>
  );
}

function OutcomeChip({
  outcome,
  attempt,
  onRemove,
}: {
  outcome: ScriptedOutcome;
  attempt: number;
  onRemove: () => void;
}) {
  const word = OUTCOME_WORDS[outcome];
  return (
    <button
      type="button"
      onClick={onRemove}
      aria-label={`Attempt ${attempt}: ${word}. Remove`}
      title={`Attempt ${attempt}: ${word}. Click to remove.`}
      className={`group flex items-center gap-1 rounded-md border border-line bg-bg px-1.5 py-0.5 text-small hover:border-edge max-lg:min-h-11 max-lg:px-3 ${outcome === 'success' ? 'text-ok' : 'text-err'}`}
    >
      <OutcomeMark outcome={outcome} /> {word}
      <X aria-hidden size={11} className="text-faint group-hover:text-text" />
    </button>
  );
}

function AddOutcome({ onAdd }: { onAdd: (outcome: ScriptedOutcome) => void }) {
  const [key, setKey] = useState(0);
  return (
    <span className="relative inline-flex items-center">
      <Plus aria-hidden size={12} className="pointer-events-none absolute left-1.5 text-faint" />
      <select
        key={key}
        aria-label="Add outcome"
        defaultValue=""
        onChange={(event) => {
          const chosen = SCRIPTED_OUTCOMES.find((outcome) => outcome === event.target.value);
          if (chosen !== undefined) onAdd(chosen);
          setKey(key + 1);
        }}
        className="appearance-none rounded-md border border-transparent bg-transparent py-0.5 pr-2 pl-5 text-small text-mute hover:border-line hover:text-text max-lg:min-h-11"
      >
        <option value="" disabled>
          add
        </option>
        {SCRIPTED_OUTCOMES.map((outcome) => (
          <option key={outcome} value={outcome}>
            {OUTCOME_WORDS[outcome]}
          </option>
        ))}
      </select>
    </span>
  );
}

function explanation(count: number): string {
  if (count === 0) return 'No script: the handler decides each attempt.';
  if (count === 1) return 'Every attempt of an invocation ends like this.';
  return 'In the order of the attempts; the last one goes for all after it.';
}
