'use client';

import { useEffect, useState } from 'react';
import type { LiveLab } from '@/lib/client/live-lab';

const SAMPLE_MS = 200;

/**
 * A value made from two labs, at most five times a second while they change, and again at once while it `isUnfinished`. Both
 * functions must be stable.
 */
export function useTwoLabs<T>(
  original: LiveLab,
  fork: LiveLab,
  compute: () => T,
  isUnfinished: (value: T) => boolean = never,
): T {
  const [value, setValue] = useState(compute);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const take = () => {
      const next = compute();
      timer = isUnfinished(next) ? setTimeout(take) : undefined;
      setValue(() => next);
    };
    const changed = () => {
      timer ??= setTimeout(take, SAMPLE_MS);
    };
    const stops = [original.subscribe(changed), fork.subscribe(changed)];
    changed();
    return () => {
      for (const stop of stops) stop();
      clearTimeout(timer);
    };
  }, [original, fork, compute, isUnfinished]);
  return value;
}

function never(): boolean {
  return false;
}
