import type { BoxLabel, Measure } from './box-labels';
import { chainOf, type FlowArrow, flowArrows } from './flow-arrows';
import { type GhostBox, ghostBoxes, type Plan } from './ghosts';
import type { Box, View } from './lane-boxes';
import { layLane } from './lay-lane';
import { heightOf, type Row, type RowMetrics, rowsOf } from './rows';
import { type Break, breaksOf, type Tick, ticksOf } from './ticks';
import { pxOf } from './time-axis';
import type { TimelineModel } from './timeline-model';

/** All that is needed to draw the timeline once. */
export interface LayoutInput {
  readonly model: TimelineModel;
  readonly view: View;
  /** Scrolled down by this much. */
  readonly topPx: number;
  /** Height of the rows that is seen. */
  readonly heightPx: number;
  readonly metrics: RowMetrics;
  readonly plans: readonly Plan[];
  /** The invocation whose chain is drawn with arrows: the one pointed at, else the selected one. */
  readonly arrowsOfId: string | undefined;
  /** The invocation beside which all others step back. */
  readonly selectedId: string | undefined;
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
}

/** The picture as rectangles, lines and texts. `x` counts from the left edge of the view, `y` from the top of all rows. */
export interface TimelineLayout {
  readonly rows: readonly Row[];
  readonly rowsHeightPx: number;
  readonly lanes: readonly LaidLane[];
  readonly ghosts: readonly GhostBox[];
  readonly arrows: readonly FlowArrow[];
  /** Request ids of the selected chain; empty: nothing is selected, or it is not on the timeline. */
  readonly selected: ReadonlySet<string>;
  readonly ticks: readonly Tick[];
  readonly breaks: readonly Break[];
  readonly nowX: number;
}

/** Lays out what is seen. Rows out of sight are placed but get no boxes. */
export function layoutTimeline(input: LayoutInput): TimelineLayout {
  const { model, view, plans, metrics, measure } = input;
  const needsRetryRow = plans.some((plan) => plan.attempts.some((attempt) => !attempt.isCertain));
  const rows = rowsOf(model, metrics, needsRetryRow);
  const lanes: LaidLane[] = [];
  for (const row of rows) {
    if (row.y + row.height < input.topPx || row.y > input.topPx + input.heightPx) continue;
    for (const lane of row.lanes) {
      lanes.push(layLane(lane, view, measure));
    }
  }
  const nowX = pxOf(view.axis, view.now) - view.leftPx;
  const ticks = clearOf(ticksOf(view.axis, view.leftPx, view.widthPx, measure), nowX, measure);
  return {
    rows,
    rowsHeightPx: heightOf(rows),
    lanes,
    ghosts: ghostBoxes(plans, model, rows, view),
    arrows: flowArrows(chainOf(model, input.arrowsOfId), rows, view),
    selected: new Set(chainOf(model, input.selectedId).map((span) => span.requestId)),
    ticks,
    breaks: clearOfFlag(breaksOf(view.axis, view.leftPx, view.widthPx, measure), nowX, measure),
    nowX,
  };
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
export const NOW_FLAG_REACH_PX = 23;

/** A tick's label stands this far to the right of its line. */
export const TICK_LABEL_INSET_PX = 4;
