'use client';

import { useCallback } from 'react';
import { useLiveLab } from '@/components/lab/lab-context';
import type { ClockRequest } from '@/lib/client/control-api';

/** These make something happen now, which nobody would see who looks at the past. */
const MOVES: ReadonlySet<ClockRequest['action']> = new Set(['step', 'advance', 'run-until-idle', 'resume']);

/** Asks the clock; what moves it goes back to now first. */
export function useClockFromNow(ask: (ask: ClockRequest) => void): (ask: ClockRequest) => void {
  const lab = useLiveLab();
  return useCallback(
    (request) => {
      if (MOVES.has(request.action)) lab.lookAt(undefined);
      ask(request);
    },
    [lab, ask],
  );
}
