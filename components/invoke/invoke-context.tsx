'use client';

import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useLabValue, useLiveLab, useSelection } from '@/components/lab/lab-context';
import { useLabAddress } from '@/components/lab/use-lab-address';
import { type InvokeAnswer, invokeFunction } from '@/lib/client/aws-api';
import { newCallId } from '@/lib/client/call-id';
import { ORDER_SAMPLE, samplePayloadText } from '@/lib/client/sample-payloads';
import type { InvocationType } from '@/lib/engine/events';
import type { LabState } from '@/lib/engine/state';

/** What is about to be sent. */
export interface InvokeDraft {
  /** Undefined until chosen: then the lab's first function. */
  readonly functionName: string | undefined;
  readonly invocationType: InvocationType;
  readonly payload: string;
}

/** One call, ready to go. */
export type InvokeCall = Omit<InvokeDraft, 'functionName'> & { readonly functionName: string };

/** How the last call of this page stands. */
export type CallState =
  | { readonly kind: 'none' }
  | { readonly kind: 'waiting'; readonly call: InvokeCall; readonly callId: string }
  | { readonly kind: 'answered'; readonly call: InvokeCall; readonly answer: InvokeAnswer; readonly tookMs: number }
  | { readonly kind: 'stopped'; readonly call: InvokeCall }
  | { readonly kind: 'failed'; readonly call: InvokeCall; readonly error: unknown };

interface InvokeControl {
  change(part: Partial<InvokeDraft>): void;
  send(call: InvokeCall): void;
  /** Leaves a call that has no answer yet. The function goes on, as on AWS. */
  stopWaiting(): void;
}

const DraftContext = createContext<{ draft: InvokeDraft; call: CallState } | undefined>(undefined);
const ControlContext = createContext<InvokeControl | undefined>(undefined);

/** Holds the draft and the last call, so that panel, inspector and palette speak of the same one. */
export function InvokeProvider({ children }: { children: ReactNode }) {
  const live = useLiveLab();
  const lab = useLabAddress();
  const { select } = useSelection();
  const [draft, setDraft] = useState<InvokeDraft>(FIRST_DRAFT);
  const [call, setCall] = useState<CallState>({ kind: 'none' });
  const running = useRef<AbortController | undefined>(undefined);

  const control = useMemo<InvokeControl>(
    () => ({
      change: (part) => setDraft((before) => ({ ...before, ...part })),
      send: (next) => {
        // What follows happens now; nobody would see it who still looks at the past.
        live.lookAt(undefined);
        const callId = newCallId();
        const abort = new AbortController();
        running.current = abort;
        setCall({ kind: 'waiting', call: next, callId });
        const sentAt = performance.now();
        const isLast = () => running.current === abort;
        invokeFunction(lab, { ...next, callId }, abort.signal).then(
          (answer) => {
            if (!isLast()) return;
            setCall({ kind: 'answered', call: next, answer, tookMs: performance.now() - sentAt });
            if (answer.requestId !== undefined) select(answer.requestId);
          },
          (error: unknown) => {
            if (isLast())
              setCall(abort.signal.aborted ? { kind: 'stopped', call: next } : { kind: 'failed', call: next, error });
          },
        );
      },
      stopWaiting: () => running.current?.abort(),
    }),
    [live, lab, select],
  );

  return (
    <ControlContext value={control}>
      <DraftContext value={{ draft, call }}>
        {call.kind === 'waiting' ? <SelectWaiting callId={call.callId} /> : null}
        {children}
      </DraftContext>
    </ControlContext>
  );
}

/** What is about to be sent, and how the last call stands. */
export function useInvokeDraft(): { draft: InvokeDraft; call: CallState; functionName: string | undefined } {
  const value = useContext(DraftContext);
  if (!value) throw new Error('useInvokeDraft needs an InvokeProvider above it');
  const chosen = value.draft.functionName;
  const functionName = useLabValue((lab) => existingFunction(lab.state, chosen));
  return { ...value, functionName };
}

/** Changes the draft and sends; stable for as long as the page lives. */
export function useInvokeControl(): InvokeControl {
  const control = useContext(ControlContext);
  if (!control) throw new Error('useInvokeControl needs an InvokeProvider above it');
  return control;
}

const FIRST_DRAFT: InvokeDraft = {
  functionName: undefined,
  invocationType: 'Event',
  payload: samplePayloadText(ORDER_SAMPLE),
};

/** Selects an invocation whose caller still waits: its id is not in an answer yet, but the log has it under our call id. */
function SelectWaiting({ callId }: { callId: string }) {
  const lab = useLiveLab();
  const { select } = useSelection();
  useEffect(() => {
    const look = () => {
      const requestId = requestIdOfCall(lab.state, callId);
      if (requestId === undefined) return;
      stop();
      select(requestId);
    };
    const stop = lab.subscribe(look);
    look();
    return stop;
  }, [lab, callId, select]);
  return null;
}

function requestIdOfCall(state: LabState, callId: string): string | undefined {
  for (const invocation of state.invocations.values()) {
    const { source } = invocation;
    if (source.kind === 'client' && source.sdkInvocationId === callId) return invocation.requestId;
  }
  return undefined;
}

function existingFunction(state: LabState, chosen: string | undefined): string | undefined {
  if (chosen !== undefined && state.functions.has(chosen)) return chosen;
  const [first] = state.functions.keys();
  return first;
}
