import { busyUntil } from '@/lib/timeline/activity';
import { pxOf, timeAt } from '@/lib/timeline/time-axis';
import { axisAt, fitRange } from '@/lib/timeline/viewport';
import type { LiveLab } from './live-lab';
import { STEP_METRICS, type StepMetric } from './metric-steps';

/** Columns of a chart. Each is one value, whatever its width on screen. */
export const CHART_COLUMNS = 180;
/** Collapsed idle time, in columns. */
const BREAK_COLUMNS = 7;
/** So that the first milliseconds are not blown up. */
const LEAST_MS = 300;

/** The metrics of one function, or of the account, from the first activity to now, and the values at the moment. */
export interface MetricCharts {
  /** Sim time at the right edge of each column. Idle time is collapsed, as on the timeline. */
  readonly times: readonly number[];
  /** Column of the moment; undefined: it is now. */
  readonly momentColumn: number | undefined;
  readonly charts: readonly MetricChart[];
}

export interface MetricChart {
  readonly metric: StepMetric;
  /** At the moment; undefined: no sample yet. */
  readonly value: number | undefined;
  /** By column. */
  readonly values: readonly (number | undefined)[];
  readonly highest: number;
}

/** Works out all charts: a few binary searches a column, however long the log is. */
export function metricCharts(lab: LiveLab, functionName: string | undefined): MetricCharts {
  const now = lab.simNow();
  const { activity } = lab.timeline;
  const busy = busyUntil(activity, now, []);
  const source = { busy, breakPx: BREAK_COLUMNS, endAt: now, plannedCount: 0 };
  const fromAt = busy.startsAt[0] ?? 0;
  const toAt = Math.max(now, fromAt + LEAST_MS);
  const { msPerPx, leftPx } = fitRange(source, fromAt, toAt, CHART_COLUMNS, { leftPx: 0, rightPx: 0 });
  const axis = axisAt(source, msPerPx);
  const times = Array.from({ length: CHART_COLUMNS }, (_, column) => timeAt(axis, leftPx + column + 1));
  // Whatever the rounding, the last column is now.
  times[CHART_COLUMNS - 1] = Math.max(now, times.at(-1) ?? 0);
  const momentColumn = lab.moment === undefined ? undefined : pxOf(axis, lab.moment) - leftPx;
  return { times, momentColumn, charts: STEP_METRICS.map((metric) => chartOf(lab, functionName, metric, times)) };
}

function chartOf(
  lab: LiveLab,
  functionName: string | undefined,
  metric: StepMetric,
  times: readonly number[],
): MetricChart {
  const { metrics, shown } = lab;
  const values = times.map((time, column) => metrics.valueWithin(functionName, metric, times[column - 1] ?? 0, time));
  const highest = values.reduce<number>((high, value) => Math.max(high, value ?? 0), 0);
  const value = metrics.valueAt(functionName, metric, shown.sequence, lab.shownNow());
  return { metric, value, values, highest };
}
