'use client';

import type { ReactNode } from 'react';
import { useLiveLab, useSelection } from '@/components/lab/lab-context';
import { CodeBlock, JsonBlock } from '@/components/ui/code-block';
import { CopyButton } from '@/components/ui/copy-button';
import { RuleLink } from '@/components/ui/rule-link';
import { SectionHeading } from '@/components/ui/section';
import { STATUS_COLOURS, StatusMark } from '@/components/ui/status-mark';
import { explainEnd } from '@/lib/client/end-explanation';
import { invocationStatus } from '@/lib/client/invocation-status';
import { serviceSummary } from '@/lib/client/service-summary';
import { type InvocationStory, invocationStory } from '@/lib/engine/invocation-story';
import { invocationLogLines } from '@/lib/engine/log-lines';
import type { Invocation } from '@/lib/engine/state';
import { ChapterList } from './chapter-list';
import { DeliveryList } from './delivery-list';
import { InspectorActions } from './inspector-actions';

/** One invocation, told from both ends. */
export function InvocationDetails({ invocation, onEdit }: { invocation: Invocation; onEdit: () => void }) {
  const story = invocationStory(invocation);
  const explanation = explainEnd(story, invocation.invocationType);
  const attempts = story.chapters.filter((chapter) => chapter.kind !== 'delivery');
  return (
    <div className="flex flex-col gap-4 p-3.5">
      <Header invocation={invocation} />
      <InspectorActions invocation={invocation} onEdit={onEdit} />
      <div className="grid grid-cols-2 gap-2">
        <CallerCard story={story} invocation={invocation} />
        <ServiceCard story={story} />
      </div>
      {attempts.length === 0 ? null : (
        <div>
          <SectionHeading>Attempts</SectionHeading>
          <ChapterList chapters={story.chapters} />
        </div>
      )}
      <div className="border-l-2 border-accent py-0.5 pl-2.5 text-[12.5px] text-mute">
        <b className="font-medium text-text">{explanation.title}</b> {explanation.text}{' '}
        {explanation.rules.map((rule) => (
          <span key={rule} className="mr-1.5">
            <RuleLink rule={rule} />
          </span>
        ))}
      </div>
      <DeliveryList invocation={invocation} chapters={story.chapters} />
      {invocation.phase === 'rejected' ? null : <Texts invocation={invocation} />}
    </div>
  );
}

function Header({ invocation }: { invocation: Invocation }) {
  const status = invocationStatus(invocation);
  const { select } = useSelection();
  const { source } = invocation;
  return (
    <div>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="text-[16px] font-semibold tracking-[-0.01em]">{invocation.functionName}</span>
        <span className={`inline-flex items-center gap-1 font-medium ${STATUS_COLOURS[status.group]}`}>
          <StatusMark group={status.group} size={12} /> {status.word}
        </span>
      </p>
      <p className="flex items-center gap-1 font-mono text-[11.5px] text-faint">
        <span className="truncate" title="Request id, the same for every attempt">
          {invocation.requestId}
        </span>
        <CopyButton text={invocation.requestId} label="Copy the request id" />
      </p>
      {source.kind !== 'client' ? (
        <button
          type="button"
          onClick={() => select(source.requestId)}
          className="text-[12px] text-mute underline underline-offset-2 hover:text-text max-lg:min-h-11"
        >
          Started by {source.kind === 'destination' ? 'a destination' : 'the code'} of {source.functionName}
        </button>
      ) : (
        <p className="text-[12px] text-faint">{`${INVOCATION_WORDS[invocation.invocationType]}, from ${source.client}`}</p>
      )}
    </div>
  );
}

const INVOCATION_WORDS = { RequestResponse: 'Synchronous', Event: 'Asynchronous', DryRun: 'Dry run' } as const;

function CallerCard({ story, invocation }: { story: InvocationStory; invocation: Invocation }) {
  const { caller } = story;
  if (caller === undefined) {
    return (
      <Card title="The caller saw" tone="text-run">
        nothing yet, it waits
      </Card>
    );
  }
  const good = caller.statusCode < 300 && caller.functionError === undefined;
  return (
    <Card title="The caller saw" tone={good ? 'text-ok' : 'text-err'} mark={good ? '✓' : '✕'}>
      {callerWords(caller.statusCode, caller.functionError, caller.code)}
      <small className="block text-[11.5px] font-normal text-faint">
        {invocation.invocationType === 'Event' && caller.statusCode === 202
          ? 'at once, and never more'
          : (caller.reason ?? '')}
      </small>
    </Card>
  );
}

function callerWords(statusCode: number, functionError: string | undefined, code: string | undefined): string {
  if (code !== undefined) return `${statusCode} ${code}`;
  if (functionError !== undefined) return `${statusCode}, ${functionError}`;
  return statusCode === 202 ? '202 Accepted' : String(statusCode);
}

function ServiceCard({ story }: { story: InvocationStory }) {
  const { text, tone } = serviceSummary(story);
  const colour = { good: 'text-ok', bad: 'text-err', open: 'text-text' }[tone];
  return (
    <Card title="The service did" tone={colour} mark={{ good: '✓', bad: '✕', open: '▸' }[tone]}>
      {text}
    </Card>
  );
}

function Card({ title, tone, mark, children }: { title: string; tone: string; mark?: string; children: ReactNode }) {
  return (
    <div className="min-w-0 rounded-lg border border-line bg-bg px-2.5 py-2">
      <h3 className="text-[12px] text-mute">{title}</h3>
      <p className={`font-semibold break-words ${tone}`}>
        {mark === undefined ? null : <span aria-hidden>{mark} </span>}
        {children}
      </p>
    </div>
  );
}

function Texts({ invocation }: { invocation: Invocation }) {
  const lab = useLiveLab();
  const response = invocation.lastAttempt?.response;
  const lines = invocationLogLines(lab.state, invocation);
  return (
    <>
      <div>
        <SectionHeading>Payload</SectionHeading>
        <JsonBlock text={invocation.payload} label="Payload sent" />
      </div>
      {response === undefined ? null : (
        <div>
          <SectionHeading
            aside={
              invocation.invocationType === 'Event' ? (
                <span className="text-[11px] text-faint">no caller saw it</span>
              ) : null
            }
          >
            Response of the last attempt
          </SectionHeading>
          <JsonBlock text={response} label="Response" />
        </div>
      )}
      {lines.length === 0 ? null : (
        <div>
          <SectionHeading>Log</SectionHeading>
          <CodeBlock text={lines.map((line) => line.text).join('\n')} label="Log" wrap={false} />
        </div>
      )}
    </>
  );
}
