'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { useLabValue, useLiveLab, useSelection } from '@/components/lab/lab-context';
import { formatClock } from '@/lib/client/format-time';
import type { LogEvent } from '@/lib/engine/events';

const LINE_HEIGHT_PX = 21;

/**
 * The raw event log up to the moment that is shown: what everything else on this page is made from. Follows its end until someone
 * scrolls up; the event of the moment is marked.
 */
export function EventLog() {
  const lab = useLiveLab();
  const shown = useLabValue((live) => live.shown.sequence);
  const isPast = useLabValue((live) => live.moment !== undefined);
  const { baseSequence } = lab.history;
  const count = shown - baseSequence;
  const scroller = useRef<HTMLDivElement>(null);
  const [following, setFollowing] = useState(true);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT_PX,
    overscan: 20,
  });

  useEffect(() => {
    if (following && count > 0) virtualizer.scrollToIndex(count - 1, { align: 'end' });
  }, [following, count, virtualizer]);

  function onScroll() {
    const box = scroller.current;
    if (box !== null) setFollowing(box.scrollHeight - box.scrollTop - box.clientHeight < 2 * LINE_HEIGHT_PX);
  }

  // One line of the list can be reached by Tab: from there the keys scroll.
  const tabStop = virtualizer
    .getVirtualItems()
    .map((item) => lab.history.eventAt(baseSequence + item.index + 1))
    .findLast((event) => event !== undefined && 'requestId' in event && event.requestId !== undefined);

  if (count === 0) return <p className="p-3 text-mute">Nothing has happened yet.</p>;
  return (
    <section
      ref={scroller}
      aria-label="Log events"
      tabIndex={0}
      onScroll={onScroll}
      className="h-full overflow-auto font-mono text-caption focus-visible:-outline-offset-2"
    >
      <ol aria-label="Event log" className="relative min-w-[720px]" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const event = lab.history.eventAt(baseSequence + item.index + 1);
          return event === undefined ? null : (
            <li
              key={event.sequence}
              aria-current={isPast && event.sequence === shown}
              className="absolute inset-x-0 top-0 flex items-center gap-3 px-3 whitespace-nowrap aria-[current=true]:bg-raise aria-[current=true]:shadow-[inset_2px_0_0_var(--accent)]"
              style={{ height: LINE_HEIGHT_PX, transform: `translateY(${item.start}px)` }}
            >
              <LogLine event={event} isTabStop={event === tabStop} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function LogLine({ event, isTabStop }: { event: LogEvent; isTabStop: boolean }) {
  const { requestId: selected, select } = useSelection();
  const requestId = 'requestId' in event ? event.requestId : undefined;
  return (
    <>
      <span className="w-14 shrink-0 text-right text-faint">{event.sequence}</span>
      <span className="shrink-0 text-mute">{formatClock(event.at)}</span>
      <span className="w-52 shrink-0 truncate text-text">{event.type}</span>
      {requestId === undefined ? (
        <span className="w-16 shrink-0" />
      ) : (
        <button
          type="button"
          tabIndex={isTabStop ? 0 : -1}
          onClick={() => select(requestId)}
          title={`Select invocation ${requestId}`}
          className={`w-16 shrink-0 text-left underline-offset-2 hover:underline ${requestId === selected ? 'text-accent' : 'text-faint'}`}
        >
          {requestId.slice(0, 8)}
        </button>
      )}
      <span className="truncate text-faint" title={details(event)}>
        {details(event)}
      </span>
    </>
  );
}

const STAMP = new Set(['sequence', 'at', 'type', 'requestId']);

/** Everything the columns before do not say, short enough for a line. */
function details(event: LogEvent): string {
  const rest = Object.entries(event).filter(([name, value]) => !STAMP.has(name) && value !== undefined);
  return rest
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ')
    .slice(0, 400);
}
