'use client';

import { Play } from 'lucide-react';
import { AnswerView } from '@/components/invoke/answer-view';
import { useInvokeControl, useInvokeDraft } from '@/components/invoke/invoke-context';
import { useLabValue, useLiveLab } from '@/components/lab/lab-context';
import { useInvocation } from '@/components/lab/use-invocation';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { Notice } from '@/components/ui/notice';
import { SectionHeading } from '@/components/ui/section';
import type { ErrorPlace } from '@/lib/client/error-place';
import { jsonProblem } from '@/lib/client/json-problem';
import { useFaultPlan } from '@/lib/client/queries';
import { NO_FAULTS } from '@/lib/engine/function-configuration';
import { invocationLogLines } from '@/lib/engine/log-lines';
import type { DraftControl } from './use-function-draft';

/** Runs the function with the invoke panel's payload, and shows what the caller got and what it logged. */
export function RunPanel({
  control,
  error,
  onRun,
  onShowCode,
}: {
  control: DraftControl;
  error: ErrorPlace | undefined;
  onRun: () => void;
  onShowCode: () => void;
}) {
  const { draft: ask, call } = useInvokeDraft();
  const { change } = useInvokeControl();
  const { functionName } = control.draft;
  const problem = jsonProblem(ask.payload);
  const ran = call.kind !== 'none' && call.call.functionName === functionName ? call : undefined;
  return (
    <div className="flex flex-col gap-3.5">
      <div>
        <SectionHeading>Payload</SectionHeading>
        <textarea
          aria-label="Payload of the run"
          value={ask.payload}
          onChange={(event) => change({ payload: event.target.value })}
          spellCheck={false}
          autoCapitalize="off"
          className="h-32 w-full resize-y rounded-lg border border-line bg-bg px-2.5 py-2 font-mono text-small leading-[1.6] outline-none focus:border-accent max-lg:text-[16px]"
        />
        <p aria-live="polite" className="text-small text-err empty:hidden">
          {problem === undefined ? '' : `Not JSON: ${problem}`}
        </p>
      </div>
      <ScriptNotice functionName={functionName} />
      <Button
        variant="primary"
        disabled={control.saving}
        aria-keyshortcuts="Control+Enter"
        onClick={onRun}
        className="w-full"
      >
        <Play aria-hidden size={13} /> {control.unsaved ? (control.isNew ? 'Create and run' : 'Save and run') : 'Run'}
        <span aria-hidden className="font-normal opacity-75 max-lg:hidden">
          Ctrl Enter
        </span>
      </Button>
      {error === undefined ? null : (
        <Notice
          tone="warn"
          actions={
            <Button className="lg:hidden" onClick={onShowCode}>
              Show the line
            </Button>
          }
        >
          It failed at <b className="font-mono text-text">{`${error.path}:${error.line}`}</b>
        </Notice>
      )}
      {ran === undefined ? (
        <p className="text-small text-faint">
          A synchronous call with this payload, as the invoke panel would make it: it is on the timeline too.
        </p>
      ) : (
        <>
          <AnswerView call={ran} />
          <RunLog requestId={ran.kind === 'answered' ? ran.answer.requestId : undefined} />
        </>
      )}
    </div>
  );
}

function RunLog({ requestId }: { requestId: string | undefined }) {
  const { state } = useLiveLab();
  const invocation = useInvocation(requestId);
  if (invocation === undefined) return null;
  const lines = invocationLogLines(state, invocation);
  if (lines.length === 0) return null;
  return (
    <div>
      <SectionHeading>Log</SectionHeading>
      <CodeBlock text={lines.map(({ text }) => text).join('\n')} label="Log of the run" />
    </div>
  );
}

/** An outcome script decides before the code is asked; whoever edits code wants to know. */
function ScriptNotice({ functionName }: { functionName: string }) {
  const { labId } = useLiveLab();
  const faultPlan = useLabValue((lab) => lab.state.functions.get(functionName)?.faultPlan) ?? NO_FAULTS;
  const write = useFaultPlan(labId, functionName);
  if (faultPlan.outcomes.every((outcome) => outcome === 'success')) return null;
  return (
    <Notice
      tone="warn"
      actions={<Button onClick={() => write.mutate({ ...faultPlan, outcomes: [] })}>Clear the script</Button>}
    >
      An outcome script is set: {faultPlan.outcomes.join(', ')}. Attempts that it makes fail do not run the code.
    </Notice>
  );
}
