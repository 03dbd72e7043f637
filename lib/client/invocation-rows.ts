import type { InvocationType } from '@/lib/engine/events';
import type { Invocation, LabState } from '@/lib/engine/state';
import { type InvocationStatus, invocationStatus, STATUS_GROUPS, type StatusGroup } from './invocation-status';

/** One line of the table. */
export interface InvocationRow {
  readonly requestId: string;
  readonly status: InvocationStatus;
  readonly functionName: string;
  readonly invocationType: InvocationType;
  readonly attempts: number;
  readonly acceptedAt: number;
  /** From acceptance to the end; undefined while it goes on. */
  readonly durationMs: number | undefined;
}

export const ROW_COLUMNS = [
  'status',
  'functionName',
  'invocationType',
  'attempts',
  'acceptedAt',
  'durationMs',
] as const;
export type RowColumn = (typeof ROW_COLUMNS)[number];

export interface RowOrder {
  readonly column: RowColumn;
  readonly descending: boolean;
}

/** The rows of the given statuses (none given: all), in order; the newest first among equals. */
export function invocationRows(state: LabState, groups: ReadonlySet<StatusGroup>, order: RowOrder): InvocationRow[] {
  const rows: InvocationRow[] = [];
  for (const invocation of state.invocations.values()) {
    const status = invocationStatus(invocation);
    if (groups.size === 0 || groups.has(status.group)) rows.push(rowOf(invocation, status));
  }
  rows.reverse();
  // The map is in order of acceptance already: the usual order needs no sorting.
  if (order.column === 'acceptedAt') return order.descending ? rows : rows.reverse();
  const sign = order.descending ? -1 : 1;
  return rows.sort((left, right) => sign * compare(left, right, order.column));
}

function rowOf(invocation: Invocation, status: InvocationStatus): InvocationRow {
  const { requestId, functionName, invocationType, attempts, acceptedAt, endedAt } = invocation;
  const durationMs = endedAt === undefined ? undefined : endedAt - acceptedAt;
  return { requestId, status, functionName, invocationType, attempts, acceptedAt, durationMs };
}

function compare(left: InvocationRow, right: InvocationRow, column: RowColumn): number {
  switch (column) {
    case 'status':
      return STATUS_GROUPS.indexOf(left.status.group) - STATUS_GROUPS.indexOf(right.status.group);
    case 'functionName':
    case 'invocationType':
      return left[column] < right[column] ? -1 : left[column] > right[column] ? 1 : 0;
    case 'attempts':
    case 'acceptedAt':
      return left[column] - right[column];
    case 'durationMs':
      // What goes on is longer than anything that ended.
      return (left.durationMs ?? Number.MAX_VALUE) - (right.durationMs ?? Number.MAX_VALUE);
  }
}
