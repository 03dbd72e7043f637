'use client';

import { useMemo } from 'react';
import { useLiveLab } from '@/components/lab/lab-context';
import type { DashboardAction } from '@/components/shell/dashboard-action';
import { useForkHere } from './use-fork-here';

/** Going through time and branching off, for the palette and the keys. */
export function useMomentActions(): readonly DashboardAction[] {
  const lab = useLiveLab();
  const { fork } = useForkHere();
  return useMemo(
    () => [
      momentAction('moment-back', 'Step back: one log event', '[', () => lab.stepMoment(-1)),
      momentAction('moment-on', 'Step forward: one log event', ']', () => lab.stepMoment(1)),
      momentAction('moment-now', 'Back to now', 'l', () => lab.lookAt(undefined)),
      momentAction('moment-begin', 'Look at the beginning of the lab', undefined, () =>
        lab.lookAtSequence(lab.history.baseSequence + 1),
      ),
      momentAction('moment-fork', 'Fork here: a new lab that goes on from what is shown', undefined, fork),
    ],
    [lab, fork],
  );
}

function momentAction(id: string, title: string, key: string | undefined, run: () => void): DashboardAction {
  return { id, title, section: 'Moment', key, keyText: key?.toUpperCase(), withControl: false, run };
}
