'use client';

import { useLabValue, useLiveLab } from '@/components/lab/lab-context';
import { momentText } from './moment-words';

/** On a phone the strip is with the timeline; the other panels say in one line that they show the past too. */
export function MomentReminder() {
  const lab = useLiveLab();
  const text = useLabValue((live) => (live.moment === undefined ? undefined : momentText(live)));
  if (text === undefined) return null;
  return (
    <p className="flex items-center justify-between gap-2 border-t border-accent/60 bg-accent/10 pl-3.5">
      <span>
        As it was at <strong className="font-mono font-semibold">{text}</strong>
      </span>
      <button
        type="button"
        onClick={() => lab.lookAt(undefined)}
        className="min-h-11 px-3.5 font-medium text-accent underline underline-offset-2"
      >
        Back to now
      </button>
    </p>
  );
}
