'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { FilterBar } from '@/components/filter/filter-bar';
import { FailureAnnouncer, NextFailureButton } from '@/components/filter/next-failure-button';
import { SearchBox } from '@/components/filter/search-box';
import { useLabValue } from '@/components/lab/lab-context';
import { Key } from '@/components/ui/section';
import { TabList, TabPanel } from '@/components/ui/tabs';
import { TimelineEmpty } from './timeline-empty';
import type { View } from './view';

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

const FlowView = dynamic(() => import('@/components/flow/flow-view').then((module) => module.FlowView), { ssr: false });

const VIEWS = [
  { id: 'timeline', label: 'Timeline', aside: <Key>1</Key> },
  { id: 'flow', label: 'Flow', aside: <Key>2</Key> },
  { id: 'table', label: 'Table', aside: <Key>3</Key> },
] as const;

/** The views of what happened, and the filter that they share. */
export function Centre({
  view,
  onView,
  onOpen,
  onQueue,
}: {
  view: View;
  onView: (view: View) => void;
  /** The selected invocation is to be read. */
  onOpen: () => void;
  /** The messages of a queue are to be read. */
  onQueue: (queueName: string) => void;
}) {
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex min-h-11 flex-wrap items-center gap-x-2 gap-y-1 px-3.5 pt-1">
        <TabList label="View" tabs={VIEWS} selected={view} onSelect={onView} idPrefix="view" />
        <div className="flex min-w-0 flex-1 items-center gap-1 lg:ml-3">
          <SearchBox />
          <NextFailureButton className="max-lg:hidden" />
          <FailureAnnouncer />
        </div>
      </div>
      <FilterBar />
      <TabPanel idPrefix="view" id={view} className="min-h-0 flex-1">
        <ViewOf view={view} onOpen={onOpen} onQueue={onQueue} />
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

function ViewOf({ view, onOpen, onQueue }: { view: View; onOpen: () => void; onQueue: (queueName: string) => void }) {
  switch (view) {
    case 'timeline':
      return <Picture />;
    case 'flow':
      return <FlowView emptyState={<TimelineEmpty />} onQueue={onQueue} />;
    case 'table':
      return <InvocationTable emptyState={<TimelineEmpty />} onOpen={onOpen} />;
  }
}
