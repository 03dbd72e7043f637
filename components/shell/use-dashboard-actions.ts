'use client';

import { useMemo } from 'react';
import { useMomentActions } from '@/components/moment/use-moment-actions';
import type { ClockRequest } from '@/lib/client/control-api';
import type { DashboardAction } from './dashboard-action';
import type { InvokeField } from './focus-field';
import { timelineActions } from './timeline-actions';
import { useActionKeys } from './use-action-keys';
import { useClockActions } from './use-clock-actions';
import { useCodeActions } from './use-code-actions';
import { useFilterActions } from './use-filter-actions';
import { useInvokeActions } from './use-invoke-actions';
import { type ViewCommands, viewActions } from './view-actions';

/** What the shell itself can do. */
export interface ShellControl extends ViewCommands {
  readonly askClock: (ask: ClockRequest) => void;
  readonly goToField: (field: InvokeField) => void;
}

/** Every action of the page, and its keys at work. One file a section: a new one is a hook and a line in the list. */
export function useDashboardActions(shell: ShellControl): readonly DashboardAction[] {
  const invoke = useInvokeActions(shell.goToField);
  const code = useCodeActions();
  const clock = useClockActions(shell.askClock);
  const moment = useMomentActions();
  const filter = useFilterActions();
  const actions = useMemo(
    () => [
      ...invoke,
      ...code,
      ...clock,
      ...moment,
      ...filter,
      ...timelineActions(() => shell.showView('timeline')),
      ...viewActions(shell),
    ],
    [invoke, code, clock, moment, filter, shell],
  );
  useActionKeys(actions);
  return actions;
}
