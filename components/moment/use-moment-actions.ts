'use client';

import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { useLiveLab } from '@/components/lab/lab-context';
import { choice, type DashboardAction, keyed } from '@/components/shell/dashboard-action';
import { useForkHere } from './use-fork-here';
import { useInterventionActions } from './use-intervention-actions';
import { useLabForks } from './use-lab-forks';

interface MomentCommands {
  step(by: 1 | -1): void;
  toNow(): void;
  toBeginning(): void;
  fork(): void;
}

/** Going through time, branching off, and what AWS cannot do to the selected invocation: for the palette and the keys. */
export function useMomentActions(): readonly DashboardAction[] {
  const lab = useLiveLab();
  const { fork } = useForkHere();
  const interventions = useInterventionActions();
  const forks = useForkActions();
  return useMemo(
    () => [
      ...momentActions({
        step: (by) => lab.stepMoment(by),
        toNow: () => lab.lookAt(undefined),
        toBeginning: () => lab.lookAtSequence(lab.history.baseSequence + 1),
        fork,
      }),
      ...forks,
      ...interventions,
    ],
    [lab, fork, forks, interventions],
  );
}

function useForkActions(): readonly DashboardAction[] {
  const router = useRouter();
  const links = useLabForks();
  return useMemo(
    () =>
      links.map(({ labId, title, href }) =>
        choice('Moment', 'moment-fork', { id: `fork-${labId}`, title }, () => router.push(href)),
      ),
    [links, router],
  );
}

/** The same as data. */
export function momentActions({ step, toNow, toBeginning, fork }: MomentCommands): DashboardAction[] {
  return [
    keyed('Moment', '[', { id: 'moment-back', title: 'Step back: one log event', synonyms: 'past undo scrub' }, () =>
      step(-1),
    ),
    keyed('Moment', ']', { id: 'moment-on', title: 'Step forward: one log event', synonyms: 'scrub' }, () => step(1)),
    keyed('Moment', 'l', { id: 'moment-now', title: 'Back to now', synonyms: 'live' }, toNow),
    choice('Moment', 'moment-back', { id: 'moment-begin', title: 'Look at the beginning of the lab' }, toBeginning),
    keyed(
      'Moment',
      'k',
      { id: 'moment-fork', title: 'Fork here: a new lab that goes on from what is shown', synonyms: 'branch copy' },
      fork,
    ),
  ];
}
