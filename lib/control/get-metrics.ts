import { z } from 'zod';
import { isoTime } from '@/lib/engine/iso-time';
import { METRICS, type MetricName } from '@/lib/engine/metric-names';
import { METRIC_PERIOD_MS, type MetricSeries } from '@/lib/engine/metric-store';
import { SIM_TIME_MAX, type SimTime, simTime } from '@/lib/engine/sim-time';
import type { Lab } from '@/lib/labs/lab';
import type { WireResponse } from '@/lib/wire/wire-message';
import { json } from './json';
import { labFolds } from './lab-folds';
import type { LabCall } from './operation';
import { readQuery, wholeNumber } from './read-query';

const names = Object.keys(METRICS).filter((name): name is MetricName => Object.hasOwn(METRICS, name));

const query = z.strictObject({
  functionName: z.string().optional(),
  metricName: z.enum(names, `must be one of ${names.join(', ')}`).optional(),
  /** Sim time: only minutes that begin at or after it. */
  from: wholeNumber(0, SIM_TIME_MAX).optional(),
  /** Sim time: only minutes that begin before it. */
  to: wholeNumber(0, SIM_TIME_MAX).optional(),
});

/** `GET /api/labs/{labId}/metrics`: CloudWatch's series of `AWS/Lambda`, by function and minute (MET-01 and on). */
export async function getMetrics({ lab, request }: LabCall): Promise<WireResponse> {
  const { from = 0, functionName, metricName, to = SIM_TIME_MAX } = readQuery(request, query);
  const { metrics, oldestSequence } = await labFolds(lab);
  const wanted = metrics
    .series(lab.clock().now)
    .filter((series) => functionName === undefined || series.functionName === functionName)
    .filter((series) => metricName === undefined || series.metricName === metricName)
    .sort(inNamedOrder);
  return json(200, {
    namespace: 'AWS/Lambda',
    periodMs: METRIC_PERIOD_MS,
    series: wanted.map((series) => seriesJson(lab, series, simTime(from), simTime(to))),
    oldestSequence: oldestSequence ?? 1,
  });
}

/** The account's own first, then by function; metrics as `METRICS` lists them. */
function inNamedOrder(left: MetricSeries, right: MetricSeries): number {
  const [leftName, rightName] = [left.functionName ?? '', right.functionName ?? ''];
  if (leftName !== rightName) return leftName < rightName ? -1 : 1;
  return names.indexOf(left.metricName) - names.indexOf(right.metricName);
}

function seriesJson(lab: Lab, { datapoints, functionName, metricName }: MetricSeries, from: SimTime, to: SimTime) {
  const { statistic, unit } = METRICS[metricName];
  const points = [...datapoints]
    .sort(([left], [right]) => left - right)
    .map(([minute, point]) => ({ at: simTime(minute * METRIC_PERIOD_MS), point }))
    .filter(({ at }) => at >= from && at < to);
  return {
    metricName,
    dimensions: functionName === undefined ? {} : { FunctionName: functionName },
    unit,
    statistic,
    datapoints: points.map(({ at, point }) => ({
      at,
      time: isoTime(lab.state, at),
      ...point,
      average: point.sum / point.sampleCount,
    })),
  };
}
