'use client';

import { useCallback, useState } from 'react';
import { SectionHeading } from '@/components/ui/section';
import { eventWords } from '@/lib/client/event-words';
import type { LiveLab } from '@/lib/client/live-lab';
import { LogDifference, type Parting } from '@/lib/client/log-difference';
import type { LogEvent } from '@/lib/engine/events';
import { exactAtText } from '@/lib/timeline/time-text';
import { useTwoLabs } from './use-two-labs';

/** So many events of each are told: enough to see how they differ. */
const FEW = 8;

/** Where the two labs part, from their logs: in one sentence, then the next events of each beside each other. */
export function DifferencePanel({ original, fork }: { original: LiveLab; fork: LiveLab }) {
  const [difference] = useState(
    () =>
      new LogDifference(
        () => original,
        () => fork,
      ),
  );
  const look = useCallback(() => difference.look(FEW), [difference]);
  // A long log is compared in parts: the next one follows by itself.
  const parting = useTwoLabs(original, fork, look, isComparing);
  const { lastCommon } = parting;
  return (
    <section aria-label="Where they part" className="rounded-lg border border-line bg-panel p-3">
      <SectionHeading>Where they part</SectionHeading>
      <p>
        {lastCommon === undefined ? 'They have nothing in common. ' : `${sameUntil(lastCommon)} `}
        <span className="text-mute">{thenText(parting)}</span>
      </p>
      {parting.original.length + parting.fork.length === 0 ? null : (
        <div className="mt-2 grid gap-3 md:grid-cols-2 xl:grid-cols-1">
          <NextEvents name="Original" events={parting.original} />
          <NextEvents name="Fork" events={parting.fork} />
        </div>
      )}
    </section>
  );
}

function isComparing(parting: Parting): boolean {
  return parting.isComparing;
}

function NextEvents({ name, events }: { name: string; events: readonly LogEvent[] }) {
  return (
    <div className="min-w-0">
      <h3 className="mb-1 text-small font-medium">{name}, then</h3>
      {events.length === 0 ? (
        <p className="text-small text-faint">Nothing yet: it has not gone on.</p>
      ) : (
        <ol aria-label={`${name}: what came next`} className="text-small">
          {events.map((event) => (
            <li key={event.sequence} className="flex gap-2.5 py-px">
              <span className="w-20 shrink-0 text-right font-mono text-caption text-faint">
                {exactAtText(event.at)}
              </span>
              <span className="min-w-0 break-words text-mute">{eventWords(event)}</span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function sameUntil({ at, sequence }: LogEvent): string {
  return `Same until ${exactAtText(at)} (event ${sequence.toLocaleString('en')}).`;
}

function thenText({ isComparing: goesOn, original, fork }: Parting): string {
  if (goesOn) return 'Comparing the logs…';
  const [left] = original;
  const [right] = fork;
  if (!left && !right) return 'Neither has gone on from there. Step both, or change something in one of them.';
  return `Then: original ${left ? told(left) : 'has not gone on yet'}; fork ${right ? told(right) : 'has not gone on yet'}.`;
}

function told(event: LogEvent): string {
  return `at ${exactAtText(event.at)}: ${eventWords(event)}`;
}
