import type { LaneLevels, TakeColumn } from './column-tally';
import { CrowdLevels } from './crowd-levels';
import { SequenceLevels } from './sequence-levels';
import { gravity, knownEnd, plannedEnd, type Span, toneOf } from './span';
import { countWhile } from './time-axis';

/** A lane of fewer spans is looked at span by span at any scale. */
const LEVELS_FROM = 128;

/**
 * Spans by start, as one strip of the picture: it can be drawn at any scale. Whoever makes a lane pushes each span when it
 * begins, in order of time, and tells when one has ended.
 */
export class Lane {
  readonly spans: Span[] = [];
  /** Its spans may overlap; those of any other lane follow each other, so that only the last can still go on. */
  readonly isCrowd: boolean;
  #levels: LaneLevels | undefined;

  constructor(isCrowd = false) {
    this.isCrowd = isCrowd;
  }

  /** A span has begun, or is known already; it starts no earlier than the one before. */
  push(span: Span): void {
    this.spans.push(span);
    if (this.#levels) add(this.#levels, span, this.spans.length - 1);
    else if (this.spans.length === LEVELS_FROM) this.#levels = this.#makeLevels();
  }

  /** One of its spans has ended. */
  ended(span: Span): void {
    if (!this.#levels || span.endAt === undefined) return;
    const index = this.indexOf(span);
    if (index >= 0) this.#levels.ended(index, span.endAt, gravity(toneOf(span)));
  }

  /** Where a span of the lane stands in it; -1: it is not in it. */
  indexOf(span: Span): number {
    const last = this.spans.length - 1;
    const index = this.spans[last] === span ? last : countWhile(this.spans, (each) => each.id < span.id);
    return this.spans[index] === span ? index : -1;
  }

  /** How many of its spans reach into a range of time. */
  countWithin(fromAt: number, toAt: number, now: number): number {
    return this.#levels ? this.#levels.countWithin(fromAt, toAt, now) : this.#look(fromAt, toAt, now).length;
  }

  /** The spans that reach into a range of time, at most so many of them. */
  within(fromAt: number, toAt: number, now: number, countMax = Number.POSITIVE_INFINITY): readonly Span[] {
    if (!this.#levels) return this.#look(fromAt, toAt, now).slice(0, countMax);
    const found: Span[] = [];
    for (const index of this.#levels.within(fromAt, toAt, now)) {
      if (found.length >= countMax) break;
      const span = this.spans[index];
      if (span) found.push(span);
    }
    return found;
  }

  /** Tells of each column of pixels that is not empty; `edges` are the times at their edges. */
  sweep(edges: Float64Array, now: number, take: TakeColumn): void {
    (this.#levels ?? this.#makeLevels()).sweep(edges, now, take);
  }

  #makeLevels(): LaneLevels {
    const levels = this.isCrowd ? new CrowdLevels() : new SequenceLevels();
    for (const [index, span] of this.spans.entries()) add(levels, span, index);
    return levels;
  }

  #look(fromAt: number, toAt: number, now: number): readonly Span[] {
    return this.spans.filter((span) => span.startAt < toAt && knownEnd(span, now) >= fromAt);
  }
}

function add(levels: LaneLevels, span: Span, index: number): void {
  const tone = gravity(toneOf(span));
  levels.push(span.startAt, plannedEnd(span), tone);
  if (span.endAt !== undefined) levels.ended(index, span.endAt, tone);
}
