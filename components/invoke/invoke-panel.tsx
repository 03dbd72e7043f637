'use client';

import { CodeXml, Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useFunctionEditor } from '@/components/functions/editor/function-editor-context';
import { useLabValue } from '@/components/lab/lab-context';
import { Button, IconButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { SectionHeading } from '@/components/ui/section';
import { functionRoutes } from '@/lib/client/function-routes';
import { type InvokeWarning, invokeWarning } from '@/lib/client/invoke-warning';
import { jsonProblem } from '@/lib/client/json-problem';
import type { InvocationType } from '@/lib/engine/events';
import { RETRY_ATTEMPTS_DEFAULT, RETRY_WAITS_MS } from '@/lib/engine/limits';
import { FunctionPicker } from './function-picker';
import { InvocationTypeHint, InvocationTypeSwitch } from './invocation-type';
import { type InvokeCall, useInvokeControl, useInvokeDraft } from './invoke-context';
import { OutcomeChips } from './outcome-chips';
import { PayloadSection } from './payload-section';

/** Only in the browser: which CLI is meant is remembered there. */
// There is no answer before the first call.
const AnswerView = dynamic(() => import('./answer-view').then((module) => module.AnswerView), { ssr: false });
const TerminalCommand = dynamic(() => import('./terminal-command').then((module) => module.TerminalCommand), {
  ssr: false,
});

/** Everything about the next call, and the answer of the last one. */
export function InvokePanel() {
  const { draft, call, functionName } = useInvokeDraft();
  const { change, send } = useInvokeControl();
  const next: InvokeCall | undefined = functionName === undefined ? undefined : { ...draft, functionName };
  return (
    <form
      aria-label="Invoke"
      className="flex flex-col gap-3.5 p-3.5"
      onSubmit={(event) => {
        event.preventDefault();
        if (next !== undefined) send(next);
      }}
    >
      <div>
        <SectionHeading aside={<CodeButtons functionName={functionName} />}>Function</SectionHeading>
        <FunctionPicker functionName={functionName} onChange={(name) => change({ functionName: name })} />
      </div>
      <div>
        <SectionHeading>Invoke</SectionHeading>
        <InvocationTypeSwitch value={draft.invocationType} onChange={(invocationType) => change({ invocationType })} />
        <LiveHint type={draft.invocationType} functionName={functionName} />
      </div>
      <PayloadSection
        payload={draft.payload}
        invocationType={draft.invocationType}
        onChange={(payload) => change({ payload })}
      />
      {functionName === undefined ? null : <OutcomeChips functionName={functionName} />}
      <Warning
        functionName={functionName}
        invocationType={draft.invocationType}
        onAsynchronous={() => next !== undefined && sendAsynchronously(next)}
      />
      <Button
        variant="primary"
        type="submit"
        disabled={next === undefined}
        aria-keyshortcuts="Control+Enter"
        className="w-full"
      >
        {jsonProblem(draft.payload) === undefined ? 'Send' : 'Send anyway'}
        <span aria-hidden className="font-normal max-lg:hidden">
          Ctrl Enter
        </span>
      </Button>
      {call.kind === 'none' ? null : <AnswerView call={call} />}
      {next === undefined ? null : <TerminalCommand call={next} />}
    </form>
  );

  function sendAsynchronously(ask: InvokeCall) {
    change({ invocationType: 'Event' });
    send({ ...ask, invocationType: 'Event' });
  }
}

function CodeButtons({ functionName }: { functionName: string | undefined }) {
  const editor = useFunctionEditor();
  return (
    <span className="flex">
      {functionName === undefined ? null : (
        <IconButton
          label={`Edit code of ${functionName}`}
          onClick={() => editor.edit(functionName)}
          className="lg:size-5"
        >
          <CodeXml aria-hidden size={13} />
        </IconButton>
      )}
      <IconButton label="Create function" onClick={editor.create} className="lg:size-5">
        <Plus aria-hidden size={13} />
      </IconButton>
    </span>
  );
}

function LiveHint({ type, functionName }: { type: InvocationType; functionName: string | undefined }) {
  const retries = useLabValue(
    (lab) =>
      lab.state.functions.get(functionName ?? '')?.eventInvokeConfigs.get('$LATEST')?.config.maximumRetryAttempts ??
      RETRY_ATTEMPTS_DEFAULT,
  );
  const waits = useLabValue((lab) => lab.state.settings?.retryWaitsMs) ?? RETRY_WAITS_MS;
  return <InvocationTypeHint type={type} retries={retries} retryWaitsMs={waits} />;
}

function Warning({
  functionName,
  invocationType,
  onAsynchronous,
}: {
  functionName: string | undefined;
  invocationType: InvocationType;
  onAsynchronous: () => void;
}) {
  const warning = useLabValue((lab) => {
    const fn = lab.state.functions.get(functionName ?? '');
    if (fn === undefined) return undefined;
    return invokeWarning({ invocationType, routes: functionRoutes(fn), reservedConcurrency: fn.reservedConcurrency });
  }, sameWarning);
  if (warning === undefined) return null;
  return (
    <Notice
      tone="warn"
      actions={
        warning.offerAsynchronous ? <Button onClick={onAsynchronous}>Invoke asynchronously instead</Button> : undefined
      }
    >
      {warning.text}
    </Notice>
  );
}

function sameWarning(left: InvokeWarning | undefined, right: InvokeWarning | undefined): boolean {
  return left?.text === right?.text && left?.offerAsynchronous === right?.offerAsynchronous;
}
