'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { useSelection } from '@/components/lab/lab-context';
import { useSampled } from '@/components/lab/use-sampled';
import { useStatusFilter } from '@/components/shell/status-filter';
import { STATUS_COLOURS, StatusMark } from '@/components/ui/status-mark';
import { formatClock } from '@/lib/client/format-time';
import {
  type InvocationRow,
  invocationRows,
  ROW_COLUMNS,
  type RowColumn,
  type RowOrder,
} from '@/lib/client/invocation-rows';
import type { LiveLab } from '@/lib/client/live-lab';
import { durationText } from '@/lib/timeline/time-text';

const ROW_HEIGHT_PX = 30;
const COLUMNS = 'grid-cols-[minmax(196px,1.6fr)_minmax(110px,1.2fr)_72px_72px_118px_84px]';

const TITLES: Record<RowColumn, string> = {
  status: 'Status',
  functionName: 'Function',
  invocationType: 'Type',
  attempts: 'Attempts',
  acceptedAt: 'Accepted at',
  durationMs: 'Duration',
};

/** All invocations as a grid: arrows move and select, headings sort. Only the visible rows are in the page. */
export function InvocationTable() {
  const { groups } = useStatusFilter();
  const [order, setOrder] = useState<RowOrder>({ column: 'acceptedAt', descending: true });
  const compute = useCallback((lab: LiveLab) => invocationRows(lab.shown, groups, order), [groups, order]);
  const rows = useSampled(compute);
  return (
    <div className="h-full overflow-x-auto">
      <table
        aria-label="Invocations"
        aria-rowcount={rows.length + 1}
        className="flex h-full min-w-[680px] flex-col text-[12.5px]"
      >
        <HeadingRow order={order} onOrder={setOrder} />
        <Rows
          rows={rows}
          nothing={groups.size === 0 ? 'No invocation yet. Send one first.' : 'No invocation has this status.'}
        />
      </table>
    </div>
  );
}

function HeadingRow({ order, onOrder }: { order: RowOrder; onOrder: (order: RowOrder) => void }) {
  return (
    <thead className="block border-b border-line">
      <tr aria-rowindex={1} className={`grid ${COLUMNS} px-2`}>
        {ROW_COLUMNS.map((column) => {
          const sorted = order.column === column;
          return (
            <th
              key={column}
              scope="col"
              className="text-left font-normal"
              aria-sort={sortWord(sorted, order.descending)}
            >
              <button
                type="button"
                onClick={() => onOrder({ column, descending: sorted ? !order.descending : column !== 'functionName' })}
                className={`px-1.5 py-1.5 text-[11.5px] hover:text-text max-lg:min-h-11 ${sorted ? 'text-text' : 'text-faint'}`}
              >
                {TITLES[column]}
                <span aria-hidden>{sorted ? (order.descending ? ' ↓' : ' ↑') : ''}</span>
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function sortWord(sorted: boolean, descending: boolean): 'none' | 'descending' | 'ascending' {
  if (!sorted) return 'none';
  return descending ? 'descending' : 'ascending';
}

function Rows({ rows, nothing }: { rows: readonly InvocationRow[]; nothing: string }) {
  const { requestId, select } = useSelection();
  const scroller = useRef<HTMLTableSectionElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT_PX,
    overscan: 12,
  });
  const selected = rows.findIndex((row) => row.requestId === requestId);
  const tabStop = Math.max(0, selected);
  const moved = useRef(false);

  useEffect(() => {
    if (!moved.current || selected < 0) return;
    moved.current = false;
    virtualizer.scrollToIndex(selected);
    // The row may only now come into the page.
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>('[aria-current="true"]')?.focus());
  }, [selected, virtualizer]);

  function move(event: KeyboardEvent) {
    const next = nextRow(event.key, selected, rows.length);
    const row = next === undefined ? undefined : rows[next];
    if (row === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    moved.current = true;
    select(row.requestId);
  }

  return (
    <tbody ref={scroller} className="relative block min-h-0 flex-1 overflow-y-auto" onKeyDown={move}>
      {rows.length === 0 ? (
        <tr className="block">
          <td className="block p-6 text-center text-mute">{nothing}</td>
        </tr>
      ) : null}
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
            onKeyDown={(event) => {
              if (event.key === 'Enter') select(row.requestId);
            }}
            style={{ height: ROW_HEIGHT_PX, transform: `translateY(${item.start}px)` }}
            className={`absolute inset-x-0 top-0 grid ${COLUMNS} cursor-pointer items-center border-b border-line/60 px-2 hover:bg-raise/60 focus-visible:-outline-offset-2 aria-[current=true]:bg-raise`}
          >
            <Cells row={row} />
          </tr>
        );
      })}
      {/* Gives the scroll bar its length. */}
      <tr aria-hidden className="pointer-events-none block" style={{ height: virtualizer.getTotalSize() }} />
    </tbody>
  );
}

function Cells({ row }: { row: InvocationRow }) {
  return (
    <>
      <td className={`flex min-w-0 items-center gap-1.5 px-1.5 ${STATUS_COLOURS[row.status.group]}`}>
        <StatusMark group={row.status.group} size={12} /> <span className="truncate">{row.status.word}</span>
      </td>
      <Cell>{row.functionName}</Cell>
      <Cell>{TYPE_WORDS[row.invocationType]}</Cell>
      <Cell mono>{row.attempts}</Cell>
      <Cell mono>{formatClock(row.acceptedAt)}</Cell>
      <Cell mono>{row.durationMs === undefined ? '…' : durationText(row.durationMs)}</Cell>
    </>
  );
}

function Cell({ children, mono = false }: { children: string | number; mono?: boolean }) {
  return <td className={`truncate px-1.5 ${mono ? 'font-mono text-[12px] text-mute' : ''}`}>{children}</td>;
}

const TYPE_WORDS = { RequestResponse: 'sync', Event: 'async', DryRun: 'dry run' } as const;

function nextRow(key: string, selected: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(count - 1, selected + 1);
    case 'ArrowUp':
      return Math.max(0, selected - 1);
    case 'PageDown':
      return Math.min(count - 1, selected + 10);
    case 'PageUp':
      return Math.max(0, selected - 10);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
