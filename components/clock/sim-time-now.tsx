'use client';

import { useEffect, useRef } from 'react';
import { useLiveLab } from '@/components/lab/lab-context';
import { formatClock } from '@/lib/client/format-time';

/** Sim time, written straight into the page each frame while it moves: no rendering for a running clock. */
export function SimTimeNow() {
  const lab = useLiveLab();
  const text = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    let frame = 0;
    const show = () => {
      const now = formatClock(Math.floor(lab.simNow()));
      if (text.current !== null && text.current.textContent !== now) text.current.textContent = now;
    };
    const run = () => {
      show();
      frame = lab.isMoving() ? requestAnimationFrame(run) : 0;
    };
    const wake = () => {
      if (frame === 0) run();
    };
    run();
    const stop = lab.subscribe(wake);
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, [lab]);

  return (
    <span
      ref={text}
      role="timer"
      aria-label="Sim time"
      title="Sim time: hours, minutes, seconds since the lab began"
      className="min-w-[12ch] px-1 text-center font-mono text-body whitespace-nowrap max-sm:px-0 max-sm:text-[12px]"
    >
      00:00:00.000
    </span>
  );
}
