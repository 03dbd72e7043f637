'use client';

import { ChevronsDown, ChevronsUp } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { QueueList } from '@/components/deliveries/queue-list';
import { IconButton } from '@/components/ui/button';
import { SectionHeading } from '@/components/ui/section';
import { TabList, TabPanel } from '@/components/ui/tabs';

type DrawerTab = 'messages' | 'functions' | 'environments' | 'metrics' | 'log';

const TABS = [
  { id: 'functions', label: 'Functions' },
  { id: 'messages', label: 'Messages' },
  { id: 'environments', label: 'Environments' },
  { id: 'metrics', label: 'Metrics' },
  { id: 'log', label: 'Log' },
] as const;

const QueueMessages = dynamic(
  () => import('@/components/deliveries/queue-messages').then((module) => module.QueueMessages),
  { ssr: false },
);
const FunctionList = dynamic(
  () => import('@/components/functions/function-list').then((module) => module.FunctionList),
  { ssr: false },
);
const EnvironmentList = dynamic(
  () => import('@/components/environments/environment-list').then((module) => module.EnvironmentList),
  { ssr: false },
);
const MetricPanel = dynamic(() => import('@/components/metrics/metric-panel').then((module) => module.MetricPanel), {
  ssr: false,
});
const EventLog = dynamic(() => import('@/components/log/event-log').then((module) => module.EventLog), { ssr: false });

/** A queue that was asked for elsewhere on the page; a new object each time, so that it can be asked for again. */
export interface AskedQueue {
  readonly queueName: string;
}

/** Below the timeline: the queues at the left, and at the right what is looked at more closely. */
export function Drawer({
  tall,
  onTall,
  asked,
}: {
  tall: boolean;
  onTall: (tall: boolean) => void;
  asked: AskedQueue | undefined;
}) {
  const [tab, setTab] = useState<DrawerTab>('functions');
  const [queueName, setQueueName] = useState<string | undefined>();
  const [answered, setAnswered] = useState(asked);
  if (asked !== undefined && asked !== answered) {
    setAnswered(asked);
    setQueueName(asked.queueName);
    setTab('messages');
  }
  return (
    <div className="grid h-full min-h-0 grid-cols-[minmax(0,1fr)] bg-panel max-lg:grid-rows-[auto_minmax(0,1fr)] lg:grid-cols-[17.25rem_minmax(0,1fr)]">
      <section aria-label="Queues" className="overflow-y-auto border-line p-2 max-lg:border-b lg:border-r">
        <div className="px-2 pt-0.5">
          <SectionHeading>Queues</SectionHeading>
        </div>
        <QueueList
          open={tab === 'messages' ? queueName : undefined}
          onOpen={(name) => {
            setQueueName(name);
            setTab('messages');
          }}
        />
      </section>
      <section aria-label="Details" className="flex min-h-0 min-w-0 flex-col">
        <div className="flex items-center justify-between overflow-x-auto border-b border-line px-2 py-1">
          <TabList label="Details" tabs={TABS} selected={tab} onSelect={setTab} idPrefix="drawer" />
          <IconButton
            label={tall ? 'Make this part small' : 'Make this part tall'}
            aria-pressed={tall}
            onClick={() => onTall(!tall)}
            className="max-lg:hidden"
          >
            {tall ? <ChevronsDown aria-hidden size={14} /> : <ChevronsUp aria-hidden size={14} />}
          </IconButton>
        </div>
        <TabPanel idPrefix="drawer" id={tab} className="min-h-0 flex-1 overflow-y-auto">
          <DrawerContent tab={tab} queueName={queueName} />
        </TabPanel>
      </section>
    </div>
  );
}

function DrawerContent({ tab, queueName }: { tab: DrawerTab; queueName: string | undefined }) {
  switch (tab) {
    case 'functions':
      return <FunctionList />;
    case 'messages':
      return queueName === undefined ? (
        <p className="p-3 text-mute">Choose a queue to read its messages.</p>
      ) : (
        <QueueMessages queueName={queueName} />
      );
    case 'environments':
      return <EnvironmentList />;
    case 'metrics':
      return <MetricPanel />;
    case 'log':
      return <EventLog />;
  }
}
