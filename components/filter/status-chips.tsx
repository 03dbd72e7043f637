'use client';

import { STATUS_COLOURS, StatusMark } from '@/components/ui/status-mark';
import { toggled } from '@/lib/client/invocation-filter';
import {
  STATUS_GROUP_MEANINGS,
  STATUS_GROUP_WORDS,
  STATUS_GROUPS,
  type StatusGroup,
} from '@/lib/client/invocation-status';
import { useFilter, useFilterResult } from './filter-context';

/** How many invocations stand where; each chip is also a filter. Those without any step back until they are needed. */
export function StatusChips() {
  const { statusCounts } = useFilterResult();
  const { filter, change } = useFilter();
  const { statuses } = filter;
  return (
    <fieldset aria-label="Filter by status" className="flex items-center gap-1">
      {STATUS_GROUPS.filter((group) => statusCounts[group] > 0 || statuses.has(group) || ALWAYS.has(group)).map(
        (group) => (
          <button
            key={group}
            type="button"
            aria-pressed={statuses.has(group)}
            title={STATUS_GROUP_MEANINGS[group]}
            onClick={() => change({ statuses: toggled(statuses, group) })}
            className={`inline-flex items-center gap-1 rounded-full border px-2 py-px text-small whitespace-nowrap transition-colors hover:border-edge aria-pressed:bg-raise max-lg:min-h-11 max-lg:px-3 ${statuses.has(group) ? 'border-current' : 'border-line'} ${statusCounts[group] === 0 ? 'text-faint' : STATUS_COLOURS[group]}`}
          >
            <StatusMark group={group} size={11} />
            <span className="font-medium">{statusCounts[group].toLocaleString('en')}</span> {STATUS_GROUP_WORDS[group]}
          </button>
        ),
      )}
    </fieldset>
  );
}

/** Shown at 0 too, so that the row does not begin empty. */
const ALWAYS: ReadonlySet<StatusGroup> = new Set(['succeeded', 'failed']);
