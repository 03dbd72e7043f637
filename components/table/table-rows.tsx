'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useFiltering } from '@/components/filter/filter-context';
import { useLiveLab, useSelection } from '@/components/lab/lab-context';
import type { Invocation } from '@/lib/engine/state';
import { InvocationCells } from './invocation-cells';
import { COLUMN_GRID } from './table-columns';

const ROW_PX = 30;
const ROW_TOUCH_PX = 44;

/** The rows near the scroll position. The selected one is the stop for Tab; Enter opens it in the inspector. */
export function TableRows({ rows, onOpen }: { rows: readonly Invocation[]; onOpen: () => void }) {
  const lab = useLiveLab();
  const { results } = useFiltering();
  const { requestId, select } = useSelection();
  const scroller = useRef<HTMLTableSectionElement>(null);
  const rowPx = typeof matchMedia === 'function' && matchMedia('(width < 64rem)').matches ? ROW_TOUCH_PX : ROW_PX;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 12,
  });
  const selected = rows.findIndex((row) => row.requestId === requestId);
  const tabStop = Math.max(0, selected);
  const wantsFocus = useRef(false);
  const revealedId = useRef<string>(undefined);

  // A selection made elsewhere is brought into sight; one made by the keys here takes the focus along.
  useEffect(() => {
    if (selected < 0 || revealedId.current === requestId) return;
    revealedId.current = requestId;
    virtualizer.scrollToIndex(selected);
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    // The row may only now come into the page.
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>('[aria-current="true"]')?.focus());
  }, [selected, requestId, virtualizer]);

  function press(event: KeyboardEvent) {
    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowPx) - 1);
    const next = event.key === 'Enter' ? tabStop : nextRow(event.key, selected, rows.length, pageRows);
    const row = next === undefined ? undefined : rows[next];
    if (row === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    wantsFocus.current = event.key !== 'Enter';
    select(row.requestId);
    if (event.key === 'Enter') onOpen();
  }

  return (
    <tbody ref={scroller} className="relative block min-h-0 flex-1 overflow-y-auto" onKeyDown={press}>
      {virtualizer.getVirtualItems().map((item) => {
        const row = rows[item.index];
        if (row === undefined) return null;
        return (
          <tr
            key={row.requestId}
            aria-rowindex={item.index + 2}
            aria-current={item.index === selected}
            tabIndex={item.index === tabStop ? 0 : -1}
            onClick={() => select(row.requestId)}
            style={{ height: rowPx, transform: `translateY(${item.start}px)` }}
            className={`absolute inset-x-0 top-0 grid ${COLUMN_GRID} cursor-pointer items-center border-b border-line/60 px-2 hover:bg-raise/60 focus-visible:-outline-offset-2 aria-[current=true]:bg-raise`}
          >
            <InvocationCells invocation={row} facts={results.factsOf(row)} now={lab.shownNow()} />
          </tr>
        );
      })}
      {/* Gives the scroll bar its length. */}
      <tr aria-hidden className="pointer-events-none block" style={{ height: virtualizer.getTotalSize() }} />
    </tbody>
  );
}

function nextRow(key: string, selected: number, count: number, pageRows: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(count - 1, selected + 1);
    case 'ArrowUp':
      return Math.max(0, selected - 1);
    case 'PageDown':
      return Math.min(count - 1, selected + pageRows);
    case 'PageUp':
      return Math.max(0, selected - pageRows);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
