import type { Span, SpanOf } from './span';

/** One invocation's spans, and where it stands. */
export class Life {
  readonly answer: SpanOf<'answer'>;
  /** The stage it is in: queued, init, run or a wait. One at a time, so that no time is booked twice. */
  stage: Span | undefined;
  /** The last stage or refusal on its way: what the next one follows from. */
  last: Span;
  /** The one that began last; each knows the one before it, which is smaller than a list of them. */
  newest: Span;

  constructor(answer: SpanOf<'answer'>) {
    this.answer = answer;
    this.stage = undefined;
    this.last = answer;
    this.newest = answer;
  }

  get functionName(): string {
    return this.answer.functionName;
  }

  /** In the order in which they began. */
  get spans(): readonly Span[] {
    const spans: Span[] = [];
    for (let span: Span | undefined = this.newest; span !== undefined; span = span.before) spans.push(span);
    return spans.reverse();
  }
}
