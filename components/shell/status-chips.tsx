'use client';

import { useSampled } from '@/components/lab/use-sampled';
import { STATUS_COLOURS, StatusMark } from '@/components/ui/status-mark';
import { invocationStatus, STATUS_GROUP_WORDS, STATUS_GROUPS, type StatusGroup } from '@/lib/client/invocation-status';
import type { LiveLab } from '@/lib/client/live-lab';
import { useStatusFilter } from './status-filter';

/** How many invocations stand where. Each is also a filter, of the table, which `onFilter` brings up; empty ones step back until they are needed. */
export function StatusChips({ onFilter }: { onFilter: () => void }) {
  const counts = useSampled(countStatuses);
  const { groups, toggle } = useStatusFilter();
  return (
    <fieldset aria-label="Filter by status" className="min-w-0 flex flex-wrap items-center justify-end gap-1">
      {STATUS_GROUPS.filter((group) => counts[group] > 0 || groups.has(group) || ALWAYS.has(group)).map((group) => (
        <button
          key={group}
          type="button"
          aria-pressed={groups.has(group)}
          title={`Show only ${STATUS_GROUP_WORDS[group]}`}
          onClick={() => {
            toggle(group);
            onFilter();
          }}
          className={`inline-flex items-center gap-1 rounded-full border px-2 py-px text-[12px] whitespace-nowrap transition-colors hover:border-edge aria-pressed:bg-raise max-lg:min-h-11 max-lg:px-3 ${groups.has(group) ? 'border-current' : 'border-line'} ${counts[group] === 0 ? 'text-faint' : STATUS_COLOURS[group]}`}
        >
          <StatusMark group={group} size={11} />
          <span className="font-medium">{counts[group].toLocaleString('en')}</span> {STATUS_GROUP_WORDS[group]}
        </button>
      ))}
    </fieldset>
  );
}

/** Shown at 0 too, so that the row does not begin empty. */
const ALWAYS: ReadonlySet<StatusGroup> = new Set(['succeeded', 'failed']);

function countStatuses({ shown }: LiveLab): Record<StatusGroup, number> {
  const counts = { queued: 0, running: 0, waiting: 0, throttled: 0, succeeded: 0, failed: 0, discarded: 0 };
  for (const invocation of shown.invocations.values()) counts[invocationStatus(invocation).group] += 1;
  return counts;
}
