'use client';

import { type RefObject, useEffect, useState } from 'react';

/** Which rows of one height are in the document: those that are seen, and some around them. */
export interface RowWindow {
  readonly totalPx: number;
  readonly rows: readonly { readonly index: number; readonly topPx: number }[];
  /** Brings a row into sight, no farther than needed. */
  show(index: number): void;
}

/** A long list in a box that scrolls. `extraRows` more are kept on each side, so that a flick does not meet emptiness. */
export function useRowWindow(
  box: RefObject<HTMLElement | null>,
  count: number,
  rowPx: number,
  extraRows: number,
): RowWindow {
  const [seen, setSeen] = useState({ topPx: 0, heightPx: 400 });

  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const look = () => {
      // In whole rows: scrolling within one renders nothing.
      const topPx = Math.floor(element.scrollTop / rowPx) * rowPx;
      const heightPx = element.clientHeight;
      setSeen((before) => (before.topPx === topPx && before.heightPx === heightPx ? before : { topPx, heightPx }));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [box, rowPx]);

  const { first, end } = rowsSeen({ ...seen, count, rowPx, extraRows });
  return {
    totalPx: count * rowPx,
    rows: Array.from({ length: end - first }, (_, offset) => ({
      index: first + offset,
      topPx: (first + offset) * rowPx,
    })),
    show: (index) => {
      const element = box.current;
      if (element === null) return;
      const top = index * rowPx;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (top + rowPx > element.scrollTop + element.clientHeight)
        element.scrollTop = top + rowPx - element.clientHeight;
    },
  };
}

/** The first row to draw, and the one after the last. */
export function rowsSeen({
  topPx,
  heightPx,
  count,
  rowPx,
  extraRows,
}: {
  topPx: number;
  heightPx: number;
  count: number;
  rowPx: number;
  extraRows: number;
}): { first: number; end: number } {
  const first = Math.min(count, Math.max(0, Math.floor(topPx / rowPx) - extraRows));
  const end = Math.min(count, Math.ceil((topPx + heightPx) / rowPx) + 1 + extraRows);
  return { first, end: Math.max(first, end) };
}
