import type { Span } from './span';

/**
 * Spans by start, as one strip of the picture: it can be drawn at any scale. Whoever makes a lane pushes each span when it
 * begins, in order of time, and tells when one has ended.
 */
export class Lane {
  readonly spans: Span[] = [];
  /** Its spans may overlap; those of any other lane follow each other. */
  readonly isCrowd: boolean;
  /** Longest span of a crowd that has ended: how far back a search must begin. */
  longestMs = 0;

  constructor(isCrowd = false) {
    this.isCrowd = isCrowd;
  }

  /** A span has begun, or is known already; it starts no earlier than the one before. */
  push(span: Span): void {
    this.spans.push(span);
    if (span.endAt !== undefined) this.ended(span);
  }

  /** One of its spans has ended. */
  ended(span: Span): void {
    if (span.endAt !== undefined) this.longestMs = Math.max(this.longestMs, span.endAt - span.startAt);
  }
}
