import type { Invocation } from '@/lib/engine/state';
import type { InvocationFacts, LifePart } from './invocation-facts';
import { STATUS_GROUPS } from './invocation-status';

export const ROW_COLUMNS = [
  'status',
  'function',
  'type',
  'attempts',
  'accepted',
  'duration',
  'parts',
  'outcome',
  'ended',
] as const;
export type RowColumn = (typeof ROW_COLUMNS)[number];

export interface RowOrder {
  readonly column: RowColumn;
  readonly descending: boolean;
}

type FactsOf = (invocation: Invocation) => InvocationFacts;

/** The invocations in the order of a column, the newest first among equals. `matching` is in order of acceptance. */
export function orderRows(matching: readonly Invocation[], order: RowOrder, factsOf: FactsOf): readonly Invocation[] {
  const newestFirst = matching.toReversed();
  // In order of acceptance they are already: the usual order needs no sorting.
  if (order.column === 'accepted') return order.descending ? newestFirst : matching;
  const sign = order.descending ? -1 : 1;
  const keyed = newestFirst.map((invocation) => ({ invocation, key: sortKey(invocation, order.column, factsOf) }));
  keyed.sort((left, right) => sign * compare(left.key, right.key));
  return keyed.map(({ invocation }) => invocation);
}

/** From acceptance to the end; undefined while it goes on. */
export function durationOf({ endedAt, acceptedAt }: Invocation): number | undefined {
  return endedAt === undefined ? undefined : endedAt - acceptedAt;
}

/** The parts of a life up to `now`, those that took no time left out. */
export function partsUntil({ partsMs, open }: InvocationFacts, now: number): { part: LifePart; ms: number }[] {
  return LIFE_PARTS.map((part) => ({
    part,
    ms: partsMs[part] + (open?.part === part ? Math.max(0, now - open.since) : 0),
  })).filter(({ ms }) => ms > 0);
}

const LIFE_PARTS: readonly LifePart[] = ['queued', 'init', 'run', 'wait'];

function sortKey(invocation: Invocation, column: RowColumn, factsOf: FactsOf): string | number {
  switch (column) {
    case 'status':
      return STATUS_GROUPS.indexOf(factsOf(invocation).status.group);
    case 'function':
      return invocation.functionName;
    case 'type':
      return invocation.invocationType;
    case 'attempts':
      return invocation.attempts;
    case 'accepted':
      return invocation.acceptedAt;
    case 'duration':
      // What goes on is longer than anything that ended.
      return durationOf(invocation) ?? Number.MAX_VALUE;
    case 'parts':
      return waitedMs(factsOf(invocation));
    case 'outcome':
      return factsOf(invocation).outcome;
    case 'ended':
      return factsOf(invocation).endedAt;
  }
}

/** Most of a long life is waiting; by that the bars are ordered. */
function waitedMs({ partsMs }: InvocationFacts): number {
  return partsMs.queued + partsMs.wait;
}

function compare(left: string | number, right: string | number): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
