'use client';

import { Send } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { useInvokeControl, useInvokeDraft } from '@/components/invoke/invoke-context';
import { useLabValue, useLiveLab } from '@/components/lab/lab-context';
import { useSampled } from '@/components/lab/use-sampled';
import { Button } from '@/components/ui/button';
import { RefusalNotice } from '@/components/ui/notice';
import { jsonProblem } from '@/lib/client/json-problem';
import type { LiveLab } from '@/lib/client/live-lab';
import type { InvocationType } from '@/lib/engine/events';
import type { LabState } from '@/lib/engine/state';

const TYPES: readonly { readonly type: InvocationType; readonly word: string }[] = [
  { type: 'Event', word: 'asynchronously' },
  { type: 'RequestResponse', word: 'synchronously' },
];

const FIELD = 'rounded-md border border-line bg-bg px-1.5 py-1 text-small text-text max-lg:min-h-11 max-lg:text-[16px]';

/** A call to this lab alone, beginning with what was sent last in it. */
export function QuickSend() {
  const { draft, call, functionName } = useInvokeDraft();
  const { send, change } = useInvokeControl();
  const names = useLabValue((lab) => [...lab.state.functions.keys()].join(' '));
  const id = useId();
  useLastSent();
  const problem = jsonProblem(draft.payload);
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="flex flex-wrap items-center gap-1.5">
        <select
          aria-label="Function"
          value={functionName ?? ''}
          onChange={(event) => change({ functionName: event.target.value })}
          className={FIELD}
        >
          {names.split(' ').map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <select
          aria-label="Invocation type"
          value={draft.invocationType}
          onChange={(event) => change({ invocationType: typeOf(event.target.value) })}
          className={FIELD}
        >
          {TYPES.map(({ type, word }) => (
            <option key={type} value={type}>
              {word}
            </option>
          ))}
        </select>
        <Button
          disabled={functionName === undefined || problem !== undefined}
          title={problem === undefined ? undefined : 'The payload is not JSON'}
          onClick={() => functionName !== undefined && send({ ...draft, functionName })}
        >
          <Send aria-hidden size={12} /> Send
        </Button>
      </div>
      <details className="text-small text-mute">
        <summary className="max-lg:min-h-11 max-lg:py-3">Payload</summary>
        <label htmlFor={id} className="sr-only">
          Payload
        </label>
        <textarea
          id={id}
          value={draft.payload}
          rows={5}
          spellCheck={false}
          onChange={(event) => change({ payload: event.target.value })}
          className={`${FIELD} mt-1 w-full min-w-72 font-mono`}
        />
      </details>
      <RefusalNotice error={call.kind === 'failed' ? call.error : null} />
    </div>
  );
}

/** Once the log is there, the draft is the last call in it. */
function useLastSent(): void {
  const lab = useLiveLab();
  const { change } = useInvokeControl();
  const isDone = useRef(false);
  const lastId = useSampled(lastSentId);
  useEffect(() => {
    const last = lastSent(lab.state);
    if (isDone.current || last === undefined || last.requestId !== lastId) return;
    isDone.current = true;
    const { functionName, payload } = last;
    change({ functionName, payload, invocationType: typeOf(last.invocationType) });
  }, [lab, lastId, change]);
}

function lastSent({ invocations }: LabState) {
  let last: { requestId: string; functionName: string; payload: string; invocationType: InvocationType } | undefined;
  for (const invocation of invocations.values()) {
    if (invocation.source.kind === 'client' && invocation.phase !== 'rejected') last = invocation;
  }
  return last;
}

function lastSentId({ state }: LiveLab): string | undefined {
  return lastSent(state)?.requestId;
}

function typeOf(value: string): InvocationType {
  return value === 'RequestResponse' ? 'RequestResponse' : 'Event';
}
