'use client';

import { useMemo } from 'react';
import { type InvokeDraft, useInvokeControl, useInvokeDraft } from '@/components/invoke/invoke-context';
import { useLabValue, useLiveLab, useSelection } from '@/components/lab/lab-context';
import { ORDER_SAMPLE, SERVICE_EVENTS, samplePayloadText } from '@/lib/client/sample-payloads';
import type { InvocationType } from '@/lib/engine/events';
import { choice, type DashboardAction, keyed } from './dashboard-action';
import type { InvokeField } from './focus-field';

interface InvokeCommands {
  readonly functionNames: readonly string[];
  send(): void;
  replay(): void;
  change(part: Partial<InvokeDraft>): void;
  /** Shows the panel and puts the focus on one of its fields. */
  goTo(field: InvokeField): void;
}

/** What the invoke panel can do. */
export function useInvokeActions(goTo: (field: InvokeField) => void): readonly DashboardAction[] {
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
    return invokeActions({
      functionNames: functionNames.split(' ').filter((name) => name !== ''),
      send: sendDraft,
      replay,
      change,
      goTo,
    });
  }, [lab, draft, functionName, send, change, requestId, functionNames, goTo]);
}

/** The same as data. */
export function invokeActions({ functionNames, send, replay, change, goTo }: InvokeCommands): DashboardAction[] {
  return [
    keyed('Invoke', 'Ctrl+enter', { id: 'send', title: 'Send', synonyms: 'invoke run call' }, send),
    keyed('Invoke', 'r', { id: 'replay', title: 'Replay the selected invocation', synonyms: 'rerun again' }, replay),
    keyed('Invoke', 'c', { id: 'payload', title: 'Write the payload', synonyms: 'event body json edit' }, () =>
      goTo('payload'),
    ),
    keyed('Invoke', 'q', { id: 'function', title: 'Choose the function', synonyms: 'lambda select' }, () =>
      goTo('function'),
    ),
    keyed('Invoke', 'y', { id: 'type', title: 'Choose the invocation type', synonyms: 'sync async dry run' }, () =>
      goTo('type'),
    ),
    keyed('Invoke', 'v', { id: 'sample', title: 'Choose a sample payload', synonyms: 'service event s3 sns' }, () =>
      goTo('sample'),
    ),
    keyed(
      'Invoke',
      'o',
      { id: 'outcome', title: 'Script the next outcome', synonyms: 'fault error timeout fail' },
      () => goTo('outcome'),
    ),
    ...TYPES.map(({ type, title, synonyms }) =>
      choice('Invoke', 'type', { id: `type-${type}`, title, synonyms }, () => change({ invocationType: type })),
    ),
    ...functionNames.map((name) =>
      choice('Invoke', 'function', { id: `function-${name}`, title: `Choose function ${name}` }, () =>
        change({ functionName: name }),
      ),
    ),
    ...[ORDER_SAMPLE, ...SERVICE_EVENTS].map((sample) =>
      choice('Invoke', 'sample', { id: `sample-${sample.name}`, title: `Payload: ${sample.name}` }, () =>
        change({ payload: samplePayloadText(sample) }),
      ),
    ),
  ];
}

const TYPES: readonly { readonly type: InvocationType; readonly title: string; readonly synonyms: string }[] = [
  { type: 'RequestResponse', title: 'Invoke synchronously', synonyms: 'sync RequestResponse 200' },
  { type: 'Event', title: 'Invoke asynchronously', synonyms: 'async Event 202' },
  { type: 'DryRun', title: 'Invoke as a dry run', synonyms: 'DryRun validate 204' },
];
