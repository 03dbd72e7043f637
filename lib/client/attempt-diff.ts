import { attemptCostDollars } from '@/lib/engine/attempt-cost';
import type { Chapter } from '@/lib/engine/invocation-story';
import { durationText, exactAtText } from '@/lib/timeline/time-text';
import { costText } from './cost-words';
import { type JsonChange, jsonChanges } from './json-diff';
import { type DiffLine, lineDiff } from './line-diff';
import type { LogRow } from './log-groups';
import { OUTCOME_WORDS } from './outcome-words';

export type AttemptChapter = Extract<Chapter, { kind: 'attempt' }>;

/** Two attempts beside each other. */
export interface AttemptDiff {
  readonly fields: readonly FieldDiff[];
  /** What they answered; undefined while one of them has not. */
  readonly response: ResponseDiff | undefined;
  /** What the handler wrote, without the times in it. The platform's lines say what the fields say. */
  readonly log: readonly DiffLine[];
  /** True when nothing differs but when, how long and what that cost. */
  readonly onlyTime: boolean;
}

export interface FieldDiff {
  readonly label: string;
  readonly left: string;
  readonly right: string;
  readonly differs: boolean;
  /** A moment, a length or a price: two runs never share these. */
  readonly isTime: boolean;
}

/** `changes` undefined: one of the two is not JSON, so they are compared as text. */
export interface ResponseDiff {
  readonly left: string;
  readonly right: string;
  readonly changes: readonly JsonChange[] | undefined;
}

/** An attempt and the lines of its log. */
export interface LoggedAttempt {
  readonly attempt: AttemptChapter;
  readonly rows: readonly LogRow[];
}

/** Compares two attempts of one invocation. */
export function attemptDiff(left: LoggedAttempt, right: LoggedAttempt): AttemptDiff {
  const fields = FIELDS.map(({ label, isTime, read }) => {
    const values = { left: read(left.attempt), right: read(right.attempt) };
    return { label, isTime, ...values, differs: values.left !== values.right };
  }).filter((field) => field.left !== NOTHING || field.right !== NOTHING);
  const response = responseDiff(left.attempt, right.attempt);
  const log = lineDiff(handlerLines(left.rows), handlerLines(right.rows));
  return {
    fields,
    response,
    log,
    onlyTime:
      response !== undefined &&
      fields.every(({ differs, isTime }) => isTime || !differs) &&
      isSame(response) &&
      log.every(({ sign }) => sign === '='),
  };
}

/** Whether both answered alike. */
export function isSame({ left, right, changes }: ResponseDiff): boolean {
  return changes === undefined ? left === right : changes.length === 0;
}

/** How an attempt found its environment: `cold, init 156 ms` in words without the length. */
export function startWord({ cold, initRetried }: AttemptChapter): string {
  if (initRetried) return 'cold, init ran again inside';
  return cold ? 'cold' : 'warm';
}

const NOTHING = '–';

const FIELDS: readonly { label: string; isTime: boolean; read: (attempt: AttemptChapter) => string }[] = [
  {
    label: 'Outcome',
    isTime: false,
    read: ({ ended }) => (ended === undefined ? 'running' : OUTCOME_WORDS[ended.outcome]),
  },
  { label: 'Error', isTime: false, read: ({ ended }) => ended?.errorMessage ?? NOTHING },
  { label: 'Start', isTime: false, read: startWord },
  { label: 'Environment', isTime: false, read: ({ environmentId }) => environmentName(environmentId) },
  { label: 'Memory', isTime: false, read: ({ ended }) => (ended === undefined ? NOTHING : `${ended.memoryUsedMb} MB`) },
  { label: 'Began', isTime: true, read: ({ startedAt }) => exactAtText(startedAt) },
  {
    label: 'Init',
    isTime: true,
    read: ({ ended }) => (ended?.initMs === undefined ? NOTHING : durationText(ended.initMs)),
  },
  {
    label: 'Duration',
    isTime: true,
    read: ({ ended }) => (ended === undefined ? NOTHING : durationText(ended.durationMs)),
  },
  {
    label: 'Billed',
    isTime: true,
    read: ({ ended }) => (ended === undefined ? NOTHING : durationText(ended.billedMs)),
  },
  {
    label: 'Cost',
    isTime: true,
    read: ({ ended }) => (ended === undefined ? NOTHING : costText(attemptCostDollars(ended))),
  },
];

/** `env 2` of `always-fails#2`, as the timeline calls it. */
export function environmentName(environmentId: string): string {
  return `env ${environmentId.slice(environmentId.lastIndexOf('#') + 1)}`;
}

function responseDiff({ ended: left }: AttemptChapter, { ended: right }: AttemptChapter): ResponseDiff | undefined {
  if (left === undefined || right === undefined) return undefined;
  const texts = { left: left.response, right: right.response };
  return { ...texts, changes: jsonChanges(texts.left, texts.right) };
}

const ISO_TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;

function handlerLines(rows: readonly LogRow[]): string[] {
  return rows.filter(({ weight }) => weight !== 'platform').map(({ short }) => short.replace(ISO_TIME, '…'));
}
