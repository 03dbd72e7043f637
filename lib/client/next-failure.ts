import type { Span } from '@/lib/timeline/span';

/** A failure, and its place among all that are looked at. */
export interface FailurePlace {
  readonly span: Span;
  /** From 1. */
  readonly number: number;
  readonly count: number;
}

/**
 * The failure after `last`, round to the first again. `matching` leaves out those of other invocations, `until` what had not
 * happened yet at the moment looked at.
 */
export function nextFailure(
  failures: readonly Span[],
  last: Span | undefined,
  matching: ReadonlySet<string> | undefined,
  until: number,
): FailurePlace | undefined {
  const looked = failures.filter(
    (span) => (span.endAt ?? span.startAt) <= until && (matching === undefined || matching.has(span.requestId)),
  );
  const here = last === undefined ? -1 : looked.indexOf(last);
  const index = looked.length === 0 ? -1 : (here + 1) % looked.length;
  const span = looked[index];
  return span && { span, number: index + 1, count: looked.length };
}

/** `Failure 2 of 5` and what it is of, for a live region. */
export function failureText(place: FailurePlace | undefined, isFiltered: boolean): string {
  if (place === undefined) return isFiltered ? 'Nothing that is shown has failed' : 'Nothing has failed';
  return `Failure ${place.number} of ${place.count}: ${place.span.functionName}`;
}
