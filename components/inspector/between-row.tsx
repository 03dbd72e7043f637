'use client';

import type { ReactNode } from 'react';
import { useLiveLab } from '@/components/lab/lab-context';
import { RuleLink } from '@/components/ui/rule-link';
import { INTERVENTION_WORDS } from '@/lib/client/intervention-words';
import { type WaitChapter, waitReason } from '@/lib/client/wait-words';
import { assertUnreachable } from '@/lib/engine/assert';
import type { Chapter } from '@/lib/engine/invocation-story';
import { durationText, ordinal } from '@/lib/timeline/time-text';
import { Countdown } from './countdown';

/** What lay between two attempts: the queue, a cold start, a refusal, a wait. */
export function BetweenRow({ chapter }: { chapter: Exclude<Chapter, { kind: 'attempt' }> }) {
  switch (chapter.kind) {
    case 'wait':
      return <WaitRow wait={chapter} />;
    case 'queued':
      return (
        <Between mark="≡" tone="text-mute" chapter={chapter}>
          {chapter.why === 'duplicated' ? 'queued again: a second copy of the event' : 'in the event queue'}
          <Length chapter={chapter} />
        </Between>
      );
    case 'init':
      return (
        <Between mark="◌" tone={chapter.failed ? 'text-err' : 'text-init'} chapter={chapter}>
          {chapter.failed ? 'cold start: init failed, after' : 'cold start: init'}
          <Length chapter={chapter} />
        </Between>
      );
    case 'throttled':
      return (
        <Between mark="△" tone="text-thr" chapter={chapter}>
          {chapter.statusCode === 429 ? 'throttled, 429' : 'service error, 500'}
        </Between>
      );
    case 'fault':
      return (
        <Between mark="!" tone="text-thr" chapter={chapter}>
          fault: {chapter.fault}
        </Between>
      );
    case 'intervention':
      return (
        <Between mark="☞" tone="text-mute" chapter={chapter}>
          {INTERVENTION_WORDS[chapter.action]}
        </Between>
      );
    case 'delivery':
      return null;
    default:
      return assertUnreachable(chapter);
  }
}

function WaitRow({ wait }: { wait: WaitChapter }) {
  const length = durationText(wait.dispatchAt - wait.startedAt);
  const functionError = wait.why === 'function-error';
  const because = functionError
    ? `function error, ${ordinal(wait.retry)} retry`
    : `${wait.why === 'throttle' ? 'throttle' : 'service error'}, back-off ${wait.retry}`;
  return (
    <Between mark={functionError ? '╱╱' : '╲╲'} tone={functionError ? 'text-wait' : 'text-thr'} chapter={wait}>
      {wait.endedAt === undefined ? 'waits' : 'waited'} {length} · {because}
    </Between>
  );
}

/** Why it is so long, and how much of it is left. */
function WaitNote({ wait }: { wait: WaitChapter }) {
  const lab = useLiveLab();
  return (
    <>
      <span className="block text-caption text-faint">{waitReason(wait, lab.shown.settings)}</span>
      {wait.endedAt === undefined ? <Countdown until={wait.dispatchAt} /> : null}
    </>
  );
}

function Between({
  mark,
  tone,
  chapter,
  children,
}: {
  mark: string;
  tone: string;
  chapter: Chapter;
  children: ReactNode;
}) {
  return (
    <div className="grid grid-cols-[18px_1fr] gap-x-2 py-1 text-small text-mute">
      <span aria-hidden className={`-tracking-widest ${tone}`}>
        {mark}
      </span>
      <div className="min-w-0">
        {children} {chapter.rule === undefined ? null : <RuleLink rule={chapter.rule} />}
        {chapter.kind === 'wait' ? <WaitNote wait={chapter} /> : null}
        {chapter.kind === 'intervention' ? (
          <span className="block text-caption text-faint">not possible on AWS</span>
        ) : null}
        {chapter.kind === 'throttled' && chapter.reason !== undefined ? (
          <span className="block text-caption break-all text-faint">{chapter.reason}</span>
        ) : null}
      </div>
    </div>
  );
}

function Length({ chapter }: { chapter: Chapter }) {
  return <>{chapter.endedAt === undefined ? ' …' : ` ${durationText(chapter.endedAt - chapter.startedAt)}`}</>;
}
