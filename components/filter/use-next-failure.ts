'use client';

import { useCallback } from 'react';
import { useLiveLab, useSelection } from '@/components/lab/lab-context';
import { nextFailure } from '@/lib/client/next-failure';
import { useFiltering } from './filter-context';

/** Goes to the next failure among what matches the filter: selects it, and lets the views stand on it. */
export function useNextFailure(): () => void {
  const lab = useLiveLab();
  const { store, results, failures } = useFiltering();
  const { select } = useSelection();
  return useCallback(() => {
    const matching = results.idsOf(lab, store.get());
    const place = nextFailure(lab.timeline.failures, failures.get()?.span, matching, lab.shownNow());
    failures.goTo(place);
    if (place) select(place.span.requestId);
  }, [lab, store, results, failures, select]);
}
