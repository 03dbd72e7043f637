'use client';

import { useEffect, useState } from 'react';
import { useLiveLab } from '@/components/lab/lab-context';

/** The sim time that is shown, made anew with each change of the lab, and while time moves at most every `everyMs` (0: each frame). */
export function useShownNow(everyMs: number): number {
  const lab = useLiveLab();
  const [now, setNow] = useState(() => lab.shownNow());
  useEffect(() => {
    let frame = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = () => {
      frame = 0;
      timer = undefined;
      setNow(lab.shownNow());
      if (lab.moment === undefined && lab.isMoving()) again();
    };
    const again = () => {
      if (everyMs === 0) frame ||= requestAnimationFrame(show);
      else timer ??= setTimeout(show, everyMs);
    };
    const stop = lab.subscribe(again);
    again();
    return () => {
      stop();
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [lab, everyMs]);
  return now;
}
