'use client';

import { type RefObject, useEffect, useState } from 'react';

/** The inner size of an element, as it changes; undefined before it is known. */
export function useFrameSize(
  frame: RefObject<HTMLElement | null>,
): { readonly widthPx: number; readonly heightPx: number } | undefined {
  const [size, setSize] = useState<{ widthPx: number; heightPx: number }>();
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      setSize({ widthPx: element.clientWidth, heightPx: element.clientHeight });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  return size;
}
