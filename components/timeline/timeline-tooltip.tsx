'use client';

import { RULES } from '@/lib/engine/rules';
import type { LabelledBox } from '@/lib/timeline/layout';
import { logFacts, logTitle } from '@/lib/timeline/log-text';
import type { LogTick } from '@/lib/timeline/log-ticks';
import { facts, mark, title } from '@/lib/timeline/span-text';
import { SignMark } from './sign-mark';
import type { TimelineView } from './timeline-view';
import { useViewValue } from './use-timeline-view';

const WIDTH_PX = 292;
const GAP_PX = 14;

/** What the pointer is over: what, when, how long, and by which rule. The list says the same to those who do not point. */
export function TimelineTooltip({ view }: { view: TimelineView }) {
  const box = useViewValue(view, (current) => current.pointed?.box);
  const tick = useViewValue(view, (current) => current.pointed?.tick);
  if (tick) return <TickTooltip view={view} tick={tick} />;
  const span = box?.span;
  if (!box || !span) return null;
  const problem = span.kind === 'run' ? span.errorMessage : undefined;
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute z-10 rounded-lg border border-edge bg-panel px-3 py-2 text-small shadow-float"
      style={{ width: WIDTH_PX, ...placeOf(view, box) }}
    >
      <p className="font-medium text-text">
        <SignMark sign={mark(span)} /> {title(span)}
        {box.count > 1 ? <span className="text-mute"> and {box.count - 1} more here</span> : null}
      </p>
      <p className="mt-0.5 text-mute">{facts(span).slice(0, -1).join(', ')}</p>
      {problem === undefined ? null : <p className="mt-0.5 line-clamp-2 font-mono text-caption text-err">{problem}</p>}
      <p className="mt-0.5 font-mono text-caption text-faint">
        {view.words.exact(span.startAt)}
        {span.endAt === undefined || span.endAt === span.startAt ? '' : ` to ${view.words.exact(span.endAt)}`}
      </p>
      {span.rule === undefined ? null : (
        <p className="mt-1.5 border-t border-line pt-1.5 text-caption text-mute">
          <span className="font-mono text-faint">{span.rule}</span> {RULES[span.rule].text}
        </p>
      )}
    </div>
  );
}

/** A log event, or several in one place. */
function TickTooltip({ view, tick }: { view: TimelineView; tick: LogTick }) {
  const { event, count, y } = tick;
  const rule = 'rule' in event ? event.rule : undefined;
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute z-10 rounded-lg border border-edge bg-panel px-3 py-2 text-small shadow-float"
      style={{ width: WIDTH_PX, ...placeOf(view, { y, height: view.sizes.logPx }) }}
    >
      <p className="font-medium text-text">
        {logTitle(event)}
        {count > 1 ? <span className="text-mute"> and {count - 1} more here</span> : null}
      </p>
      <p className="mt-0.5 truncate text-mute">{logFacts(event).join(', ')}</p>
      <p className="mt-0.5 font-mono text-caption text-faint">
        {view.words.exact(event.at)} · #{event.sequence}
        {rule === undefined ? '' : ` · ${rule}`}
      </p>
    </div>
  );
}

/** Beside the pointer and below the span, or above it where there is no room below. */
function placeOf(view: TimelineView, box: Pick<LabelledBox, 'y' | 'height'>) {
  const { sizes, topPx, widthPx, heightPx } = view;
  const pointerX = sizes.gutterPx + (view.pointed?.x ?? 0);
  const left = Math.max(4, Math.min(pointerX + GAP_PX, widthPx - WIDTH_PX - 4));
  const boxY = sizes.rulerPx + box.y - topPx;
  const isBelow = boxY + box.height < heightPx * 0.55;
  return isBelow ? { left, top: boxY + box.height + 8 } : { left, bottom: heightPx - boxY + 8 };
}
