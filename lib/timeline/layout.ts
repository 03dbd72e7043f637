import type { LogEvent } from '@/lib/engine/events';
import type { ArrangedRows } from './arranged-rows';
import type { Arrangement } from './arrangement';
import type { BoxLabel, Measure } from './box-labels';
import { chainOf } from './chain';
import { type EnvironmentLine, environmentLines } from './environment-lines';
import { type FlowArrow, flowArrows } from './flow-arrows';
import { type GhostBox, ghostBoxes, type Plan } from './ghosts';
import type { Box, View } from './lane-boxes';
import type { LaneColumns } from './lane-columns';
import { laneLook, layLane } from './lay-lane';
import { type LogTick, logTicks } from './log-ticks';
import type { Row, RowMetrics, RowSet } from './rows';
import { type Break, breaksOf, type Tick, ticksOf } from './ticks';
import { pxOf } from './time-axis';
import type { TimeWords } from './time-words';
import type { TimelineModel } from './timeline-model';

/** All that is needed to draw the timeline once. */
export interface LayoutInput {
  readonly model: TimelineModel;
  readonly view: View;
  readonly arranged: ArrangedRows;
  readonly arrangement: Arrangement;
  /** The newest log events, for the full log. */
  readonly log: readonly LogEvent[];
  readonly words: TimeWords;
  /** The part of time that is added up. */
  readonly area: { readonly fromAt: number; readonly toAt: number } | undefined;
  /** Scrolled down by this much. */
  readonly topPx: number;
  /** Height of the rows that is seen. */
  readonly heightPx: number;
  readonly metrics: RowMetrics;
  readonly plans: readonly Plan[];
  /** The invocation whose chain is lit, and beside which all others step back: pointed at, focused, else selected. */
  readonly litId: string | undefined;
  /** Invocations that a filter leaves: all others step back too. Undefined: no filter. */
  readonly matches: ((requestId: string) => boolean) | undefined;
  readonly measure: Measure;
}

export interface LabelledBox extends Box {
  readonly label: BoxLabel | undefined;
}

/** Boxes of one lane, left to right. */
export interface LaidLane {
  readonly y: number;
  readonly height: number;
  readonly boxes: readonly LabelledBox[];
  /** What is behind the boxes, where there is too much for boxes alone. */
  readonly columns: LaneColumns | undefined;
}

/** The picture as rectangles, lines and texts. `x` counts from the left edge of the view, `y` from the top of all rows. */
export interface TimelineLayout {
  /** Those in the window. */
  readonly rows: readonly Row[];
  readonly rowsHeightPx: number;
  readonly lanes: readonly LaidLane[];
  readonly environments: readonly EnvironmentLine[];
  readonly ghosts: readonly GhostBox[];
  readonly arrows: readonly FlowArrow[];
  readonly logTicks: readonly LogTick[];
  /** Request ids of the lit chain; empty: nothing is lit, or it is not on the timeline. */
  readonly selected: ReadonlySet<string>;
  /** True for an invocation that steps back. */
  readonly isAside: (requestId: string) => boolean;
  readonly words: TimeWords;
  /** The selected part of time. */
  readonly area: { readonly fromX: number; readonly toX: number } | undefined;
  readonly ticks: readonly Tick[];
  readonly breaks: readonly Break[];
  readonly nowX: number;
}

/** Lays out what is seen. Rows out of sight get no boxes. */
export function layoutTimeline(input: LayoutInput): TimelineLayout {
  const { model, view, plans, measure, arrangement, words } = input;
  const { topPx, heightPx } = input;
  const rowSet = input.arranged.rows(arrangement, input.metrics, { topPx, heightPx }, retryRowOf(plans));
  const chain = chainOf(model, input.litId);
  const laneCount = rowSet.rows.reduce((count, row) => count + row.lanes.length, 0);
  const look = laneLook(view, measure, laneCount, chain);
  const ghosts = ghostBoxes(plans, rowSet.ghostPlaces, view);
  const arrows = flowArrows(chain, rowSet.placeOf, view);
  const obstacles = { ghosts, arrows, measure };
  const lanes: LaidLane[] = [];
  const environments: EnvironmentLine[] = [];
  for (const row of rowSet.rows) {
    const laid = row.lanes.map((lane) => layLane(lane, look));
    lanes.push(...laid);
    environments.push(...environmentLines(model, row, laid, view, obstacles));
  }
  const selected = new Set(chain.map((span) => span.requestId));
  const nowX = xOf(view, view.now);
  return {
    rows: rowSet.rows,
    rowsHeightPx: rowSet.heightPx,
    lanes,
    environments,
    ghosts,
    arrows,
    logTicks: ticksOfLog(input, rowSet),
    selected,
    isAside: asideOf(selected, input.matches),
    words,
    area: input.area && { fromX: xOf(view, input.area.fromAt), toX: xOf(view, input.area.toAt) },
    ticks: clearOf(ticksOf(view.axis, view.leftPx, view.widthPx, measure, words), nowX, measure),
    breaks: clearOfFlag(breaksOf(view.axis, view.leftPx, view.widthPx, measure), nowX, measure),
    nowX,
  };
}

function xOf(view: View, at: number): number {
  return pxOf(view.axis, at) - view.leftPx;
}

/** What is not lit steps back, and so does what the filter does not leave. */
function asideOf(lit: ReadonlySet<string>, matches: LayoutInput['matches']): (requestId: string) => boolean {
  return (requestId) => (lit.size > 0 && !lit.has(requestId)) || matches?.(requestId) === false;
}

function ticksOfLog({ arrangement, log, view, measure }: LayoutInput, rowSet: RowSet): readonly LogTick[] {
  return arrangement.density === 'log' ? logTicks(log, rowSet.rowOfLog, view, measure) : [];
}

/** A function whose planned attempts need the row of retry waits. */
function retryRowOf(plans: readonly Plan[]): string | undefined {
  const waits = (plan: Plan) => plan.attempts.some(({ fate }) => fate === 'if-failed' || fate === 'too-old');
  return plans.find(waits)?.functionName;
}

/** The line of now must not run through a label. */
function clearOf(ticks: readonly Tick[], nowX: number, measure: Measure): readonly Tick[] {
  return ticks.map((tick) => {
    if (tick.label === undefined) return tick;
    const isHit = tick.x - 2 < nowX && nowX < tick.x + measure(tick.label) + TICK_LABEL_INSET_PX + 2;
    return isHit && tick.x !== nowX ? { ...tick, label: undefined } : tick;
  });
}

/** The flag of now wins over the length that is skipped around it. */
function clearOfFlag(breaks: readonly Break[], nowX: number, measure: Measure): readonly Break[] {
  return breaks.map((gap) => {
    const isHit =
      gap.label !== undefined &&
      gap.label.x < nowX + NOW_FLAG_REACH_PX &&
      gap.label.x + measure(gap.label.text) > nowX - NOW_FLAG_REACH_PX;
    return isHit ? { ...gap, label: undefined } : gap;
  });
}

/** Half the width of the flag of now, and a little air. */
const NOW_FLAG_REACH_PX = 23;

/** A tick's label stands this far to the right of its line. */
export const TICK_LABEL_INSET_PX = 4;
