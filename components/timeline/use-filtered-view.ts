'use client';

import { useEffect } from 'react';
import { useFiltering, useMatchingIds } from '@/components/filter/filter-context';
import type { TimelineView } from './timeline-view';

/** Lets the timeline follow the filter's bar: what does not match steps back, and it stands on the failure that was gone to. */
export function useFilteredView(view: TimelineView): void {
  const { failures } = useFiltering();
  const matching = useMatchingIds();
  useEffect(() => {
    view.matches = matching && ((requestId) => matching.has(requestId));
  }, [view, matching]);
  useEffect(
    () =>
      failures.subscribe(() => {
        const span = failures.get()?.span;
        if (span) view.stand(span);
      }),
    [view, failures],
  );
}
