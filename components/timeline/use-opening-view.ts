'use client';

import { useEffect, useRef } from 'react';
import type { TimelineView } from './timeline-view';
import type { DrawnSignal } from './use-timeline-view';

/**
 * Whoever opens the picture with an invocation that has ended, by a link or from another view, came to see that one: its whole
 * life, not what goes on now. One that goes on is followed anyway.
 */
export function useOpeningView(view: TimelineView, drawn: DrawnSignal, requestId: string | undefined): void {
  const opening = useRef(requestId);
  useEffect(() => {
    const look = () => {
      const id = opening.current;
      if (id === undefined || view.lab.isCatchingUp) return;
      opening.current = undefined;
      const hasEnded = view.lab.state.invocations.get(id)?.endedAt !== undefined;
      if (hasEnded && view.isFollowing) view.showLife(id);
    };
    return drawn.subscribe(look);
  }, [view, drawn]);
}
