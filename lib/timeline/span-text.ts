import type { DeliveryKind } from '@/lib/engine/events';
import { isWait, type Span, type SpanOf } from './span';
import { durationText, ordinal } from './time-text';
import { SIM_TIME, type TimeWords } from './time-words';

/** The full name of a span, for the accessible list and the tooltip: `Attempt 1 of always-fails, error, 41 ms, started at 0.2 s`. */
export function spanName(span: Span, words: TimeWords = SIM_TIME): string {
  return [title(span), ...facts(span, words)].join(', ');
}

/** What a span is: the first part of its name. */
export function title(span: Span): string {
  const { functionName } = span;
  switch (span.kind) {
    case 'answer':
      return `Caller of ${functionName}`;
    case 'queued':
      return span.copy === 'duplicated' ? `Second copy of an event of ${functionName}` : `Event of ${functionName}`;
    case 'init':
      return `Init of ${functionName} env ${span.environmentNumber}`;
    case 'run':
      return `Attempt ${span.attempt} of ${functionName}`;
    case 'retry-wait':
      return `Retry wait of ${functionName}`;
    case 'throttle-wait':
      return `Throttle wait of ${functionName}`;
    case 'throttled':
      return span.statusCode === 429 ? `Throttle of ${functionName}` : `Service error for ${functionName}`;
    case 'delivery':
      return `${deliveryNoun(span.delivery)} of ${functionName}`;
    case 'discarded':
      return `Event of ${functionName} discarded`;
  }
}

/** What happened, how long it took and when: the other parts of its name. */
export function facts(span: Span, words: TimeWords = SIM_TIME): readonly string[] {
  const lengthMs = span.endAt === undefined ? undefined : span.endAt - span.startAt;
  const length = lengthMs === undefined ? [] : [durationText(lengthMs)];
  const started = `started at ${words.at(span.startAt)}`;
  const at = `at ${words.at(span.startAt)}`;
  switch (span.kind) {
    case 'answer':
      return [answerText(span), at];
    case 'queued':
      return ['queued', ...length, started];
    case 'init':
      return [span.failed ? 'failed' : 'cold', ...(lengthMs === undefined ? ['going on'] : length), started];
    case 'run':
      return [outcomeText(span), ...length, ...(span.initRetried ? ['init tried again'] : []), started];
    case 'retry-wait':
    case 'throttle-wait':
      return [waitText(span), ...(lengthMs === undefined ? ['going on'] : []), started];
    case 'throttled':
      return [`${span.statusCode}`, `${ordinal(span.refusals)} refusal in a row`, at];
    case 'delivery':
      return [deliveryText(span), at];
    case 'discarded':
      return [span.condition, 'nothing kept it', at];
  }
}

/** Labels for the bar, longest first; the first that fits is drawn. */
export function barLabels(span: Span): readonly string[] {
  const length = span.endAt === undefined ? undefined : durationText(span.endAt - span.startAt);
  switch (span.kind) {
    case 'answer':
      return [`${mark(span)} ${answerText(span)}`, `${mark(span)} ${span.statusCode}`];
    case 'queued':
      return length === undefined ? ['queued'] : [`queued ${length}`, length];
    case 'init':
      return length === undefined ? ['init (cold)', 'init'] : [`init (cold) ${length}`, `init ${length}`, 'init'];
    case 'run': {
      const short = `${mark(span)}${span.attempt}`;
      if (length === undefined) return [`${short} running`, short];
      return span.outcome === 'success' || span.outcome === 'error'
        ? [`${short} ${length}`, short]
        : [`${short} ${outcomeText(span)} ${length}`, `${short} ${outcomeText(span)}`, short];
    }
    case 'retry-wait':
    case 'throttle-wait':
      return [waitText(span), durationText(waitMs(span))];
    case 'throttled':
      return [`${span.statusCode} ${ordinal(span.refusals)} refusal`, `${span.statusCode}`];
    case 'delivery':
      return [deliveryLabel(span)];
    case 'discarded':
      return [`discarded, ${span.condition}`, 'discarded'];
  }
}

/** The sign that goes with a status, so that it never rests on colour alone. */
export function mark(span: Span): string {
  switch (span.kind) {
    case 'answer':
      if (span.endAt === undefined) return '…';
      return span.statusCode >= 400 || span.functionError ? '✕' : '✓';
    case 'run':
      if (span.outcome === undefined) return '▸';
      return span.outcome === 'success' ? '✓' : '✕';
    case 'init':
      return span.failed ? '✕' : '';
    case 'delivery':
      return span.deliveredAs === undefined ? '✕' : '';
    case 'throttled':
    case 'discarded':
      return '✕';
    case 'queued':
    case 'retry-wait':
    case 'throttle-wait':
      return '';
  }
}

function answerText(span: SpanOf<'answer'>): string {
  if (span.endAt === undefined) return 'waits for the answer';
  if (span.code !== undefined) return `${span.statusCode} ${span.code}`;
  if (span.invocationType !== 'RequestResponse') return `${span.statusCode} at once`;
  const text = `${span.statusCode} in ${durationText(span.endAt - span.startAt)}`;
  return span.functionError ? `${text}, function error` : text;
}

function outcomeText(span: SpanOf<'run'>): string {
  return span.outcome === undefined ? 'running' : span.outcome.replaceAll('-', ' ');
}

function waitText(span: SpanOf<'retry-wait' | 'throttle-wait'>): string {
  const length = durationText(waitMs(span));
  if (span.kind === 'retry-wait') return `${length}, ${ordinal(span.retry)} retry`;
  return `${length}, ${span.why === 'throttle' ? 'throttled' : 'service error'}`;
}

/** A wait's length is known from its beginning. */
function waitMs(span: Span): number {
  const endAt = span.endAt ?? (isWait(span) && 'dueAt' in span ? span.dueAt : span.startAt);
  return endAt - span.startAt;
}

function deliveryNoun(delivery: DeliveryKind): string {
  switch (delivery) {
    case 'dead-letter-queue':
      return 'Dead-letter message';
    case 'on-success':
      return 'On-success record';
    case 'on-failure':
      return 'On-failure record';
  }
}

function deliveryText(span: SpanOf<'delivery'>): string {
  if (span.deliveredAs === undefined) return `not delivered to ${span.targetName}: ${span.why ?? 'unknown'}`;
  return span.delivery === 'dead-letter-queue' ? `kept by ${span.targetName}` : `delivered to ${span.targetName}`;
}

function deliveryLabel(span: SpanOf<'delivery'>): string {
  if (span.deliveredAs === undefined) return '✕ not delivered';
  if (span.delivery === 'dead-letter-queue') return 'message kept';
  return span.targetKind === 'function' ? 'invoked' : 'record delivered';
}
