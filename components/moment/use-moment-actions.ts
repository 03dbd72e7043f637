'use client';

import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { useLabValue, useLiveLab, useSelection } from '@/components/lab/lab-context';
import { useInvocation } from '@/components/lab/use-invocation';
import type { DashboardAction } from '@/components/shell/dashboard-action';
import { INTERVENTIONS, objectionTo } from '@/lib/client/interventions';
import { useIntervene } from '@/lib/client/queries';
import { useForkHere } from './use-fork-here';
import { useLabForks } from './use-lab-forks';

/** Going through time, branching off, and what AWS cannot do to the selected invocation: for the palette and the keys. */
export function useMomentActions(): readonly DashboardAction[] {
  const lab = useLiveLab();
  const { fork } = useForkHere();
  const interventions = useInterventionActions();
  const forks = useForkActions();
  return useMemo(
    () => [
      momentAction('moment-back', 'Step back: one log event', () => lab.stepMoment(-1), '['),
      momentAction('moment-on', 'Step forward: one log event', () => lab.stepMoment(1), ']'),
      momentAction('moment-now', 'Back to now', () => lab.lookAt(undefined), 'l'),
      momentAction('moment-begin', 'Look at the beginning of the lab', () =>
        lab.lookAtSequence(lab.history.baseSequence + 1),
      ),
      momentAction('moment-fork', 'Fork here: a new lab that goes on from what is shown', fork),
      ...forks,
      ...interventions,
    ],
    [lab, fork, forks, interventions],
  );
}

/** Only what can be done now: a palette has no room for reasons. */
function useInterventionActions(): readonly DashboardAction[] {
  const { labId } = useLiveLab();
  const { requestId } = useSelection();
  const invocation = useInvocation(requestId);
  const isPast = useLabValue((lab) => lab.moment !== undefined);
  const { mutate } = useIntervene(labId);
  const possible = INTERVENTIONS.filter(
    ({ action }) => invocation !== undefined && !isPast && objectionTo(invocation, action) === undefined,
  )
    .map(({ action }) => action)
    .join(' ');
  return useMemo(
    () =>
      INTERVENTIONS.filter(({ action }) => requestId !== undefined && possible.split(' ').includes(action)).map(
        ({ action, title }) =>
          momentAction(`intervene-${action}`, `${title} (not possible on AWS)`, () => {
            if (requestId !== undefined) mutate({ requestId, action });
          }),
      ),
    [requestId, possible, mutate],
  );
}

function useForkActions(): readonly DashboardAction[] {
  const router = useRouter();
  const links = useLabForks();
  return useMemo(
    () => links.map(({ labId, title, href }) => momentAction(`fork-${labId}`, title, () => router.push(href))),
    [links, router],
  );
}

function momentAction(id: string, title: string, run: () => void, key?: string): DashboardAction {
  return { id, title, section: 'Moment', key, keyText: key?.toUpperCase(), withControl: false, run };
}
