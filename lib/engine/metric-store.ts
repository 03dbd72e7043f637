import type { MetricName } from './metric-names';
import type { SimTime } from './sim-time';

/** CloudWatch's finest period for Lambda. */
export const METRIC_PERIOD_MS = 60_000;

/** CloudWatch keeps one-minute datapoints for 15 days. */
const DATAPOINTS_KEPT = 15 * 24 * 60;

/** The samples of one metric in one minute. */
export interface Datapoint {
  sampleCount: number;
  sum: number;
  minimum: number;
  maximum: number;
}

/** One metric of one function, or (undefined) of the whole account; by minute. */
export interface MetricSeries {
  readonly functionName: string | undefined;
  readonly metricName: MetricName;
  /** Keys count minutes since sim time 0. */
  readonly datapoints: ReadonlyMap<number, Readonly<Datapoint>>;
}

/** Which minute of the lab a sim time lies in. */
export function minuteOf(at: SimTime): number {
  return Math.floor(at / METRIC_PERIOD_MS);
}

/** Samples, summed up by function, metric and minute. */
export class MetricStore {
  readonly #series = new Map<string | undefined, Map<MetricName, Map<number, Datapoint>>>();

  /** Every series that has a sample, in the order of their first one. */
  *all(): Generator<MetricSeries> {
    for (const [functionName, metrics] of this.#series) {
      for (const [metricName, datapoints] of metrics) yield { functionName, metricName, datapoints };
    }
  }

  add(functionName: string | undefined, metricName: MetricName, minute: number, value: number): void {
    const datapoints = this.#datapoints(functionName, metricName);
    const known = datapoints.get(minute);
    if (known === undefined) {
      datapoints.set(minute, { sampleCount: 1, sum: value, minimum: value, maximum: value });
      if (datapoints.size > DATAPOINTS_KEPT) forgetFirst(datapoints);
      return;
    }
    known.sampleCount++;
    known.sum += value;
    if (value < known.minimum) known.minimum = value;
    if (value > known.maximum) known.maximum = value;
  }

  #datapoints(functionName: string | undefined, metricName: MetricName): Map<number, Datapoint> {
    let metrics = this.#series.get(functionName);
    if (metrics === undefined) {
      metrics = new Map();
      this.#series.set(functionName, metrics);
    }
    let datapoints = metrics.get(metricName);
    if (datapoints === undefined) {
      datapoints = new Map();
      metrics.set(metricName, datapoints);
    }
    return datapoints;
  }
}

function forgetFirst(datapoints: Map<number, Datapoint>): void {
  for (const minute of datapoints.keys()) {
    datapoints.delete(minute);
    return;
  }
}
