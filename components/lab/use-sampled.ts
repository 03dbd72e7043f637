'use client';

import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { LiveLab } from '@/lib/client/live-lab';
import { useLiveLab } from './lab-context';

const SAMPLE_MS = 200;

/**
 * A value that costs something to compute from the whole state, such as a count over all invocations: at most five times a
 * second, however fast events arrive. `compute` must be stable.
 */
export function useSampled<T>(compute: (lab: LiveLab) => T): T {
  const lab = useLiveLab();
  const sample = useRef<{ compute: (lab: LiveLab) => T; version: number; value: T } | undefined>(undefined);
  const subscribe = useCallback(
    (listener: () => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const take = () => {
        timer = undefined;
        sample.current = undefined;
        listener();
      };
      const stop = lab.subscribe(() => {
        timer ??= setTimeout(take, SAMPLE_MS);
      });
      // What happened between the first reading and this moment was told to nobody here.
      if (sample.current?.version !== lab.getVersion()) timer = setTimeout(take);
      return () => {
        stop();
        clearTimeout(timer);
      };
    },
    [lab],
  );
  const read = () => {
    if (sample.current?.compute !== compute)
      sample.current = { compute, version: lab.getVersion(), value: compute(lab) };
    return sample.current.value;
  };
  return useSyncExternalStore(subscribe, read, read);
}
