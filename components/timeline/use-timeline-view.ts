'use client';

import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useLiveLab } from '@/components/lab/lab-context';
import { rememberArrangement } from './stored-arrangement';
import { TimelineView } from './timeline-view';

/** The view of this page's lab, kept as long as the component lives. */
export function useTimelineView(): TimelineView {
  const lab = useLiveLab();
  const [view] = useState(() => new TimelineView(lab));
  useEffect(() => rememberArrangement(view), [view]);
  return view;
}

/** One plain value of the view; renders again only when it changes. */
export function useViewValue<T>(view: TimelineView, selector: (view: TimelineView) => T): T {
  const read = () => selector(view);
  return useSyncExternalStore(view.subscribe, read, read);
}

/** Told after each drawn picture, but at most every `everyMs`: what the DOM shows of it need not move with every frame. */
export class DrawnSignal {
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly tell = (): void => {
    for (const listener of this.#listeners) listener();
  };
}

/** A value made from the picture as it was last drawn, made anew at most every `everyMs`. `compute` must be stable. */
export function useDrawnValue<T>(drawn: DrawnSignal, compute: () => T, everyMs: number): T {
  const [value, setValue] = useState(compute);
  const update = useCallback(() => setValue(() => compute()), [compute]);
  const throttled = useMemo(() => throttle(update, everyMs), [update, everyMs]);
  useEffect(() => {
    throttled.call();
    const stop = drawn.subscribe(throttled.call);
    return () => {
      stop();
      throttled.cancel();
    };
  }, [drawn, throttled]);
  return value;
}

/** Runs at once, then at most every `everyMs`, the last call always included. */
function throttle(run: () => void, everyMs: number): { call: () => void; cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWanted = false;
  const call = () => {
    if (timer !== undefined) {
      isWanted = true;
      return;
    }
    run();
    timer = setTimeout(() => {
      timer = undefined;
      if (!isWanted) return;
      isWanted = false;
      call();
    }, everyMs);
  };
  return {
    call,
    cancel: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
