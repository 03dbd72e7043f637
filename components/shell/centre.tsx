'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useLabValue } from '@/components/lab/lab-context';
import { Key } from '@/components/ui/section';
import { TabList, TabPanel } from '@/components/ui/tabs';
import { StatusChips } from './status-chips';
import { TimelineEmpty } from './timeline-empty';

export type View = 'timeline' | 'table';

// The picture is drawn in the browser only; what it is drawn from is loaded already.
const Timeline = dynamic(() => import('@/components/timeline/timeline').then((module) => module.Timeline), {
  ssr: false,
});
const InvocationTable = dynamic(
  () => import('@/components/table/invocation-table').then((module) => module.InvocationTable),
  {
    ssr: false,
  },
);

const VIEWS = [
  { id: 'timeline', label: 'Timeline', aside: <Key>1</Key> },
  { id: 'table', label: 'Table', aside: <Key>3</Key> },
] as const;

/** The views of what happened, and the chips that filter them. */
export function Centre({ view, onView }: { view: View; onView: (view: View) => void }) {
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-3.5 py-1">
        <TabList label="View" tabs={VIEWS} selected={view} onSelect={onView} idPrefix="view" />
        <div className="ml-auto">
          <StatusChips onFilter={() => onView('table')} />
        </div>
      </div>
      <TabPanel idPrefix="view" id={view} className="min-h-0 flex-1">
        {view === 'timeline' ? <Picture /> : <InvocationTable />}
      </TabPanel>
    </div>
  );
}

/** Nothing to draw needs nothing that draws: the first span brings the timeline. Once there, it stays. */
function Picture() {
  const isEmpty = useLabValue((lab) => lab.timeline.spans.length === 0);
  const [hasBeen, setHasBeen] = useState(false);
  if (!isEmpty && !hasBeen) setHasBeen(true);
  if (hasBeen) return <Timeline emptyState={<TimelineEmpty />} />;
  return (
    <section aria-label="Timeline" className="flex h-full max-lg:min-h-[70dvh]">
      <TimelineEmpty />
    </section>
  );
}
