'use client';

import { type ReactNode, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useLabValue, useSelection } from '@/components/lab/lab-context';
import { MomentSlider } from '@/components/moment/moment-slider';
import { AreaTotals } from './area-totals';
import { GroupButtons } from './group-buttons';
import { Minimap } from './minimap';
import { attachGestures } from './pointer-gestures';
import { SpanList } from './span-list';
import { TimelinePainter } from './timeline-painter';
import { TimelineToolbar } from './timeline-toolbar';
import { TimelineTooltip } from './timeline-tooltip';
import type { TimelineView } from './timeline-view';
import { useFilteredView } from './use-filtered-view';
import { useOpeningView } from './use-opening-view';
import { useTimelineKeys } from './use-timeline-keys';
import { DrawnSignal, useDrawnValue, useTimelineView } from './use-timeline-view';

/** What happened in the lab, as spans on a time axis: a picture to move in, a map of all of it, and a list that says the same. */
export function Timeline({ emptyState, label = 'Timeline' }: { emptyState: ReactNode; label?: string }) {
  const view = useTimelineView();
  const { requestId, select } = useSelection();
  const isEmpty = useLabValue((lab) => lab.timeline.spans.length === 0);
  const area = useRef<HTMLElement>(null);
  const [drawn] = useState(() => new DrawnSignal());
  const [isListShown, setListShown] = useState(false);
  const [said, say] = useState('');
  const actions = useMemo(() => ({ select, say }), [select]);
  useTimelineKeys(view, area, actions);
  useFilteredView(view);
  useEffect(() => view.select(requestId), [view, requestId]);
  useOpeningView(view, drawn, requestId);

  return (
    <section ref={area} aria-label={label} className="relative flex h-full min-h-0 flex-col max-lg:min-h-[70dvh]">
      {isEmpty ? <div className="flex min-h-0 flex-1">{emptyState}</div> : null}
      <div className={isEmpty ? 'hidden' : 'flex min-h-0 flex-1 flex-col'}>
        <TimelineToolbar view={view} isListShown={isListShown} onListShown={setListShown} />
        <div className="relative flex min-h-0 flex-1 flex-col">
          <Picture view={view} drawn={drawn} />
          <SpanList view={view} drawn={drawn} isShown={isListShown} />
        </div>
        <AreaTotals view={view} drawn={drawn} />
        <Minimap view={view} drawn={drawn} />
      </div>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </section>
  );
}

const OVERFLOW_EVERY_MS = 250;

/** The two canvases. They are drawn outside of React. */
function Picture({ view, drawn }: { view: TimelineView; drawn: DrawnSignal }) {
  const frame = useRef<HTMLDivElement>(null);
  const spans = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const hintId = useId();
  const { select } = useSelection();
  const overflows = useDrawnValue(
    drawn,
    useCallback(() => view.rowsOverflow, [view]),
    OVERFLOW_EVERY_MS,
  );

  useEffect(() => {
    if (!spans.current || !overlay.current) return;
    const painter = new TimelinePainter(view, spans.current, overlay.current, drawn.tell);
    return () => painter.stop();
  }, [view, drawn]);

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() => view.resize(element.clientWidth, element.clientHeight));
    observer.observe(element);
    const detach = attachGestures(element, view, select);
    return () => {
      observer.disconnect();
      detach();
    };
  }, [view, select]);

  return (
    // A finger scrolls the rows where there are more than fit, else the page.
    <div
      ref={frame}
      className={`relative min-h-0 min-w-0 flex-1 overflow-hidden select-none ${overflows ? 'touch-none' : 'touch-pan-y'}`}
    >
      <canvas
        ref={spans}
        role="img"
        aria-label="Timeline picture"
        aria-describedby={hintId}
        className="absolute inset-0 size-full"
      />
      <canvas ref={overlay} className="absolute inset-0 size-full" />
      <MomentSlider view={view} />
      <GroupButtons view={view} drawn={drawn} />
      <TimelineTooltip view={view} />
      <span id={hintId} className="sr-only">
        The list Timeline spans says the same in words. W and S zoom, A and D move, F centres and then fits the selected
        invocation, full stop and comma go to its next and previous attempt, E to the next failure. 4, 5 and 6 choose
        the density, G the grouping, H how times are written, Q adds up the time of the selected invocation.
      </span>
    </div>
  );
}
