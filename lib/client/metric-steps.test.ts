import { describe, expect, it } from 'vitest';
import type { LogEvent } from '@/lib/engine/events';
import { evolve } from '@/lib/engine/evolve';
import { createLabState } from '@/lib/engine/lab-state';
import type { MetricSeries } from '@/lib/engine/metric-store';
import { MetricsFold } from '@/lib/engine/metrics';
import { randomPlan } from '@/lib/engine/random-commands';
import { RandomRun } from '@/lib/engine/random-run';
import { type SimTime, simTime } from '@/lib/engine/sim-time';
import type { LabState } from '@/lib/engine/state';
import { MetricSteps, type StepMetric } from './metric-steps';

const SEEDS = 120;
const SUMS: readonly StepMetric[] = [
  'Invocations',
  'Errors',
  'Throttles',
  'AsyncEventsReceived',
  'AsyncEventsDropped',
  'DeadLetterErrors',
  'DestinationDeliveryFailures',
];

function randomLog(seed: number): readonly LogEvent[] {
  const run = new RandomRun(randomPlan(seed));
  run.play();
  return run.log;
}

/** Calls `look` at every few places of the logs of many random labs, with what the engine says there. */
function atManyPlaces(look: (place: { steps: MetricSteps; engine: MetricSeries[]; state: LabState }) => void): void {
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const log = randomLog(seed);
    const state = createLabState();
    const steps = new MetricSteps(state);
    const metrics = new MetricsFold();
    for (const event of log) steps.add(event);
    for (const event of log) {
      evolve(state, event);
      metrics.add(event);
      if (event.sequence % 19 === 0) look({ steps, engine: metrics.series(state.now), state });
    }
  }
}

describe('metrics as steps, at any place of the log of any lab', () => {
  it('sum up to what the engine counted by then', () => {
    let compared = 0;
    atManyPlaces(({ steps, engine, state }) => {
      for (const { functionName, metricName, datapoints } of engine) {
        const metric = SUMS.find((name) => name === metricName);
        if (metric === undefined) continue;
        const sum = [...datapoints.values()].reduce((total, datapoint) => total + datapoint.sum, 0);
        expect(steps.valueAt(functionName, metric, state.sequence, state.now) ?? 0).toBe(sum);
        compared += 1;
      }
    });
    expect(compared).toBeGreaterThan(1_000);
  });

  it('have the queue and the concurrency that the state has', () => {
    let deepest = 0;
    atManyPlaces(({ steps, state }) => {
      const waiting = [...state.invocations.values()].filter(isWaiting);
      const oldest = waiting.length === 0 ? 0 : state.now - Math.min(...waiting.map((one) => one.acceptedAt));
      const value = (metric: StepMetric) => steps.valueAt(undefined, metric, state.sequence, state.now) ?? 0;
      expect(value('EventQueueDepth')).toBe(waiting.length);
      expect(value('OldestEventAge')).toBe(oldest);
      expect(value('ConcurrentExecutions')).toBe(state.busyEnvironments);
      for (const [functionName, fn] of state.functions) {
        const busy = steps.valueAt(functionName, 'ConcurrentExecutions', state.sequence, state.now) ?? 0;
        expect(busy).toBe(fn.busyEnvironments);
      }
      deepest = Math.max(deepest, waiting.length);
    });
    expect(deepest).toBeGreaterThan(3);
  });

  it('peak in each minute where the engine peaks', () => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const log = randomLog(seed);
      const steps = new MetricSteps(createLabState());
      const metrics = new MetricsFold();
      for (const event of log) {
        steps.add(event);
        metrics.add(event);
      }
      const end: SimTime = log.at(-1)?.at ?? simTime(0);
      for (const { functionName, metricName, datapoints } of metrics.series(end)) {
        if (metricName !== 'ConcurrentExecutions') continue;
        for (const [minute, { maximum }] of datapoints) {
          const peak = steps.valueWithin(functionName, metricName, minute * 60_000 - 0.5, minute * 60_000 + 59_999);
          expect(peak, `seed ${seed}, minute ${minute}`).toBe(maximum);
        }
      }
    }
  });

  it('go on from the middle of a log as the whole log has them', () => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const log = randomLog(seed);
      const middle = Math.floor(log.length / 2);
      const base = createLabState();
      for (const event of log.slice(0, middle)) evolve(base, event);
      const whole = new MetricSteps(createLabState());
      const half = new MetricSteps(base);
      for (const event of log) whole.add(event);
      for (const event of log.slice(middle)) half.add(event);
      for (const { sequence, at } of log.slice(middle)) {
        for (const metric of ['EventQueueDepth', 'OldestEventAge', 'ConcurrentExecutions'] as const) {
          const value = half.valueAt(undefined, metric, sequence, at) ?? 0;
          expect(value).toBe(whole.valueAt(undefined, metric, sequence, at) ?? 0);
        }
      }
    }
  });
});

function isWaiting({ invocationType, phase }: { invocationType: string; phase: string }): boolean {
  return invocationType === 'Event' && ['queued', 'retry-wait', 'throttle-wait'].includes(phase);
}
