'use client';

import { useEffect, useState } from 'react';
import { useLiveLab } from '@/components/lab/lab-context';

/** So that one sentence is heard before the next comes. */
const APART_MS = 1_000;

/** Says in a few words what just happened, at most once a second, for those who do not see the timeline move. */
export function Announcer() {
  const lab = useLiveLab();
  const [text, setText] = useState('');

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      timer = undefined;
      const next = lab.announcements.take();
      if (next === undefined) return;
      // The same words again are news too, and a live region speaks only of what differs.
      setText((before) => (before === next ? `${next}\u00a0` : next));
    };
    const wait = () => {
      timer ??= setTimeout(tell, APART_MS);
    };
    // What happened before the page was opened is history.
    let isHistory = true;
    const stop = lab.subscribe(() => {
      if (isHistory && lab.clock !== undefined) lab.announcements.take();
      else wait();
      isHistory = isHistory && lab.clock === undefined;
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [lab]);

  return (
    <p aria-live="polite" className="sr-only">
      {text}
    </p>
  );
}
