'use client';

import { useMemo } from 'react';
import { useLabValue, useLiveLab, useSelection } from '@/components/lab/lab-context';
import { useInvocation } from '@/components/lab/use-invocation';
import { type DashboardAction, keyed } from '@/components/shell/dashboard-action';
import { INTERVENTIONS, objectionTo } from '@/lib/client/interventions';
import { useIntervene } from '@/lib/client/queries';
import type { Intervention } from '@/lib/engine/events';

/** What AWS cannot do to the selected invocation. Only what can be done now is offered: a palette has no room for reasons. */
export function useInterventionActions(): readonly DashboardAction[] {
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
      interventionActions((action) => {
        if (requestId !== undefined) mutate({ requestId, action });
      }).filter(({ action }) => possible.split(' ').includes(action)),
    [requestId, possible, mutate],
  );
}

/** The same as data, all of it. */
export function interventionActions(
  intervene: (action: Intervention) => void,
): (DashboardAction & { readonly action: Intervention })[] {
  return INTERVENTIONS.map(({ action, title }) => ({
    action,
    ...keyed('Moment', KEYS[action], { id: `intervene-${action}`, title: `${title} (not possible on AWS)` }, () =>
      intervene(action),
    ),
  }));
}

const KEYS: Readonly<Record<Intervention, string>> = {
  'fire-next-attempt': '!',
  'cancel-retries': '|',
  'drop-event': 'delete',
};
