'use client';

import { useEffect, useRef } from 'react';
import { useLabValue } from '@/components/lab/lab-context';
import type { TimelineView } from '@/components/timeline/timeline-view';
import { pxOf } from '@/lib/timeline/time-axis';
import { centreOn } from '@/lib/timeline/viewport';

/** Keeps the moment in sight: the view does not run after now while the past is looked at, and goes where keys step to. */
export function useMomentInView(view: TimelineView): void {
  const moment = useLabValue((lab) => lab.moment);
  const wasFollowing = useRef(false);

  useEffect(() => {
    if (moment === undefined) {
      if (wasFollowing.current) view.followLive();
      wasFollowing.current = false;
      return;
    }
    if (view.isFollowing) {
      wasFollowing.current = true;
      view.stopFollowing();
    }
    reveal(view, moment);
  }, [view, moment]);
}

/** A moment that is out of sight comes into the middle. */
function reveal(view: TimelineView, moment: number): void {
  const { scene } = view;
  if (!scene) return;
  const { axis, leftPx, widthPx } = scene.view;
  const x = pxOf(axis, moment) - leftPx;
  if (x < 0 || x > widthPx) view.lookAt(centreOn(scene.viewport, axis, moment, widthPx));
}
