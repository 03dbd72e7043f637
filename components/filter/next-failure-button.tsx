'use client';

import { useSyncExternalStore } from 'react';
import { useLabValue } from '@/components/lab/lab-context';
import { Button } from '@/components/ui/button';
import { Key } from '@/components/ui/section';
import { isFiltering } from '@/lib/client/invocation-filter';
import { failureText } from '@/lib/client/next-failure';
import { useFilter, useFiltering } from './filter-context';
import { useNextFailure } from './use-next-failure';

/** From failure to failure, in every view; shows which of how many it stands on. */
export function NextFailureButton({ className }: { className: string }) {
  const { failures } = useFiltering();
  const place = useSyncExternalStore(failures.subscribe, failures.get, () => undefined);
  const isEmpty = useLabValue((lab) => lab.timeline.failures.length === 0);
  const goToNext = useNextFailure();
  return (
    <Button
      variant="quiet"
      aria-keyshortcuts="E"
      disabled={isEmpty}
      title="Go to the next failure among what is shown"
      onClick={goToNext}
      className={`shrink-0 ${className}`}
    >
      Next failure
      {place === undefined || isEmpty ? null : (
        <span className="text-faint">
          {place.number.toLocaleString('en')} of {place.count.toLocaleString('en')}
        </span>
      )}
      <Key>E</Key>
    </Button>
  );
}

/** Says which failure was gone to. */
export function FailureAnnouncer() {
  const { failures } = useFiltering();
  const { filter } = useFilter();
  const place = useSyncExternalStore(failures.subscribe, failures.get, () => undefined);
  const presses = useSyncExternalStore(failures.subscribe, failures.presses, () => 0);
  return (
    <p aria-live="polite" className="sr-only">
      {presses === 0 ? '' : failureText(place, isFiltering(filter))}
    </p>
  );
}
