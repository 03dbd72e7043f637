'use client';

import { useMemo } from 'react';
import { useLabValue } from '@/components/lab/lab-context';
import type { ClockRequest } from '@/lib/client/control-api';
import { choice, type DashboardAction, keyed } from './dashboard-action';

interface ClockCommands {
  readonly paused: boolean;
  readonly skipWaits: boolean;
  readonly speed: number;
  ask(ask: ClockRequest): void;
}

const SPEED_MIN = 0.1;
const SPEED_MAX = 10_000;
const SPEEDS = [SPEED_MIN, 1, 10, 100, SPEED_MAX];

/** What can be asked of the clock. */
export function useClockActions(ask: (ask: ClockRequest) => void): readonly DashboardAction[] {
  const paused = useLabValue((lab) => lab.clock?.mode === 'paused');
  const skipWaits = useLabValue((lab) => lab.clock?.skipWaits === true);
  const speed = useLabValue((lab) => lab.clock?.speed ?? 1);
  return useMemo(() => clockActions({ paused, skipWaits, speed, ask }), [ask, paused, skipWaits, speed]);
}

/** The same as data. */
export function clockActions({ paused, skipWaits, speed, ask }: ClockCommands): DashboardAction[] {
  const setSpeed = (to: number) => ask({ action: 'set', speed: Math.min(SPEED_MAX, Math.max(SPEED_MIN, to)) });
  return [
    keyed(
      'Clock',
      ' ',
      { id: 'pause', title: paused ? 'Resume the clock' : 'Pause the clock', synonyms: 'stop go' },
      () => ask({ action: paused ? 'resume' : 'pause' }),
    ),
    keyed('Clock', 'n', { id: 'step', title: 'Step: fire what comes next', synonyms: 'next tick' }, () =>
      ask({ action: 'step' }),
    ),
    keyed('Clock', 'm', { id: 'minute', title: 'Advance 1 minute', synonyms: 'forward jump' }, () =>
      ask({ action: 'advance', ms: 60_000 }),
    ),
    keyed('Clock', 'i', { id: 'idle', title: 'Run until idle', synonyms: 'finish all end' }, () =>
      ask({ action: 'run-until-idle' }),
    ),
    keyed('Clock', 'j', { id: 'skip', title: skipWaits ? 'Stop skipping waits' : 'Skip waits', synonyms: 'jump' }, () =>
      ask({ action: 'set', skipWaits: !skipWaits }),
    ),
    keyed('Clock', '+', { id: 'faster', title: 'Clock twice as fast', synonyms: 'speed up' }, () =>
      setSpeed(speed * 2),
    ),
    keyed('Clock', '-', { id: 'slower', title: 'Clock half as fast', synonyms: 'speed slow down' }, () =>
      setSpeed(speed / 2),
    ),
    ...SPEEDS.map((to) =>
      choice('Clock', 'faster', { id: `speed-${to}`, title: `Clock speed ${to.toLocaleString('en')}×` }, () =>
        setSpeed(to),
      ),
    ),
  ];
}
