'use client';

import { useState } from 'react';
import { useLabValue, useLiveLab } from '@/components/lab/lab-context';
import { useSampled } from '@/components/lab/use-sampled';
import { functionRoutes } from '@/lib/client/function-routes';
import type { LiveLab } from '@/lib/client/live-lab';
import { OUTCOME_WORDS } from '@/lib/client/outcome-words';
import { EVENT_AGE_DEFAULT_SECONDS, RETRY_ATTEMPTS_DEFAULT } from '@/lib/engine/limits';
import { durationText } from '@/lib/timeline/time-text';
import { FunctionSettings } from './function-settings';

interface FunctionRow {
  readonly functionName: string;
  readonly concurrency: string;
  readonly switchedOff: boolean;
  readonly retries: number;
  readonly age: string;
  readonly deadLetterQueue: string;
  readonly onSuccess: string;
  readonly onFailure: string;
  readonly outcomes: string;
}

/** Every function with what decides the fate of its events; one can be opened and changed. */
export function FunctionList() {
  const rows = useSampled(functionRows);
  const [open, setOpen] = useState<string | undefined>();
  return (
    <div className="overflow-x-auto p-1">
      <table className="w-full min-w-[640px] text-left text-[12.5px]">
        <thead className="text-[11.5px] text-faint">
          <tr>
            {[
              'Function',
              'In use',
              'Retries',
              'Event age',
              'Dead-letter queue',
              'On success',
              'On failure',
              'Outcomes',
              '',
            ].map((title) => (
              <th key={title} scope="col" className="px-2 py-1 font-normal whitespace-nowrap">
                {title === '' ? <span className="sr-only">Edit</span> : title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <FunctionLines
              key={row.functionName}
              row={row}
              open={open === row.functionName}
              onToggle={() => setOpen(open === row.functionName ? undefined : row.functionName)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function FunctionLines({ row, open, onToggle }: { row: FunctionRow; open: boolean; onToggle: () => void }) {
  return (
    <>
      <tr className="border-t border-line">
        <th scope="row" className="px-2 py-1 font-medium whitespace-nowrap">
          {row.functionName}
        </th>
        <td className={`px-2 whitespace-nowrap ${row.switchedOff ? 'text-thr' : 'text-mute'}`}>{row.concurrency}</td>
        <td className="px-2 text-mute">{row.retries}</td>
        <td className="px-2 whitespace-nowrap text-mute">{row.age}</td>
        {[row.deadLetterQueue, row.onSuccess, row.onFailure].map((route, place) => (
          <td key={ROUTE_TITLES[place]} className="px-2 whitespace-nowrap text-mute">
            {route === '' ? <span className="text-faint">none</span> : route}
          </td>
        ))}
        <td className="px-2 whitespace-nowrap text-mute">{row.outcomes}</td>
        <td className="px-2 text-right">
          <button
            type="button"
            aria-expanded={open}
            aria-label={`Edit ${row.functionName}`}
            onClick={onToggle}
            className="rounded-md px-1.5 text-mute hover:bg-raise hover:text-text max-lg:min-h-11"
          >
            {open ? 'Close' : 'Edit'}
          </button>
        </td>
      </tr>
      {open ? (
        <tr>
          <td colSpan={9} className="px-2 pb-3">
            <OpenSettings functionName={row.functionName} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

const ROUTE_TITLES = ['dead-letter queue', 'on success', 'on failure'];

function OpenSettings({ functionName }: { functionName: string }) {
  const lab = useLiveLab();
  const revision = useLabValue((live) => settingsKey(live, functionName));
  const fn = lab.state.functions.get(functionName);
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
      concurrency: `${fn.busyEnvironments} of ${reserved === undefined ? 'the account’s' : reserved}`,
      switchedOff: reserved === 0,
      retries: config?.maximumRetryAttempts ?? RETRY_ATTEMPTS_DEFAULT,
      age: durationText((config?.maximumEventAgeSeconds ?? EVENT_AGE_DEFAULT_SECONDS) * 1_000),
      deadLetterQueue: routes.deadLetterQueue ?? '',
      onSuccess: routes.onSuccess ?? '',
      onFailure: routes.onFailure ?? '',
      outcomes: fn.faultPlan.outcomes.map((outcome) => OUTCOME_WORDS[outcome].mark).join(' ') || 'handler decides',
    };
  });
}
