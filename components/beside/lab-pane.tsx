'use client';

import { ExternalLink } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { ClockTransport } from '@/components/clock/clock-transport';
import { FilterProvider } from '@/components/filter/filter-context';
import { InvokeProvider } from '@/components/invoke/invoke-context';
import { LabScope, useLabValue, useLiveLab, useSelection } from '@/components/lab/lab-context';
import type { SelectionStore } from '@/components/lab/selection-store';
import { useInvocation } from '@/components/lab/use-invocation';
import { useSampled } from '@/components/lab/use-sampled';
import { Interventions } from '@/components/moment/interventions';
import { MomentNotice } from '@/components/moment/moment-strip';
import { useClockFromNow } from '@/components/moment/use-clock-from-now';
import { RefusalNotice } from '@/components/ui/notice';
import { STATUS_COLOURS, StatusMark } from '@/components/ui/status-mark';
import { STATUS_GROUP_WORDS } from '@/lib/client/invocation-status';
import type { LiveLab } from '@/lib/client/live-lab';
import { useClockControl } from '@/lib/client/queries';
import { statusCounts } from '@/lib/client/status-counts';
import { exactAtText } from '@/lib/timeline/time-text';
import { QuickSend } from './quick-send';

const Timeline = dynamic(() => import('@/components/timeline/timeline').then((module) => module.Timeline), {
  ssr: false,
});

/** One of the two labs: its clock, its timeline, where its invocations stand, and a way to send. */
export function LabPane({ name, lab, selection }: { name: string; lab: LiveLab; selection: SelectionStore }) {
  return (
    <LabScope lab={lab} selection={selection}>
      <FilterProvider>
        <InvokeProvider>
          <section aria-label={name} className="overflow-hidden rounded-lg border border-line bg-panel">
            <PaneHeader name={name} />
            <MomentNotice />
            <div className="h-[clamp(300px,calc((100dvh-330px)/2),580px)] bg-bg max-lg:h-auto">
              <Timeline
                label={`Timeline of the ${name.toLowerCase()}`}
                emptyState={<p className="m-auto p-6 text-mute">Nothing has happened in this lab yet.</p>}
              />
            </div>
            <div className="flex flex-wrap items-start gap-x-6 gap-y-3 border-t border-line px-3 py-2">
              <QuickSend />
              <SelectedEvent />
            </div>
          </section>
        </InvokeProvider>
      </FilterProvider>
    </LabScope>
  );
}

function PaneHeader({ name }: { name: string }) {
  const { labId } = useLiveLab();
  const clock = useClockControl(labId);
  const ask = useClockFromNow(clock.mutate);
  const origin = useLabValue(
    ({ state }) => state.forkedFrom && `from ${exactAtText(state.forkedFrom.at)} of ${state.forkedFrom.labId}`,
  );
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line px-3 py-1.5">
      <h2 className="text-body font-semibold">{name}</h2>
      <span className="font-mono text-small text-mute">{labId}</span>
      {origin === undefined ? null : <span className="text-small text-faint">{origin}</span>}
      <Link
        href={`/labs/${labId}`}
        className="inline-flex items-center gap-1 text-small text-mute underline underline-offset-2 hover:text-text max-lg:min-h-11"
      >
        <ExternalLink aria-hidden size={12} /> Dashboard
      </Link>
      <StatusCounts />
      <div className="ml-auto max-lg:w-full">
        <ClockTransport onAsk={ask} />
      </div>
      <RefusalNotice error={clock.error} />
    </div>
  );
}

function StatusCounts() {
  const counts = useSampled(countShown);
  return (
    <ul aria-label="Invocations by status" className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-small">
      {counts.map(({ group, count }) => (
        <li key={group} className={`inline-flex items-center gap-1 ${STATUS_COLOURS[group]}`}>
          <StatusMark group={group} size={11} />
          <span className="font-medium">{count.toLocaleString('en')}</span> {STATUS_GROUP_WORDS[group]}
        </li>
      ))}
    </ul>
  );
}

/** What only a lab can do, for the event that is selected, in this lab alone. */
function SelectedEvent() {
  const { requestId } = useSelection();
  const invocation = useInvocation(requestId);
  if (invocation === undefined) return null;
  return (
    <div className="min-w-0 flex-1 basis-80">
      <p className="mb-1.5 text-small text-mute">
        Selected: {invocation.functionName} <span className="font-mono">{invocation.requestId.slice(0, 8)}</span>
      </p>
      {invocation.endedAt === undefined ? <Interventions invocation={invocation} /> : null}
    </div>
  );
}

function countShown({ shown }: LiveLab) {
  return statusCounts(shown);
}
