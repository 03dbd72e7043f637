'use client';

import { Ban, Trash2, Zap } from 'lucide-react';
import { useId } from 'react';
import { useLabValue, useLiveLab } from '@/components/lab/lab-context';
import { Button } from '@/components/ui/button';
import { RefusalNotice } from '@/components/ui/notice';
import { INTERVENTIONS, objectionTo } from '@/lib/client/interventions';
import { useIntervene } from '@/lib/client/queries';
import type { Intervention } from '@/lib/engine/events';
import type { Invocation } from '@/lib/engine/state';

/** What can be done to an event here that nobody can do on AWS; where it makes no sense, the reason. */
export function Interventions({ invocation }: { invocation: Invocation }) {
  const { labId } = useLiveLab();
  const { mutate, isPending, error } = useIntervene(labId);
  const isPast = useLabValue((lab) => lab.moment !== undefined);
  const reasonId = useId();
  const { requestId } = invocation;
  const reasonFor = (action: Intervention) =>
    isPast ? 'What is shown is the past: go back to now, or fork here.' : objectionTo(invocation, action);
  const reasons = [...new Set(INTERVENTIONS.flatMap(({ action }) => reasonFor(action) ?? []))];

  return (
    <fieldset aria-label="Not possible on AWS" className="min-w-0">
      <p className="mb-1 text-caption text-thr">Not possible on AWS</p>
      <div className="flex flex-wrap gap-1.5">
        {INTERVENTIONS.map(({ action, title, what }) => {
          const reason = reasonFor(action);
          const Icon = ICONS[action];
          return (
            <Button
              key={action}
              disabled={reason !== undefined || isPending}
              aria-describedby={reason === undefined ? undefined : reasonId}
              title={reason ?? what}
              onClick={() => mutate({ requestId, action })}
            >
              <Icon aria-hidden size={12} /> {title}
            </Button>
          );
        })}
      </div>
      {reasons.length === 0 ? null : (
        <p id={reasonId} className="mt-1 text-caption text-faint">
          {reasons.join(' ')}
        </p>
      )}
      <RefusalNotice error={error} />
    </fieldset>
  );
}

const ICONS = { 'fire-next-attempt': Zap, 'cancel-retries': Ban, 'drop-event': Trash2 } as const;
