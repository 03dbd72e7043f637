'use client';

import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { useLiveLab } from '@/components/lab/lab-context';
import type { Invocation } from '@/lib/engine/state';
import { leadsToInspector } from './section-link';

/**
 * Replay, edit and redrive each make a new invocation, and the button that was pressed belongs to the old one: when the new
 * one is here and selected, the focus goes to it. Selecting an older one instead calls it off.
 */
export function useJumpToNew(
  shown: Invocation | undefined,
  onShow: () => void,
): { place: RefObject<HTMLDivElement | null>; expectNew: () => void } {
  const lab = useLiveLab();
  const place = useRef<HTMLDivElement>(null);
  /** Invocations of this index and above are new. */
  const newFrom = useRef<number | undefined>(undefined);
  const index = shown?.index;

  useEffect(() => {
    if (leadsToInspector()) onShow();
  }, [onShow]);

  useEffect(() => {
    if (newFrom.current === undefined || index === undefined) return;
    const isNew = index >= newFrom.current;
    newFrom.current = undefined;
    if (!isNew) return;
    onShow();
    // After the panel is shown: on a phone it may have been hidden, and what is hidden takes no focus.
    const frame = requestAnimationFrame(() => place.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [index, onShow]);

  const expectNew = useCallback(() => {
    newFrom.current = lab.state.counts.invocations;
  }, [lab]);
  return { place, expectNew };
}
