'use client';

import { ArrowLeft, CodeXml, Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { useLabValue, useLiveLab } from '@/components/lab/lab-context';
import { useSampled } from '@/components/lab/use-sampled';
import { Button, IconButton } from '@/components/ui/button';
import { OutcomeMark } from '@/components/ui/outcome-mark';
import { functionRoutes } from '@/lib/client/function-routes';
import type { LiveLab } from '@/lib/client/live-lab';
import { numberedOutcomes, OUTCOME_WORDS } from '@/lib/client/outcome-words';
import type { ScriptedOutcome } from '@/lib/engine/function-configuration';
import { EVENT_AGE_DEFAULT_SECONDS, RETRY_ATTEMPTS_DEFAULT } from '@/lib/engine/limits';
import { durationText } from '@/lib/timeline/time-text';
import { useFunctionEditor } from './editor/function-editor-context';
import { FunctionSettings } from './function-settings';

interface FunctionRow {
  readonly functionName: string;
  readonly concurrency: string;
  readonly switchedOff: boolean;
  readonly retries: string;
  readonly deadLetterQueue: string;
  readonly onSuccess: string;
  readonly onFailure: string;
  readonly outcomes: readonly ScriptedOutcome[];
}

/** Every function with what decides the fate of its events; one can be opened and changed. */
export function FunctionList() {
  const [open, setOpen] = useState<string | undefined>();
  if (open === undefined) return <FunctionTable onOpen={setOpen} />;
  return (
    <div className="p-2.5">
      <div className="mb-2 flex items-center gap-2">
        <Button variant="quiet" onClick={() => setOpen(undefined)}>
          <ArrowLeft aria-hidden size={13} /> All functions
        </Button>
        <h3 className="font-medium">{open}</h3>
        <EditCode functionName={open} />
      </div>
      <OpenSettings functionName={open} />
    </div>
  );
}

function EditCode({ functionName }: { functionName: string }) {
  const editor = useFunctionEditor();
  return (
    <Button onClick={() => editor.edit(functionName)}>
      <CodeXml aria-hidden size={13} /> Edit code
    </Button>
  );
}

const TITLES = ['Function', 'Busy', 'Retries', 'DLQ', 'OnSuccess', 'OnFailure', 'Outcomes'] as const;

function FunctionTable({ onOpen }: { onOpen: (functionName: string) => void }) {
  const rows = useSampled(functionRows);
  const editor = useFunctionEditor();
  return (
    <div className="overflow-x-auto">
      <table className="w-full min-w-[520px] text-left text-small">
        <thead className="text-caption text-faint">
          <tr>
            {TITLES.map((title) => (
              <th key={title} scope="col" className="px-1.5 py-1 font-normal whitespace-nowrap first:pl-3.5">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <FunctionLine
              key={row.functionName}
              row={row}
              onOpen={() => onOpen(row.functionName)}
              onCode={() => editor.edit(row.functionName)}
            />
          ))}
        </tbody>
      </table>
      <Button variant="quiet" className="m-1.5" onClick={editor.create}>
        <Plus aria-hidden size={13} /> Create function
      </Button>
    </div>
  );
}

function FunctionLine({ row, onOpen, onCode }: { row: FunctionRow; onOpen: () => void; onCode: () => void }) {
  return (
    <tr className="border-t border-line whitespace-nowrap text-mute hover:bg-raise/60 [&>td]:px-1.5">
      <th scope="row" className="py-0.5 pl-2 font-medium text-text">
        <button
          type="button"
          aria-label={`Edit ${row.functionName}`}
          title="Change retries, event age, concurrency and outcomes"
          onClick={onOpen}
          className="inline-flex items-center gap-1.5 rounded-md px-1.5 py-0.5 hover:bg-raise max-lg:min-h-11"
        >
          {row.functionName} <Pencil aria-hidden size={11} className="text-faint" />
        </button>
        <IconButton label={`Edit code of ${row.functionName}`} onClick={onCode} className="align-middle lg:size-5">
          <CodeXml aria-hidden size={13} />
        </IconButton>
      </th>
      <td className={row.switchedOff ? 'text-thr' : ''}>{row.concurrency}</td>
      <td>{row.retries}</td>
      <Route name={row.deadLetterQueue} />
      <Route name={row.onSuccess} />
      <Route name={row.onFailure} />
      <td>
        <Outcomes outcomes={row.outcomes} />
      </td>
    </tr>
  );
}

function Outcomes({ outcomes }: { outcomes: readonly ScriptedOutcome[] }) {
  if (outcomes.length === 0) return <span className="text-faint">handler</span>;
  return (
    <span className="inline-flex gap-1" title={outcomes.map((outcome) => OUTCOME_WORDS[outcome]).join(', ')}>
      <span className="sr-only">{outcomes.map((outcome) => OUTCOME_WORDS[outcome]).join(', ')}</span>
      {numberedOutcomes(outcomes).map(({ outcome, attempt }) => (
        <OutcomeMark key={attempt} outcome={outcome} />
      ))}
    </span>
  );
}

function Route({ name }: { name: string }) {
  return <td>{name === '' ? <span className="text-faint">none</span> : name}</td>;
}

function OpenSettings({ functionName }: { functionName: string }) {
  const lab = useLiveLab();
  const revision = useLabValue((live) => settingsKey(live, functionName));
  const fn = lab.shown.functions.get(functionName);
  return fn === undefined ? null : <FunctionSettings key={revision} functionName={functionName} fn={fn} />;
}

/** Changes when someone changed the function, here or elsewhere: the form then begins anew from what is. */
function settingsKey({ state }: LiveLab, functionName: string): string {
  const fn = state.functions.get(functionName);
  const config = fn?.eventInvokeConfigs.get('$LATEST')?.config;
  return JSON.stringify([fn?.reservedConcurrency, config?.maximumRetryAttempts, config?.maximumEventAgeSeconds]);
}

function functionRows({ state }: LiveLab): FunctionRow[] {
  return Array.from(state.functions.entries(), ([functionName, fn]) => {
    const routes = functionRoutes(fn);
    const config = fn.eventInvokeConfigs.get('$LATEST')?.config;
    const reserved = fn.reservedConcurrency;
    return {
      functionName,
      concurrency: reserved === undefined ? String(fn.busyEnvironments) : `${fn.busyEnvironments} of ${reserved}`,
      switchedOff: reserved === 0,
      retries: `${config?.maximumRetryAttempts ?? RETRY_ATTEMPTS_DEFAULT} in ${durationText((config?.maximumEventAgeSeconds ?? EVENT_AGE_DEFAULT_SECONDS) * 1_000)}`,
      deadLetterQueue: routes.deadLetterQueue ?? '',
      onSuccess: routes.onSuccess ?? '',
      onFailure: routes.onFailure ?? '',
      outcomes: fn.faultPlan.outcomes,
    };
  });
}
