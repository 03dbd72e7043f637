'use client';

import dynamic from 'next/dynamic';
import { useLabValue } from '@/components/lab/lab-context';
import { useMomentAddress } from './use-moment-address';

// Most visits never look at the past.
const PastStrip = dynamic(() => import('./past-strip').then((module) => module.PastStrip), { ssr: false });

/** Says that what is seen is the past, and leads on: by steps, back to now, or into a fork. Nothing while it is now. */
export function MomentStrip() {
  useMomentAddress();
  return <MomentNotice />;
}

/** The same without the address, where a page shows more than one lab. */
export function MomentNotice() {
  const isPast = useLabValue((lab) => lab.moment !== undefined);
  return (
    <>
      <p aria-live="polite" className="sr-only">
        {isPast ? 'You are looking at the past. Escape in the slider, or L, is back to now.' : ''}
      </p>
      {isPast ? <PastStrip /> : null}
    </>
  );
}
