'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import { SelectionStore } from '@/components/lab/selection-store';
import { LiveLab } from '@/lib/client/live-lab';
import { DifferencePanel } from './difference-panel';
import { LabPane } from './lab-pane';
import { SharedTransport } from './shared-transport';

/** A lab and its fork on one page, one above the other: the same clock buttons for both, and where they part. */
export function BesidePage({ originalId, forkId }: { originalId: string; forkId: string }) {
  const [original] = useState(() => new LiveLab(originalId));
  const [fork] = useState(() => new LiveLab(forkId));
  // One for both: an invocation from before the fork has the same request id in each.
  const [selection] = useState(() => new SelectionStore());
  useEffect(() => selection.start(), [selection]);
  return (
    <div className="min-h-dvh">
      <header className="sticky top-0 z-20 flex flex-wrap items-center gap-x-4 gap-y-1.5 border-b border-line bg-panel px-3.5 py-1.5">
        <Link
          href={`/labs/${originalId}`}
          aria-label="The original's dashboard"
          className="text-[16px] leading-none font-bold text-accent max-lg:py-3"
        >
          λ
        </Link>
        <h1 className="text-lead font-semibold tracking-[-0.01em]">A lab and its fork</h1>
        <SharedTransport original={original} fork={fork} />
      </header>
      {/* Both pictures on one screen, what differs beside them; on a narrow one under each other. */}
      <main className="mx-auto grid max-w-[1920px] grid-cols-[minmax(0,1fr)] gap-3 p-3 max-lg:p-2 xl:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="xl:col-start-2 xl:row-span-2 xl:row-start-1">
          <div className="xl:sticky xl:top-14">
            <DifferencePanel original={original} fork={fork} />
          </div>
        </div>
        <LabPane name="Original" lab={original} selection={selection} />
        <LabPane name="Fork" lab={fork} selection={selection} />
      </main>
    </div>
  );
}
