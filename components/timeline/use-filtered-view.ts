'use client';

import { useEffect } from 'react';
import { useFiltering } from '@/components/filter/filter-context';
import type { TimelineView } from './timeline-view';

/** Lets the timeline follow what the filter's bar does: it stands on the failure that was gone to. */
export function useFilteredView(view: TimelineView): void {
  const { failures } = useFiltering();
  useEffect(
    () =>
      failures.subscribe(() => {
        const span = failures.get()?.span;
        if (span) view.stand(span);
      }),
    [view, failures],
  );
}
