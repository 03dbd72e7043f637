import type { InvocationType } from '@/lib/engine/events';
import { STATUS_GROUPS, type StatusGroup } from './invocation-status';

/** Which invocations are looked for. An empty set or text leaves its part open. */
export interface InvocationFilter {
  readonly statuses: ReadonlySet<StatusGroup>;
  readonly functionNames: ReadonlySet<string>;
  readonly types: ReadonlySet<InvocationType>;
  /** As typed. Case does not matter. */
  readonly text: string;
}

export const NO_FILTER: InvocationFilter = {
  statuses: new Set(),
  functionNames: new Set(),
  types: new Set(),
  text: '',
};

export const INVOCATION_TYPES: readonly InvocationType[] = ['RequestResponse', 'Event', 'DryRun'];

/** Whether anything is left out. */
export function isFiltering(filter: InvocationFilter): boolean {
  return filter.statuses.size + filter.functionNames.size + filter.types.size > 0 || needleOf(filter) !== '';
}

/** What is looked for in texts: lower case, without the blanks around it. */
export function needleOf({ text }: InvocationFilter): string {
  return text.trim().toLowerCase();
}

/** A set with `value` put in, or taken out when it was there. */
export function toggled<T>(values: ReadonlySet<T>, value: T): ReadonlySet<T> {
  const next = new Set(values);
  if (!next.delete(value)) next.add(value);
  return next;
}

/** The filter of an address: `?status=failed,kept&function=x&type=Event&q=text`. What it does not know it passes over. */
export function readFilter(search: string): InvocationFilter {
  const parameters = new URLSearchParams(search);
  const list = (name: string) => (parameters.get(name) ?? '').split(',');
  const isFunctionName = (name: string) => FUNCTION_NAME.test(name);
  return {
    statuses: knownOf(STATUS_GROUPS, list('status')),
    functionNames: new Set(list('function').filter(isFunctionName)),
    types: knownOf(INVOCATION_TYPES, list('type')),
    text: parameters.get('q') ?? '',
  };
}

/** The query of an address with the filter in it and everything else as it was; begins with `?`, or is empty. */
export function writeFilter(search: string, filter: InvocationFilter): string {
  const parameters = new URLSearchParams(search);
  const put = (name: string, value: string) => {
    if (value === '') parameters.delete(name);
    else parameters.set(name, value);
  };
  put('status', STATUS_GROUPS.filter((group) => filter.statuses.has(group)).join());
  put('function', [...filter.functionNames].sort().join());
  put('type', INVOCATION_TYPES.filter((type) => filter.types.has(type)).join());
  put('q', filter.text.trim() === '' ? '' : filter.text);
  // A comma needs no escape in a query, and people read addresses.
  const query = parameters.toString().replaceAll('%2C', ',');
  return query === '' ? '' : `?${query}`;
}

const FUNCTION_NAME = /^[\w-]{1,64}$/;

function knownOf<T extends string>(known: readonly T[], values: readonly string[]): ReadonlySet<T> {
  return new Set(known.filter((one) => values.includes(one)));
}
