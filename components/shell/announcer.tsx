'use client';

import { useLabValue } from '@/components/lab/lab-context';

/** Says in a few words what just happened, for those who do not see the timeline move. */
export function Announcer() {
  const text = useLabValue((lab) => lab.announcement);
  return (
    <p aria-live="polite" className="sr-only">
      {text}
    </p>
  );
}
