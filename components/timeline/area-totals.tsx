'use client';

import { X } from 'lucide-react';
import { useCallback } from 'react';
import { IconButton } from '@/components/ui/button';
import { durationText } from '@/lib/timeline/time-text';
import { sumOfRows, type TotalsRow } from '@/lib/timeline/totals';
import { dollarsText } from './dollars-text';
import type { TimelineView } from './timeline-view';
import { type DrawnSignal, useDrawnValue } from './use-timeline-view';

const EVERY_MS = 150;

interface Shown {
  readonly heading: string;
  readonly rows: readonly TotalsRow[];
}

/** What happened in the selected part of time, by function and together. */
export function AreaTotals({ view, drawn }: { view: TimelineView; drawn: DrawnSignal }) {
  const shown = useDrawnValue(
    drawn,
    useCallback(() => totalsOf(view), [view]),
    EVERY_MS,
  );
  if (!shown) return null;
  const sum = sumOfRows(shown.rows);
  const rows = shown.rows.length === 1 ? shown.rows : [sum, ...shown.rows];
  const columns = COLUMNS.filter(({ isRare, text }) => !isRare || text(sum) !== NONE);
  return (
    <section aria-label="Totals of the selected time" className="shrink-0 border-t border-line bg-panel">
      <div className="flex items-center gap-3 px-3.5 pt-1.5">
        <h3 className="text-small font-medium text-text">{shown.heading}</h3>
        <span className="text-caption text-faint max-sm:hidden">
          Waits and runs are cut off at the edges; what has a moment counts when it lies within.
        </span>
        <span className="flex-1" />
        <IconButton label="Clear the selected time (Escape)" onClick={() => view.area.clear()}>
          <X size={14} />
        </IconButton>
      </div>
      <div className="max-h-40 overflow-auto px-3.5 pb-2">
        <table className="w-full text-right text-small whitespace-nowrap">
          <thead className="sticky top-0 bg-panel text-caption text-faint">
            <tr>
              {columns.map(({ name }, index) => (
                <th key={name} scope="col" className={`py-1 font-normal ${index === 0 ? 'text-left' : 'pl-2.5'}`}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.functionName ?? ''} className="border-t border-line">
                {columns.map(({ name, text }, index) =>
                  index === 0 ? (
                    <th key={name} scope="row" className="py-1 text-left font-medium text-text">
                      {text(row)}
                    </th>
                  ) : (
                    <td key={name} className={`py-1 pl-2.5 ${text(row) === NONE ? 'text-faint' : 'text-mute'}`}>
                      {text(row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const NONE = '–';

interface Column {
  readonly name: string;
  readonly text: (row: TotalsRow) => string;
  /** Left out when no function has any. */
  readonly isRare?: boolean;
}

const COLUMNS: readonly Column[] = [
  { name: 'Function', text: ({ functionName }) => functionName ?? 'All' },
  { name: 'Attempts', text: attemptsText },
  { name: 'Errors', text: ({ errors }) => count(errors) },
  { name: 'Throttles', text: ({ throttles }) => count(throttles) },
  { name: 'Retry waits', text: ({ retryWaits, retryWaitMs }) => countAndLength(retryWaits, retryWaitMs) },
  {
    name: 'Throttle waits',
    isRare: true,
    text: ({ throttleWaits, throttleWaitMs }) => countAndLength(throttleWaits, throttleWaitMs),
  },
  { name: 'Queued', text: ({ queuedMs }) => length(queuedMs) },
  { name: 'Init', text: ({ initMs }) => length(initMs) },
  { name: 'Run', text: ({ runMs }) => length(runMs) },
  { name: 'Deliveries', text: deliveriesText },
  { name: 'Billed', text: ({ billedMs }) => (billedMs > 0 ? `${billedMs.toLocaleString('en')} ms` : NONE) },
  { name: 'Cost', text: ({ costDollars, attempts }) => (attempts > 0 ? dollarsText(costDollars) : NONE) },
];

/** Undefined: nothing is selected. */
function totalsOf(view: TimelineView): Shown | undefined {
  const { part } = view.area;
  if (!part) return undefined;
  const { fromAt, toAt } = part;
  const { words, lab } = view;
  const heading = `${words.exact(fromAt)} to ${words.exact(toAt)} · ${durationText(toAt - fromAt)}`;
  return { heading, rows: lab.timeline.totals.within(fromAt, toAt, view.scene?.view.now ?? lab.simNow()) };
}

function attemptsText({ attempts, outcomes }: TotalsRow): string {
  if (attempts === 0) return NONE;
  const parts = [...outcomes].map(([outcome, number]) => `${number} ${outcome.replaceAll('-', ' ')}`);
  return parts.length === 1 ? parts.join() : `${attempts}: ${parts.join(', ')}`;
}

function deliveriesText({ deliveries, failedDeliveries }: TotalsRow): string {
  if (failedDeliveries === 0) return count(deliveries);
  return `${deliveries}, ${failedDeliveries} failed`;
}

function countAndLength(number: number, ms: number): string {
  return number === 0 ? NONE : `${number}, ${durationText(ms)}`;
}

function length(ms: number): string {
  return ms === 0 ? NONE : durationText(ms);
}

function count(number: number): string {
  return number === 0 ? NONE : String(number);
}
