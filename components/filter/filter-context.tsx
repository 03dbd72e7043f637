'use client';

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useSyncExternalStore,
} from 'react';
import { useSampled } from '@/components/lab/use-sampled';
import type { FilterResult } from '@/lib/client/filter-result';
import { FilterResults } from '@/lib/client/filter-results';
import { type InvocationFilter, NO_FILTER } from '@/lib/client/invocation-filter';
import type { LiveLab } from '@/lib/client/live-lab';
import { FailureCursor } from './failure-cursor';
import { FilterStore } from './filter-store';

interface Filtering {
  readonly store: FilterStore;
  readonly results: FilterResults;
  readonly failures: FailureCursor;
}

const FilterContext = createContext<Filtering | undefined>(undefined);

/** Gives all views of a lab one filter. */
export function FilterProvider({ children }: { children: ReactNode }) {
  const filtering = useMemo(
    () => ({ store: new FilterStore(), results: new FilterResults(), failures: new FailureCursor() }),
    [],
  );
  useEffect(() => filtering.store.start(), [filtering]);
  return <FilterContext value={filtering}>{children}</FilterContext>;
}

/** The filter's parts, for those who act on it. */
export function useFiltering(): Filtering {
  const filtering = useContext(FilterContext);
  if (!filtering) throw new Error('useFiltering needs a FilterProvider above it');
  return filtering;
}

/** The filter in force, and how to change it. */
export function useFilter(): { filter: InvocationFilter; change: FilterStore['change']; clear: FilterStore['clear'] } {
  const { store } = useFiltering();
  const filter = useSyncExternalStore(store.subscribe, store.get, () => NO_FILTER);
  return { filter, change: store.change, clear: store.clear };
}

/** What the filter lets through, at most five times a second. */
export function useFilterResult(): FilterResult {
  const { results } = useFiltering();
  const { filter } = useFilter();
  return useSampled(useCallback((lab: LiveLab) => results.of(lab, filter), [results, filter]));
}

/** Request ids of what matches; undefined: nothing is left out. */
export function useMatchingIds(): ReadonlySet<string> | undefined {
  const { results } = useFiltering();
  const { filter } = useFilter();
  return useSampled(useCallback((lab: LiveLab) => results.idsOf(lab, filter), [results, filter]));
}
