import { knownEnd, type Span } from './span';

/** What the time of an invocation goes into. A wait is never booked as being queued or as running. */
export const SEGMENT_KINDS = ['queued', 'init', 'running', 'retry-wait', 'throttle-wait', 'delivery'] as const;

export type SegmentKind = (typeof SEGMENT_KINDS)[number];

/** One part of a life. */
export interface Segment {
  readonly kind: SegmentKind;
  readonly startAt: number;
  /** While it goes on: now, or for a wait its promised end. */
  readonly endAt: number;
  readonly isOpen: boolean;
  /** What is drawn for it. */
  readonly span: Span;
}

/**
 * The life of an invocation as segments that follow each other without gap or overlap, from its acceptance to its end or as
 * far as it is known. `spans`: those of one invocation, in the order in which they began. Deliveries take no time: they have
 * a segment without length.
 */
export function segmentsOf(spans: readonly Span[], now: number): readonly Segment[] {
  const segments: Segment[] = [];
  for (const span of spans) {
    const kind = segmentKindOf(span);
    if (kind === undefined) continue;
    const isOpen = span.endAt === undefined;
    segments.push({ kind, startAt: span.startAt, endAt: knownEnd(span, now), isOpen, span });
  }
  return segments;
}

/** How long each kind took, all segments together. */
export function segmentSums(segments: readonly Segment[]): Readonly<Record<SegmentKind, number>> {
  const sums = { queued: 0, init: 0, running: 0, 'retry-wait': 0, 'throttle-wait': 0, delivery: 0 };
  for (const { kind, startAt, endAt } of segments) sums[kind] += endAt - startAt;
  return sums;
}

/** Undefined for what takes no part in the sum: the caller's own wait covers the whole life, and a refusal only ends a stage. */
export function segmentKindOf(span: Span): SegmentKind | undefined {
  switch (span.kind) {
    case 'queued':
    case 'init':
    case 'retry-wait':
    case 'throttle-wait':
    case 'delivery':
      return span.kind;
    case 'run':
      return 'running';
    case 'answer':
    case 'throttled':
    case 'discarded':
      return undefined;
  }
}
