'use client';

import { type ReactNode, useRef } from 'react';
import { useLabValue } from '@/components/lab/lab-context';
import { FlowCanvas } from './flow-canvas';
import { useFrameSize } from './use-frame-size';

/** Narrower than this the map is one column. */
const WIDE_FROM_PX = 600;

/** The same moment as a map: who calls, the queue, functions with their environments, and where events end. */
export function FlowView({ emptyState, onQueue }: { emptyState: ReactNode; onQueue: (queueName: string) => void }) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useFrameSize(frame);
  const isEmpty = useLabValue((lab) => lab.shown.counts.invocations === 0);
  return (
    <section aria-label="Flow" className="flex h-full min-h-0 flex-col">
      <div ref={frame} className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto">
        {size === undefined ? null : (
          <FlowCanvas frame={size} orientation={size.widthPx < WIDE_FROM_PX ? 'tall' : 'wide'} onQueue={onQueue} />
        )}
      </div>
      {isEmpty ? <div className="flex shrink-0 border-t border-line bg-panel">{emptyState}</div> : null}
    </section>
  );
}
