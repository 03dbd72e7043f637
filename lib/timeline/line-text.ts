import type { Life } from './life';
import { SEGMENT_KINDS, type SegmentKind, segmentSums, segmentsOf } from './segments';
import { durationText } from './time-text';
import { SIM_TIME, type TimeWords } from './time-words';

/** A whole invocation in words, as its line shows it: `Invocation of always-fails, failed, 3 attempts, queued 22 ms, …`. */
export function lineName(life: Life, now: number, words: TimeWords = SIM_TIME): string {
  const { functionName, answer, spans } = life;
  const attempts = spans.filter((span) => span.kind === 'run').length;
  const count = attempts === 1 ? ['1 attempt'] : attempts > 1 ? [`${attempts} attempts`] : [];
  const parts = [`Invocation of ${functionName}`, statusText(life), ...count, ...lengths(life, now)];
  return [...parts, `accepted at ${words.at(answer.startAt)}`].join(', ');
}

/** How long each kind of segment took, those that took any. Of a wait that goes on only what has passed. */
function lengths({ spans }: Life, now: number): readonly string[] {
  const passed = segmentsOf(spans, now).map((segment) => ({ ...segment, endAt: Math.min(segment.endAt, now) }));
  const sums = segmentSums(passed);
  return SEGMENT_KINDS.filter((kind) => sums[kind] > 0).map(
    (kind) => `${SEGMENT_NAMES[kind]} ${durationText(sums[kind])}`,
  );
}

const SEGMENT_NAMES: Readonly<Record<SegmentKind, string>> = {
  queued: 'queued',
  init: 'init',
  running: 'running',
  'retry-wait': 'waiting to retry',
  'throttle-wait': 'throttled',
  delivery: 'delivering',
};

function statusText({ stage, spans, answer }: Life): string {
  if (stage) return STAGE_NAMES[stage.kind] ?? stage.kind;
  if (answer.code !== undefined) return `refused with ${answer.statusCode}`;
  if (answer.invocationType === 'DryRun') return 'dry run';
  if (spans.some((span) => span.kind === 'discarded')) return 'discarded';
  const last = spans.findLast((span) => span.kind === 'run');
  if (last?.kind === 'run') return last.outcome === 'success' ? 'succeeded' : 'failed';
  return spans.some((span) => span.kind === 'delivery') ? 'failed' : 'accepted';
}

const STAGE_NAMES: Readonly<Record<string, string>> = {
  queued: 'queued',
  init: 'initialising',
  run: 'running',
  'retry-wait': 'waits to retry',
  'throttle-wait': 'waits after a throttle',
};
