'use client';

import type { ReactNode } from 'react';
import { OutcomeMark } from '@/components/ui/outcome-mark';
import { RuleLink } from '@/components/ui/rule-link';
import { INTERVENTION_WORDS } from '@/lib/client/intervention-words';
import { OUTCOME_WORDS } from '@/lib/client/outcome-words';
import { assertUnreachable } from '@/lib/engine/assert';
import type { Chapter } from '@/lib/engine/invocation-story';
import { atText, durationText, ordinal } from '@/lib/timeline/time-text';
import { Countdown } from './countdown';

type ChapterOf<K extends Chapter['kind']> = Extract<Chapter, { kind: K }>;

/** The life of an invocation from top to bottom: attempts, and what lay between them. Deliveries have their own place. */
export function ChapterList({ chapters }: { chapters: readonly Chapter[] }) {
  return (
    <ol className="text-[12.5px]">
      {keyed(chapters).map(({ chapter, key }) => (
        <li key={key} className="border-line [&:not(:first-child)]:border-t">
          <ChapterRow chapter={chapter} />
        </li>
      ))}
    </ol>
  );
}

function ChapterRow({ chapter }: { chapter: Chapter }) {
  switch (chapter.kind) {
    case 'attempt':
      return <AttemptRow attempt={chapter} />;
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
          {chapter.reason === undefined ? null : (
            <span className="block text-[11px] break-all text-faint">{chapter.reason}</span>
          )}
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
          <span className="block text-[11px] text-faint">not possible on AWS</span>
        </Between>
      );
    case 'delivery':
      return null;
    default:
      return assertUnreachable(chapter);
  }
}

function AttemptRow({ attempt }: { attempt: ChapterOf<'attempt'> }) {
  const { ended } = attempt;
  const words = ended === undefined ? undefined : OUTCOME_WORDS[ended.outcome];
  const good = ended?.outcome === 'success';
  const colour = ended === undefined ? 'text-run' : good ? 'text-ok' : 'text-err';
  return (
    <div className="grid grid-cols-[18px_1fr_auto] gap-x-2 py-1.5">
      <span aria-hidden className={`font-bold ${colour}`}>
        {ended === undefined ? '▶' : <OutcomeMark outcome={ended.outcome} size={12} />}
      </span>
      <div className="min-w-0">
        <span className="font-medium">Attempt {attempt.attempt}</span>{' '}
        <span className={colour}>{words ?? 'running'}</span>
        <span className="block text-[11.5px] text-faint">
          {startText(attempt)}
          {` · at ${atText(attempt.startedAt)}`}
          {ended === undefined ? '' : ` · billed ${durationText(ended.billedMs)} · ${ended.memoryUsedMb} MB`}
        </span>
        {ended?.errorMessage === undefined ? null : (
          <span className="mt-0.5 block text-[12px] break-words text-mute">{ended.errorMessage}</span>
        )}
      </div>
      <span className="font-mono text-[12px]">{ended === undefined ? '…' : durationText(ended.durationMs)}</span>
    </div>
  );
}

function startText({ cold, initRetried, ended }: ChapterOf<'attempt'>): string {
  if (initRetried) return 'cold, init ran again inside';
  if (ended?.initMs !== undefined) return `cold, init ${durationText(ended.initMs)}`;
  return cold ? 'cold' : 'warm';
}

function WaitRow({ wait }: { wait: ChapterOf<'wait'> }) {
  const length = durationText((wait.endedAt ?? wait.dispatchAt) - wait.startedAt);
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
    <div className="grid grid-cols-[18px_1fr] gap-x-2 py-1 text-[12px] text-mute">
      <span aria-hidden className={`-tracking-widest ${tone}`}>
        {mark}
      </span>
      <div className="min-w-0">
        {children} {chapter.rule === undefined ? null : <RuleLink rule={chapter.rule} />}
        {chapter.kind === 'wait' && chapter.endedAt === undefined ? <Countdown until={chapter.dispatchAt} /> : null}
      </div>
    </div>
  );
}

function Length({ chapter }: { chapter: Chapter }) {
  return <>{chapter.endedAt === undefined ? ' …' : ` ${durationText(chapter.endedAt - chapter.startedAt)}`}</>;
}

/** Kind, start and place among its equals: chapters are only ever added at the end. */
function keyed(chapters: readonly Chapter[]): { chapter: Chapter; key: string }[] {
  return chapters
    .filter((chapter) => chapter.kind !== 'delivery')
    .map((chapter, index) => ({ chapter, key: `${index} ${chapter.kind}` }));
}
