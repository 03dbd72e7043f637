'use client';

import { useLabValue } from '@/components/lab/lab-context';
import { HISTORY_EVENTS_KEPT } from '@/lib/client/lab-history';

/** Tells that the beginning of the log is gone: what is shown then starts in the middle. */
export function HistoryNotice() {
  const oldest = useLabValue((lab) => lab.oldestSequence);
  if (oldest === undefined) return null;
  return (
    <p className="border-b border-line bg-raise/50 px-3.5 py-1 text-small text-mute">
      This lab&rsquo;s log begins at event {oldest.toLocaleString('en')}: what was before is no longer kept. This page
      keeps the last {HISTORY_EVENTS_KEPT.toLocaleString('en')} log events.
    </p>
  );
}
