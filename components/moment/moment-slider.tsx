'use client';

import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useLabValue, useLiveLab } from '@/components/lab/lab-context';
import { useSampled } from '@/components/lab/use-sampled';
import type { TimelineView } from '@/components/timeline/timeline-view';
import { useViewValue } from '@/components/timeline/use-timeline-view';
import type { LiveLab } from '@/lib/client/live-lab';
import { momentText, placeText } from './moment-words';
import { attachRulerDrag } from './ruler-drag';
import { useMomentInView } from './use-moment-in-view';

/** Log events that Shift and an arrow, or a page key, go at once. */
const BIG_STEP = 10;

/**
 * The moment as a slider that lies over the ruler: a pointer drags it, arrows go from log event to log event. What it looks like
 * is drawn with the picture (`draw-time-cursor.ts`).
 */
export function MomentSlider({ view }: { view: TimelineView }) {
  const lab = useLiveLab();
  const ruler = useRef<HTMLDivElement>(null);
  const first = useSampled(firstPlace);
  const last = useSampled(lastPlace);
  const place = useLabValue((live) => (live.moment === undefined ? undefined : live.shown.sequence));
  const text = useLabValue((live) => (live.moment === undefined ? 'now' : `${momentText(live)}, ${placeText(live)}`));
  const left = useViewValue(view, gutterPx);
  const height = useViewValue(view, rulerPx);
  useMomentInView(view);
  useEffect(() => (ruler.current ? attachRulerDrag(ruler.current, view) : undefined), [view]);

  return (
    <div
      ref={ruler}
      role="slider"
      tabIndex={0}
      aria-label="Moment"
      aria-valuemin={first}
      aria-valuemax={Math.max(last, place ?? 0)}
      aria-valuenow={place ?? last}
      aria-valuetext={text}
      title="Drag to look at an earlier moment. Arrows go by log event, Escape is back to now."
      onKeyDown={(event) => {
        if (event.altKey || event.ctrlKey || event.metaKey || !press(lab, event)) return;
        event.preventDefault();
        event.stopPropagation();
      }}
      style={{ left, height }}
      className="absolute top-0 right-0 cursor-ew-resize touch-none rounded-sm focus-visible:-outline-offset-2"
    />
  );
}

function press(lab: LiveLab, event: KeyboardEvent): boolean {
  const step = event.shiftKey ? BIG_STEP : 1;
  switch (event.key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      lab.stepMoment(-step);
      return true;
    case 'ArrowRight':
    case 'ArrowUp':
      lab.stepMoment(step);
      return true;
    case 'PageDown':
      lab.stepMoment(-BIG_STEP);
      return true;
    case 'PageUp':
      lab.stepMoment(BIG_STEP);
      return true;
    case 'Home':
      lab.lookAtSequence(lab.history.baseSequence + 1);
      return true;
    case 'End':
      lab.lookAt(undefined);
      return true;
    case 'Escape':
      if (lab.moment === undefined) return false;
      lab.lookAt(undefined);
      return true;
    default:
      return false;
  }
}

const firstPlace = ({ history }: LiveLab): number => history.baseSequence;
const lastPlace = ({ state }: LiveLab): number => state.sequence;
const gutterPx = (view: TimelineView): number => view.sizes.gutterPx;
const rulerPx = (view: TimelineView): number => view.sizes.rulerPx;
