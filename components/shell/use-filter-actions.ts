'use client';

import { useMemo } from 'react';
import { useFilter } from '@/components/filter/filter-context';
import { focusSearch } from '@/components/filter/search-box';
import { useNextFailure } from '@/components/filter/use-next-failure';
import { toggled } from '@/lib/client/invocation-filter';
import { STATUS_GROUP_WORDS, STATUS_GROUPS } from '@/lib/client/invocation-status';
import type { DashboardAction } from './dashboard-action';
import type { View } from './view';

/** What searches, filters, and goes from failure to failure; and the key of the flow view. */
export function useFilterActions(showView: (view: View) => void): readonly DashboardAction[] {
  const { filter, change, clear } = useFilter();
  const goToNextFailure = useNextFailure();
  return useMemo(
    () => [
      viewAction('flow', 'Show the flow', () => showView('flow'), '2'),
      viewAction('search', 'Search invocations', focusSearch, '/'),
      viewAction('next-failure', 'Go to the next failure', goToNextFailure, 'e'),
      viewAction('clear-filters', 'Clear all filters', clear),
      ...STATUS_GROUPS.map((group) =>
        viewAction(`filter-${group}`, `Filter: ${STATUS_GROUP_WORDS[group]}`, () =>
          change({ statuses: toggled(filter.statuses, group) }),
        ),
      ),
    ],
    [filter, change, clear, goToNextFailure, showView],
  );
}

function viewAction(id: string, title: string, run: () => void, key?: string): DashboardAction {
  return { id, title, section: 'View', key, keyText: key?.toUpperCase(), withControl: false, run };
}
