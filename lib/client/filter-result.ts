import type { InvocationType } from '@/lib/engine/events';
import type { Invocation, LabState } from '@/lib/engine/state';
import type { FactsStore } from './invocation-facts';
import { type InvocationFilter, needleOf } from './invocation-filter';
import type { StatusGroup } from './invocation-status';
import type { InvocationTexts } from './invocation-texts';

/** What a filter lets through, and how many each further choice would. */
export interface FilterResult {
  /** Those that match, oldest first. */
  readonly matching: readonly Invocation[];
  /** How many the lab remembers. */
  readonly total: number;
  /** By status, of those that pass all other parts of the filter; so a chip says what choosing it would show. */
  readonly statusCounts: Readonly<Record<StatusGroup, number>>;
  readonly functionCounts: ReadonlyMap<string, number>;
  readonly typeCounts: Readonly<Record<InvocationType, number>>;
}

/** Goes through all invocations once. */
export function filterInvocations(
  state: LabState,
  filter: InvocationFilter,
  facts: FactsStore,
  texts: InvocationTexts,
): FilterResult {
  const { statuses, functionNames, types } = filter;
  const needle = needleOf(filter);
  const matching: Invocation[] = [];
  const statusCounts = noStatus();
  const functionCounts = new Map<string, number>();
  const typeCounts: Record<InvocationType, number> = { RequestResponse: 0, Event: 0, DryRun: 0 };
  for (const invocation of state.invocations.values()) {
    const { functionName, invocationType } = invocation;
    const { group } = facts.of(invocation).status;
    const isStatus = statuses.size === 0 || statuses.has(group);
    const isFunction = functionNames.size === 0 || functionNames.has(functionName);
    const isType = types.size === 0 || types.has(invocationType);
    // With two parts missed no count is touched, and the text need not be read.
    if (Number(isStatus) + Number(isFunction) + Number(isType) < 2 || !texts.includes(invocation, needle)) continue;
    if (isFunction && isType) statusCounts[group] += 1;
    if (isStatus && isType) functionCounts.set(functionName, (functionCounts.get(functionName) ?? 0) + 1);
    if (isStatus && isFunction) typeCounts[invocationType] += 1;
    if (isStatus && isFunction && isType) matching.push(invocation);
  }
  return { matching, total: state.invocations.size, statusCounts, functionCounts, typeCounts };
}

function noStatus(): Record<StatusGroup, number> {
  return { queued: 0, running: 0, waiting: 0, throttled: 0, succeeded: 0, failed: 0, kept: 0, discarded: 0 };
}
