'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useRef, useState } from 'react';
import { useSelection } from '@/components/lab/lab-context';
import { type ListRow, listRows } from './list-rows';
import { SignMark } from './sign-mark';
import type { TimelineView } from './timeline-view';
import { type DrawnSignal, useDrawnValue } from './use-timeline-view';

const EVERY_MS = 250;
const ROW_PX = 30;
const ROW_TOUCH_PX = 44;
/** Up to this many are all in the document; beyond that only what is near. */
const ALL_UP_TO = 200;
const PAGE_ROWS = 10;

/**
 * The picture in words: each span that is seen, as a button. Out of sight until it is asked for or has the focus, but always
 * there for the keyboard, a screen reader and a test.
 */
export function SpanList({ view, drawn, isShown }: { view: TimelineView; drawn: DrawnSignal; isShown: boolean }) {
  const { requestId, select } = useSelection();
  const box = useRef<HTMLDivElement>(null);
  const [activeKey, setActiveKey] = useState<string | undefined>(undefined);
  const compute = useCallback(() => listRows(view), [view]);
  const rows = useDrawnValue(drawn, compute, EVERY_MS);
  const activeIndex = Math.max(
    0,
    rows.findIndex((row) => row.key === activeKey),
  );
  const rowPx = view.sizes.gutterPx === 0 ? ROW_TOUCH_PX : ROW_PX;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowPx,
    overscan: rows.length <= ALL_UP_TO ? ALL_UP_TO : 20,
    initialRect: { width: 300, height: 400 },
  });

  const focusRow = (index: number) => {
    const row = rows[Math.min(rows.length - 1, Math.max(0, index))];
    if (!row) return;
    setActiveKey(row.key);
    virtualizer.scrollToIndex(rows.indexOf(row));
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-row="${row.key}"]`)?.focus());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = nextIndex(event.key, activeIndex, rows.length);
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    focusRow(to);
  };
  const choose = (row: ListRow) => {
    setActiveKey(row.key);
    if (row.requestId !== undefined) select(row.requestId);
    if (row.span !== undefined) view.stand(row.span);
    else if (row.at !== undefined) view.centre(row.at);
  };
  const standOn = (row: ListRow) => {
    setActiveKey(row.key);
    view.focus(row.requestId);
  };

  return (
    <div ref={box} className={isShown ? SHOWN : HIDDEN}>
      <ul
        aria-label="Timeline spans"
        onKeyDown={onKeyDown}
        className="relative"
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          return (
            <li
              key={row.key}
              aria-setsize={rows.length}
              aria-posinset={item.index + 1}
              className="absolute inset-x-0 top-0"
              style={{ height: item.size, transform: `translateY(${item.start}px)` }}
            >
              <button
                type="button"
                data-row={row.key}
                tabIndex={item.index === activeIndex ? 0 : -1}
                aria-current={row.requestId !== undefined && row.requestId === requestId}
                onFocus={() => standOn(row)}
                onBlur={() => view.focus(undefined)}
                onClick={() => choose(row)}
                className="flex size-full items-center gap-2 truncate px-3 text-left text-small text-mute hover:bg-raise hover:text-text focus-visible:bg-raise focus-visible:text-text aria-[current=true]:text-text"
              >
                <span className="inline-flex w-3 shrink-0 justify-center">
                  <SignMark sign={row.mark} />
                </span>
                <span className="truncate">{row.name}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

const SHOWN = 'h-48 shrink-0 overflow-y-auto border-t border-line bg-panel';
/** Has its full size, so that it is laid out and can be read; comes into sight with the focus. */
const HIDDEN =
  'absolute inset-x-0 bottom-0 z-20 h-48 overflow-y-auto border-t border-line bg-panel opacity-0 pointer-events-none shadow-float focus-within:pointer-events-auto focus-within:opacity-100';

function nextIndex(key: string, index: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return index + 1;
    case 'ArrowUp':
      return index - 1;
    case 'PageDown':
      return index + PAGE_ROWS;
    case 'PageUp':
      return index - PAGE_ROWS;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
