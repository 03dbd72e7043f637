'use client';

import { FastForward, Pause, Play, StepForward } from 'lucide-react';
import { useCallback } from 'react';
import { Button } from '@/components/ui/button';
import { RefusalNotice } from '@/components/ui/notice';
import { type ClockRequest, controlClock } from '@/lib/client/control-api';
import type { LiveLab } from '@/lib/client/live-lab';
import { useMutation } from '@/lib/client/use-mutation';
import { useTwoLabs } from './use-two-labs';

/** One press for both clocks. Each does what it is asked by itself: they may stand at different times. */
export function SharedTransport({ original, fork }: { original: LiveLab; fork: LiveLab }) {
  const { mutate, error } = useMutation({
    mutationFn: (ask: ClockRequest) => Promise.all([original, fork].map(({ labId }) => controlClock(labId, ask))),
  });
  const clocks = useTwoLabs(
    original,
    fork,
    useCallback(
      () => ({
        known: original.clock !== undefined && fork.clock !== undefined,
        paused: original.clock?.mode === 'paused' && fork.clock?.mode === 'paused',
      }),
      [original, fork],
    ),
  );
  const ask = (request: ClockRequest) => {
    for (const lab of [original, fork]) lab.lookAt(undefined);
    mutate(request);
  };
  return (
    <fieldset aria-label="Both clocks" disabled={!clocks.known} className="flex min-w-0 flex-wrap items-center gap-1.5">
      <Button onClick={() => ask({ action: clocks.paused ? 'resume' : 'pause' })}>
        {clocks.paused ? <Play aria-hidden size={13} /> : <Pause aria-hidden size={13} />}
        {clocks.paused ? 'Resume both' : 'Pause both'}
      </Button>
      <Button onClick={() => ask({ action: 'step' })} title="Each fires what comes next in it">
        <StepForward aria-hidden size={13} /> Step both
      </Button>
      <Button onClick={() => ask({ action: 'advance', ms: 60_000 })}>+1 min both</Button>
      <Button onClick={() => ask({ action: 'run-until-idle' })}>
        <FastForward aria-hidden size={13} /> Run both until idle
      </Button>
      <RefusalNotice error={error} />
    </fieldset>
  );
}
