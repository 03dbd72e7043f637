'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { useLabValue, useLiveLab, useSelection } from '@/components/lab/lab-context';
import { useInvocation } from '@/components/lab/use-invocation';
import { Button } from '@/components/ui/button';
import { SectionHeading } from '@/components/ui/section';
import { useJumpToNew } from './use-jump-to-new';

const InvocationDetails = dynamic(() => import('./invocation-details').then((module) => module.InvocationDetails), {
  ssr: false,
});

/** The selected invocation, or what this place is for. */
export function Inspector({ onEdit, onShow }: { onEdit: () => void; onShow: () => void }) {
  const { requestId } = useSelection();
  const invocation = useInvocation(requestId);
  const { place, expectNew } = useJumpToNew(invocation, onShow);

  if (requestId === undefined) return <Nothing />;
  if (invocation === undefined) {
    return <Unknown key={requestId} requestId={requestId} />;
  }
  return (
    <div ref={place} tabIndex={-1} className="outline-none">
      <InvocationDetails key={requestId} invocation={invocation} onEdit={onEdit} onJump={expectNew} />
    </div>
  );
}

/** An answer can be here a moment before the log is: only then is an id called unknown. */
const UNKNOWN_AFTER_MS = 1_500;

function Unknown({ requestId }: { requestId: string }) {
  const lab = useLiveLab();
  const { select } = useSelection();
  const isLive = useLabValue((live) => live.status === 'live');
  const isLater = useLabValue((live) => live.moment !== undefined && live.state.invocations.has(requestId));
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), UNKNOWN_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="p-3.5">
      <SectionHeading>Invocation</SectionHeading>
      <p className="font-mono text-caption break-all text-faint">{requestId}</p>
      <p className="mt-2 text-small text-mute">{isLater ? LATER : isLive && isLate ? FORGOTTEN : WAITING}</p>
      <div className="mt-3 flex flex-wrap gap-1.5">
        {isLater ? <Button onClick={() => lab.lookAt(undefined)}>Back to now</Button> : null}
        <Button onClick={() => select(undefined)}>Clear the selection</Button>
      </div>
    </div>
  );
}

const LATER = 'At the moment you look at, this invocation was not there yet.';
const FORGOTTEN =
  'This lab does not know this invocation, or no longer: a lab remembers the newest 20,000 that ended, and none from before a reset.';
const WAITING = 'Waiting for the lab.';

function Nothing() {
  return (
    <div className="p-3.5">
      <SectionHeading>Invocation</SectionHeading>
      <p className="mb-3 text-small text-mute">Send an event, or choose a span. Here you then see both ends of it:</p>
      <dl className="flex flex-col gap-2.5 text-small">
        <Teaching term="The caller saw" text="a status code, and with 202 nothing else, ever." />
        <Teaching term="The service did" text="every attempt, every wait between them, and the rule behind it." />
        <Teaching
          term="Where it ended"
          text="the record and the message that a destination or dead-letter queue got, or that nothing kept it."
        />
      </dl>
    </div>
  );
}

function Teaching({ term, text }: { term: string; text: string }) {
  return (
    <div className="rounded-lg border border-line bg-bg px-2.5 py-2">
      <dt className="font-medium">{term}</dt>
      <dd className="text-mute">{text}</dd>
    </div>
  );
}
