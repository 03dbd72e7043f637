'use client';

import { useEffect, useMemo } from 'react';
import { useFunctionEditor } from '@/components/functions/editor/function-editor-context';
import { type InvokeDraft, useInvokeControl, useInvokeDraft } from '@/components/invoke/invoke-context';
import { useLabValue, useLiveLab, useSelection } from '@/components/lab/lab-context';
import { useMomentActions } from '@/components/moment/use-moment-actions';
import type { ClockRequest } from '@/lib/client/control-api';
import { ORDER_SAMPLE, SERVICE_EVENTS, samplePayloadText } from '@/lib/client/sample-payloads';
import { actionOf, type DashboardAction } from './dashboard-action';
import { timelineActions } from './timeline-actions';
import { useFilterActions } from './use-filter-actions';
import type { View } from './view';

/** What the shell itself can do. */
export interface ShellControl {
  readonly askClock: (ask: ClockRequest) => void;
  readonly showView: (view: View) => void;
  readonly openPalette: () => void;
  readonly openHelp: () => void;
  readonly askReset: () => void;
  readonly nextTheme: () => void;
  readonly focusPayload: () => void;
}

/** Every action of the page, and its keys at work. */
export function useDashboardActions(shell: ShellControl): readonly DashboardAction[] {
  const invoke = useInvokeActions(shell.focusPayload);
  const code = useCodeActions();
  const clock = useClockActions(shell.askClock);
  const moment = useMomentActions();
  const filter = useFilterActions(shell.showView);
  const actions = useMemo(
    () => [...invoke, ...code, ...clock, ...moment, ...filter, ...viewActions(shell)],
    [invoke, code, clock, moment, filter, shell],
  );

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const action = document.querySelector('[role="dialog"], [role="alertdialog"]')
        ? undefined
        : actionOf(actions, event);
      if (action === undefined) return;
      event.preventDefault();
      action.run();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [actions]);

  return actions;
}

function useInvokeActions(focusPayload: () => void): readonly DashboardAction[] {
  const lab = useLiveLab();
  const { draft, functionName } = useInvokeDraft();
  const { send, change } = useInvokeControl();
  const { requestId } = useSelection();
  const functionNames = useLabValue((live) => [...live.state.functions.keys()].join(' '));
  return useMemo(() => {
    const sendDraft = () => functionName !== undefined && send({ ...draft, functionName });
    const replay = () => {
      const selected = lab.state.invocations.get(requestId ?? '');
      if (selected !== undefined && selected.phase !== 'rejected') send(selected);
    };
    return [
      action('send', 'Send', 'Invoke', sendDraft, 'enter', 'Ctrl Enter', true),
      action('replay', 'Replay the selected invocation', 'Invoke', replay, 'r', 'R'),
      action('payload', 'Write the payload', 'Invoke', focusPayload, 'c', 'C'),
      ...typeActions(change),
      ...functionNames
        .split(' ')
        .filter((name) => name !== '')
        .map((name) =>
          action(`function-${name}`, `Choose function ${name}`, 'Invoke', () => change({ functionName: name })),
        ),
      ...[ORDER_SAMPLE, ...SERVICE_EVENTS].map((sample) =>
        action(`sample-${sample.name}`, `Payload: ${sample.name}`, 'Invoke', () =>
          change({ payload: samplePayloadText(sample) }),
        ),
      ),
    ];
  }, [lab, draft, functionName, send, change, requestId, functionNames, focusPayload]);
}

function useCodeActions(): readonly DashboardAction[] {
  const editor = useFunctionEditor();
  const { functionName } = useInvokeDraft();
  const functionNames = useLabValue((live) => [...live.state.functions.keys()].join(' '));
  return useMemo(() => {
    const editChosen = () => functionName !== undefined && editor.edit(functionName);
    return [
      action('create-function', 'Create function', 'Code', editor.create),
      action('edit-code', 'Edit the code of the chosen function', 'Code', editChosen, 'x', 'X'),
      ...functionNames
        .split(' ')
        .filter((name) => name !== '')
        .map((name) => action(`code-${name}`, `Edit code of ${name}`, 'Code', () => editor.edit(name))),
    ];
  }, [editor, functionName, functionNames]);
}

function typeActions(change: (part: Partial<InvokeDraft>) => void): DashboardAction[] {
  return [
    action('synchronous', 'Invoke synchronously', 'Invoke', () => change({ invocationType: 'RequestResponse' })),
    action('asynchronous', 'Invoke asynchronously', 'Invoke', () => change({ invocationType: 'Event' })),
    action('dry-run', 'Invoke as a dry run', 'Invoke', () => change({ invocationType: 'DryRun' })),
  ];
}

function useClockActions(ask: (ask: ClockRequest) => void): readonly DashboardAction[] {
  const paused = useLabValue((lab) => lab.clock?.mode === 'paused');
  const skipWaits = useLabValue((lab) => lab.clock?.skipWaits === true);
  return useMemo(
    () => [
      action(
        'pause',
        paused ? 'Resume the clock' : 'Pause the clock',
        'Clock',
        () => ask({ action: paused ? 'resume' : 'pause' }),
        ' ',
        'Space',
      ),
      action('step', 'Step: fire what comes next', 'Clock', () => ask({ action: 'step' }), 'n', 'N'),
      action('minute', 'Advance 1 minute', 'Clock', () => ask({ action: 'advance', ms: 60_000 }), 'm', 'M'),
      action('idle', 'Run until idle', 'Clock', () => ask({ action: 'run-until-idle' }), 'i', 'I'),
      action(
        'skip',
        skipWaits ? 'Stop skipping waits' : 'Skip waits',
        'Clock',
        () => ask({ action: 'set', skipWaits: !skipWaits }),
        'j',
        'J',
      ),
      ...[0.1, 1, 10, 100, 10_000].map((speed) =>
        action(`speed-${speed}`, `Clock speed ${speed.toLocaleString('en')}×`, 'Clock', () =>
          ask({ action: 'set', speed }),
        ),
      ),
    ],
    [ask, paused, skipWaits],
  );
}

function viewActions(shell: ShellControl): DashboardAction[] {
  return [
    action('timeline', 'Show the timeline', 'View', () => shell.showView('timeline'), '1', '1'),
    action('table', 'Show the table', 'View', () => shell.showView('table'), '3', '3'),
    ...timelineActions(() => shell.showView('timeline')),
    action('theme', 'Change the theme', 'View', shell.nextTheme, 't', 'T'),
    action('help', 'Show all keys', 'View', shell.openHelp, '?', '?'),
    action('palette', 'Open the command palette', 'View', shell.openPalette, 'k', 'Ctrl K', true),
    action('reset', 'Reset the lab', 'Lab', shell.askReset),
  ];
}

function action(
  id: string,
  title: string,
  section: DashboardAction['section'],
  run: () => void,
  key?: string,
  keyText?: string,
  withControl = false,
): DashboardAction {
  return { id, title, section, key, keyText, withControl, run };
}
