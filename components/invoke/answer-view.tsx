'use client';

import { useLabValue } from '@/components/lab/lab-context';
import { Button } from '@/components/ui/button';
import { JsonBlock } from '@/components/ui/code-block';
import { Notice, RefusalNotice } from '@/components/ui/notice';
import { SectionHeading } from '@/components/ui/section';
import type { InvokeAnswer } from '@/lib/client/aws-api';
import { durationText } from '@/lib/timeline/time-text';
import { type CallState, useInvokeControl } from './invoke-context';

/** What the caller got: the answer of the last call of this page, as the wire had it. */
export function AnswerView({ call }: { call: Exclude<CallState, { kind: 'none' }> }) {
  return (
    <div>
      <SectionHeading>The caller got</SectionHeading>
      <div aria-live="polite">
        <AnswerBody call={call} />
      </div>
      <span key={call.kind} ref={reveal} className="block scroll-mb-4" />
    </div>
  );
}

/** An answer below the edge of the panel is no answer: its end is brought into sight whenever it says something new. */
function reveal(end: HTMLElement | null): void {
  void end?.scrollIntoView({ block: 'nearest' });
}

function AnswerBody({ call }: { call: Exclude<CallState, { kind: 'none' }> }) {
  switch (call.kind) {
    case 'waiting':
      return <Waiting />;
    case 'stopped':
      return <Notice tone="info">You stopped waiting. The function goes on: nobody tells it.</Notice>;
    case 'failed':
      return <RefusalNotice error={call.error} />;
    case 'answered':
      return <Answer answer={call.answer} tookMs={call.tookMs} />;
  }
}

function Waiting() {
  const { stopWaiting } = useInvokeControl();
  const paused = useLabValue((lab) => lab.clock?.mode === 'paused');
  return (
    <Notice tone="info" actions={<Button onClick={stopWaiting}>Stop waiting</Button>}>
      {paused
        ? 'Waiting. The clock is paused, so the function does not run on: resume, step or advance it.'
        : 'Waiting for the answer.'}
    </Notice>
  );
}

function Answer({ answer, tookMs }: { answer: InvokeAnswer; tookMs: number }) {
  const good = answer.status < 300 && answer.functionError === undefined;
  return (
    <div className="flex flex-col gap-1.5">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className={`font-semibold ${good ? 'text-ok' : 'text-err'}`}>{statusWords(answer)}</span>
        <span className="text-small text-faint">in {durationText(tookMs)} of your time</span>
      </p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-2 font-mono text-caption text-faint">
        {headersThatMatter(answer).map(([name, value]) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd className="truncate text-mute" title={value}>
              {value}
            </dd>
          </div>
        ))}
      </dl>
      {answer.body === '' ? (
        <p className="text-small text-mute">
          No body. {answer.status === 202 ? 'What the function does, its caller never hears.' : ''}
        </p>
      ) : (
        <JsonBlock text={answer.body} label="Answer body" />
      )}
    </div>
  );
}

function statusWords({ status, functionError, errorType }: InvokeAnswer): string {
  if (functionError !== undefined) return `✕ ${status}, with a function error inside`;
  if (status >= 300) return `✕ ${status} ${errorType ?? ''}`;
  if (status === 202) return '✓ 202 accepted';
  if (status === 204) return '✓ 204 valid, nothing ran';
  return `✓ ${status}`;
}

function headersThatMatter(answer: InvokeAnswer): [string, string][] {
  const headers: [string, string | undefined][] = [
    ['x-amz-function-error', answer.functionError],
    ['x-amzn-errortype', answer.errorType],
    ['x-amz-executed-version', answer.executedVersion],
    ['x-amzn-requestid', answer.requestId],
  ];
  return headers.filter((header): header is [string, string] => header[1] !== undefined);
}
