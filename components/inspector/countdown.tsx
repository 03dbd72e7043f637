'use client';

import { useEffect, useRef } from 'react';
import { useLabValue, useLiveLab } from '@/components/lab/lab-context';
import { formatCountdown } from '@/lib/client/format-time';

const TICK_MS = 250;

/** Sim time left until something happens. Stands still when the clock does. */
export function Countdown({ until }: { until: number }) {
  const lab = useLiveLab();
  const paused = useLabValue((live) => live.clock?.mode === 'paused');
  const text = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    const show = () => {
      if (text.current !== null) text.current.textContent = formatCountdown(until - lab.shownNow());
    };
    show();
    const timer = setInterval(show, TICK_MS);
    const stop = lab.subscribe(show);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [lab, until]);

  return (
    <span className="block text-small text-text">
      next attempt in{' '}
      <span ref={text} role="timer" aria-label="Time to the next attempt" className="font-mono text-wait" />
      {paused ? <span className="text-faint"> (clock paused)</span> : null}
    </span>
  );
}
