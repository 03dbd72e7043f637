import type { DeliveryKind, InvocationType, LogEventOf } from '@/lib/engine/events';
import type { OutcomeKind } from '@/lib/engine/function-configuration';
import type { RuleId } from '@/lib/engine/rules';
import type { SimTime } from '@/lib/engine/sim-time';
import type { Track } from './track';

/** What every span has. A mark is a span without length. */
export interface SpanBase {
  /** Counts up from 0 in the order in which spans begin. */
  readonly id: number;
  readonly requestId: string;
  readonly functionName: string;
  readonly startAt: SimTime;
  /** Undefined while it goes on: a live span ends in place. */
  endAt: SimTime | undefined;
  readonly track: Track;
  /** Place within the track; -1: beyond the track's lanes, drawn as part of a cluster. */
  readonly lane: number;
  /** The span this one follows from: where its flow arrow begins. */
  cause: Span | undefined;
  /** The rule that made it begin. */
  readonly rule: RuleId | undefined;
  /** The one of the same invocation that began before it. */
  readonly before: Span | undefined;
}

export type SpanDetail =
  /** What the caller got; a synchronous call lasts until its answer. */
  | {
      readonly kind: 'answer';
      readonly invocationType: InvocationType;
      statusCode: number;
      /** AWS's exception name, when it was refused. */
      readonly code: string | undefined;
      functionError: boolean;
    }
  | { readonly kind: 'queued'; readonly copy: 'delivered' | 'duplicated'; readonly dueAt: SimTime }
  | { readonly kind: 'init'; readonly environmentNumber: number; failed: boolean }
  | {
      readonly kind: 'run';
      readonly attempt: number;
      readonly cold: boolean;
      /** FUN-46: its init had failed and ran again inside it. */
      readonly initRetried: boolean;
      readonly environmentNumber: number;
      outcome: OutcomeKind | undefined;
      errorMessage: string | undefined;
    }
  /** After a function error (ASY-03). */
  | { readonly kind: 'retry-wait'; readonly retry: number; readonly dueAt: SimTime }
  /** After a throttle or a service error (ASY-05). */
  | {
      readonly kind: 'throttle-wait';
      readonly retry: number;
      readonly dueAt: SimTime;
      readonly why: 'throttle' | 'system-error';
    }
  | { readonly kind: 'throttled'; readonly statusCode: 429 | 500; readonly refusals: number }
  | {
      readonly kind: 'delivery';
      readonly delivery: DeliveryKind;
      readonly targetName: string;
      readonly targetKind: 'queue' | 'function' | 'unknown';
      /** The message's id, or the request id of the invocation it started; undefined: it did not arrive. */
      readonly deliveredAs: string | undefined;
      /** Why it did not arrive. */
      readonly why: string | undefined;
    }
  /** The event is lost: nothing kept it. */
  | { readonly kind: 'discarded'; readonly condition: LogEventOf<'event-discarded'>['condition'] };

export type SpanKind = SpanDetail['kind'];

/** One bar or mark of the timeline. */
export type Span = SpanBase & SpanDetail;

/** The span of one kind. */
export type SpanOf<K extends SpanKind> = Extract<Span, { kind: K }>;

/** How a span is to be read, from calm to grave: of many spans in one pixel the gravest is drawn. */
export const SPAN_TONES = ['queued', 'wait', 'throttle-wait', 'init', 'ok', 'running', 'throttled', 'error'] as const;

export type SpanTone = (typeof SPAN_TONES)[number];

/** The tone of a span: its colour, and which one wins where many meet. */
export function toneOf(span: Span): SpanTone {
  switch (span.kind) {
    case 'answer':
      if (span.endAt === undefined) return 'running';
      return span.statusCode >= 400 || span.functionError ? 'error' : 'ok';
    case 'queued':
      return 'queued';
    case 'init':
      return span.failed ? 'error' : 'init';
    case 'run':
      if (span.outcome === undefined) return 'running';
      return span.outcome === 'success' ? 'ok' : 'error';
    case 'retry-wait':
      return 'wait';
    case 'throttle-wait':
      return 'throttle-wait';
    case 'throttled':
      return 'throttled';
    case 'delivery':
      if (span.deliveredAs === undefined) return 'error';
      return span.delivery === 'dead-letter-queue' ? 'error' : 'ok';
    case 'discarded':
      return 'error';
  }
}

/** Where a tone stands in `SPAN_TONES`. */
export function gravity(tone: SpanTone): number {
  return SPAN_TONES.indexOf(tone);
}

/** Where the gravest tone stands: of what has failed. */
export const ERROR_GRAVITY = SPAN_TONES.indexOf('error');

/** True for a wait: time in which nothing of this invocation is queued or runs. */
export function isWait(span: Span): boolean {
  return span.kind === 'retry-wait' || span.kind === 'throttle-wait';
}

/** True for a span that is drawn as a mark, because it has no length by its nature. */
export function isMark(span: Span): boolean {
  switch (span.kind) {
    case 'throttled':
    case 'delivery':
    case 'discarded':
      return true;
    case 'answer':
      return span.invocationType !== 'RequestResponse' || span.statusCode >= 400;
    case 'queued':
    case 'init':
    case 'run':
    case 'retry-wait':
    case 'throttle-wait':
      return false;
  }
}

/** Where the span ends as far as is known: a wait has its end planned, anything else that goes on reaches to `now`. */
export function knownEnd(span: Span, now: number): number {
  if (span.endAt !== undefined) return span.endAt;
  return isWait(span) && 'dueAt' in span ? Math.max(span.dueAt, now) : Math.max(span.startAt, now);
}

/** Where the span ends, or is planned to; infinite: it goes on until something ends it. */
export function plannedEnd(span: Span): number {
  if (span.endAt !== undefined) return span.endAt;
  return isWait(span) && 'dueAt' in span ? span.dueAt : Number.POSITIVE_INFINITY;
}
