'use client';

import { ChevronLeft, ChevronRight, GitFork } from 'lucide-react';
import { useLabValue, useLiveLab } from '@/components/lab/lab-context';
import { Button, IconButton } from '@/components/ui/button';
import { RefusalNotice } from '@/components/ui/notice';
import { eventWords } from '@/lib/client/event-words';
import type { LiveLab } from '@/lib/client/live-lab';
import { momentText, placeText } from './moment-words';
import { useForkHere } from './use-fork-here';

/** What is looked at, and the ways on: by steps, back to now, or into a fork. */
export function PastStrip() {
  const lab = useLiveLab();
  const text = useLabValue(momentText);
  const place = useLabValue(placeText);
  const last = useLabValue(lastEventText);
  const { fork, isPending, error } = useForkHere();
  return (
    <section
      aria-label="Looking at the past"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-accent/60 bg-accent/10 px-3.5 py-1.5 text-small"
    >
      <p className="min-w-0 flex-1 basis-72">
        You are looking at <strong className="font-mono font-semibold">{text}</strong>. What you see is how it was then.
        <span className="block text-small break-words text-mute">
          {place}: {last}. Sending goes back to now.
        </span>
      </p>
      <div className="flex flex-wrap items-center gap-1.5">
        <IconButton label="Step back one log event" aria-keyshortcuts="[" onClick={() => lab.stepMoment(-1)}>
          <ChevronLeft aria-hidden size={15} />
        </IconButton>
        <IconButton label="Step forward one log event" aria-keyshortcuts="]" onClick={() => lab.stepMoment(1)}>
          <ChevronRight aria-hidden size={15} />
        </IconButton>
        <Button
          onClick={fork}
          disabled={isPending}
          title="A new lab that goes on from this moment; this one stays as it is"
        >
          <GitFork aria-hidden size={13} /> Fork here
        </Button>
        <Button
          variant="primary"
          className="px-2.5 py-1 text-small"
          aria-keyshortcuts="L"
          onClick={() => lab.lookAt(undefined)}
        >
          Back to now{' '}
          <span aria-hidden className="font-mono text-micro opacity-70 max-lg:hidden">
            L
          </span>
        </Button>
      </div>
      <RefusalNotice error={error} />
    </section>
  );
}

/** What happened last before the moment. */
function lastEventText({ history, shown }: LiveLab): string {
  const event = history.eventAt(shown.sequence);
  return event === undefined ? 'nothing has happened yet' : eventWords(event);
}
