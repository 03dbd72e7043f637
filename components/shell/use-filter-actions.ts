'use client';

import { useMemo } from 'react';
import { useFilter } from '@/components/filter/filter-context';
import { focusSearch } from '@/components/filter/search-box';
import { useNextFailure } from '@/components/filter/use-next-failure';
import { toggled } from '@/lib/client/invocation-filter';
import { STATUS_GROUP_WORDS, STATUS_GROUPS, type StatusGroup } from '@/lib/client/invocation-status';
import { choice, type DashboardAction, keyed } from './dashboard-action';

interface FilterCommands {
  search(): void;
  nextFailure(): void;
  clear(): void;
  toggle(status: StatusGroup): void;
}

/** What searches, filters, and goes from failure to failure. */
export function useFilterActions(): readonly DashboardAction[] {
  const { filter, change, clear } = useFilter();
  const nextFailure = useNextFailure();
  return useMemo(
    () =>
      filterActions({
        search: focusSearch,
        nextFailure,
        clear,
        toggle: (status) => change({ statuses: toggled(filter.statuses, status) }),
      }),
    [filter, change, clear, nextFailure],
  );
}

/** The same as data. */
export function filterActions({ search, nextFailure, clear, toggle }: FilterCommands): DashboardAction[] {
  return [
    keyed('Find', '/', { id: 'search', title: 'Search invocations', synonyms: 'filter find text' }, search),
    keyed('Find', 'e', { id: 'next-failure', title: 'Go to the next failure', synonyms: 'error failed' }, nextFailure),
    keyed('Find', '0', { id: 'clear-filters', title: 'Clear all filters', synonyms: 'reset show everything' }, clear),
    ...STATUS_GROUPS.map((status) =>
      choice('Find', 'search', { id: `filter-${status}`, title: `Filter: ${STATUS_GROUP_WORDS[status]}` }, () =>
        toggle(status),
      ),
    ),
  ];
}
