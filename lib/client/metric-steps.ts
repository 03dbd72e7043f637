import type { LogEvent, LogEventOf } from '@/lib/engine/events';
import type { MetricName } from '@/lib/engine/metric-names';
import type { SimTime } from '@/lib/engine/sim-time';
import type { LabState } from '@/lib/engine/state';
import { OldestWaiting } from './oldest-waiting';
import { StepSeries } from './step-series';

/** CloudWatch's own where it has one; the queue itself has none, so its two are ours. */
export const STEP_METRICS = [
  'EventQueueDepth',
  'OldestEventAge',
  'AsyncEventsReceived',
  'AsyncEventAge',
  'AsyncEventsDropped',
  'Invocations',
  'Errors',
  'Throttles',
  'ConcurrentExecutions',
  'DeadLetterErrors',
  'DestinationDeliveryFailures',
] as const satisfies readonly (MetricName | 'EventQueueDepth' | 'OldestEventAge')[];

export type StepMetric = (typeof STEP_METRICS)[number];

/** Stands for "none waits" among the times of acceptance. */
const NONE_WAITS = -1;

/** The numbers of one function, or of the whole account. */
class Numbers {
  readonly series = new Map<StepMetric, StepSeries>();
  readonly waiting = new OldestWaiting();

  push(metric: StepMetric, event: { readonly sequence: number; readonly at: number }, value: number): void {
    let series = this.series.get(metric);
    if (!series) {
      series = new StepSeries();
      this.series.set(metric, series);
    }
    series.push(event.sequence, event.at, value);
  }

  add(metric: StepMetric, event: LogEvent, by: number): void {
    this.push(metric, event, (this.series.get(metric)?.last ?? 0) + by);
  }

  tellQueue(event: { readonly sequence: number; readonly at: number }): void {
    this.push('EventQueueDepth', event, this.waiting.count);
    this.push('OldestEventAge', event, this.waiting.oldestAt ?? NONE_WAITS);
  }
}

/**
 * The lab's metrics as steps along the log, so that their value at any moment is a binary search. Counts begin where the page's
 * log begins; levels (concurrency, the queue) begin as the state has them there.
 */
export class MetricSteps {
  readonly #account = new Numbers();
  readonly #functions = new Map<string, Numbers>();
  /** By environment that is busy: its function. */
  readonly #busy = new Set<string>();
  /** When an asynchronous event that has not ended was accepted. */
  readonly #acceptedAt = new Map<string, SimTime>();

  constructor(base: LabState) {
    const start = { sequence: base.sequence, at: base.now };
    for (const invocation of base.invocations.values()) {
      if (invocation.invocationType !== 'Event' || invocation.endedAt !== undefined) continue;
      this.#acceptedAt.set(invocation.requestId, invocation.acceptedAt);
      if (invocation.phase !== 'initialising' && invocation.phase !== 'running') {
        this.#wait(invocation.requestId, invocation.functionName, start);
      }
    }
    for (const { environmentId, functionName, phase } of base.environments.values()) {
      if (phase !== 'idle') this.#occupy(environmentId, functionName, start);
    }
  }

  /** The steps of a metric; undefined: it has no value yet. `OldestEventAge` has times of acceptance: see `valueAt`. */
  series(functionName: string | undefined, metric: StepMetric): StepSeries | undefined {
    return this.#numbers(functionName)?.series.get(metric);
  }

  /** The value after the log event `sequence`, at the sim time `now`. Undefined: no sample yet, which is not zero (MET-16). */
  valueAt(functionName: string | undefined, metric: StepMetric, sequence: number, now: number): number | undefined {
    return atMoment(metric, this.series(functionName, metric)?.valueAt(sequence), now);
  }

  /** What a stretch of time shows of a metric: the peak of what goes up and down, the end of what only grows. */
  valueWithin(functionName: string | undefined, metric: StepMetric, fromAt: number, toAt: number): number | undefined {
    const series = this.series(functionName, metric);
    if (!IS_LEVEL.has(metric)) return atMoment(metric, series?.valueAtTime(toAt), toAt);
    return series?.highestWithin(fromAt, toAt);
  }

  /** Gives up what lies before the page's log. */
  forgetBefore(sequence: number): void {
    for (const { series } of [this.#account, ...this.#functions.values()]) {
      for (const steps of series.values()) steps.forgetBefore(sequence);
    }
  }

  add(event: LogEvent): void {
    switch (event.type) {
      case 'invocation-accepted':
        return this.#accept(event);
      case 'invocation-rejected':
      case 'attempt-throttled':
        if (event.statusCode === 429) this.#count('Throttles', event.functionName, event, 1);
        return;
      case 'event-queued':
      case 'retry-scheduled':
        return this.#wait(event.requestId, event.functionName, event);
      case 'environment-init-started':
        this.#occupy(event.environmentId, event.functionName, event);
        return this.#leave(event.requestId, event.functionName, event);
      case 'attempt-started':
        return this.#start(event);
      case 'attempt-ended':
        return this.#end(event);
      case 'environment-shut-down':
        return this.#release(event.environmentId, event.functionName, event);
      case 'event-succeeded':
      case 'event-discarded':
        return this.#endEvent(event);
      case 'delivery-failed':
        return this.#count(
          event.kind === 'dead-letter-queue' ? 'DeadLetterErrors' : 'DestinationDeliveryFailures',
          event.functionName,
          event,
          1,
        );
      default:
        return;
    }
  }

  #accept(event: LogEventOf<'invocation-accepted'>): void {
    if (event.invocationType !== 'Event') return;
    this.#acceptedAt.set(event.requestId, event.at);
    this.#count('AsyncEventsReceived', event.functionName, event, 1);
    this.#wait(event.requestId, event.functionName, event);
  }

  #start(event: LogEventOf<'attempt-started'>): void {
    this.#occupy(event.environmentId, event.functionName, event);
    this.#leave(event.requestId, event.functionName, event);
    const acceptedAt = this.#acceptedAt.get(event.requestId);
    if (acceptedAt === undefined) return;
    for (const numbers of this.#both(event.functionName)) numbers.push('AsyncEventAge', event, event.at - acceptedAt);
  }

  #end(event: LogEventOf<'attempt-ended'>): void {
    this.#release(event.environmentId, event.functionName, event);
    // An interrupted attempt is neither a success nor a function error: AWS counts those two only.
    if (event.outcome === 'interrupted') return;
    this.#count('Invocations', event.functionName, event, 1);
    this.#count('Errors', event.functionName, event, event.outcome === 'success' ? 0 : 1);
  }

  #endEvent(event: LogEventOf<'event-succeeded' | 'event-discarded'>): void {
    this.#count('AsyncEventsDropped', event.functionName, event, event.type === 'event-discarded' ? 1 : 0);
    this.#leave(event.requestId, event.functionName, event);
    this.#acceptedAt.delete(event.requestId);
  }

  #wait(requestId: string, functionName: string, event: { readonly sequence: number; readonly at: number }): void {
    const acceptedAt = this.#acceptedAt.get(requestId);
    if (acceptedAt === undefined) return;
    for (const numbers of this.#both(functionName)) {
      numbers.waiting.enter(requestId, acceptedAt);
      numbers.tellQueue(event);
    }
  }

  #leave(requestId: string, functionName: string, event: LogEvent): void {
    if (!this.#acceptedAt.has(requestId)) return;
    for (const numbers of this.#both(functionName)) {
      numbers.waiting.leave(requestId);
      numbers.tellQueue(event);
    }
  }

  #occupy(
    environmentId: string,
    functionName: string,
    event: { readonly sequence: number; readonly at: number },
  ): void {
    if (this.#busy.has(environmentId)) return;
    this.#busy.add(environmentId);
    this.#level(functionName, event, 1);
  }

  #release(environmentId: string, functionName: string, event: LogEvent): void {
    if (this.#busy.delete(environmentId)) this.#level(functionName, event, -1);
  }

  #level(functionName: string, event: { readonly sequence: number; readonly at: number }, by: number): void {
    for (const numbers of this.#both(functionName)) {
      numbers.push('ConcurrentExecutions', event, (numbers.series.get('ConcurrentExecutions')?.last ?? 0) + by);
    }
  }

  #count(metric: StepMetric, functionName: string, event: LogEvent, by: number): void {
    for (const numbers of this.#both(functionName)) numbers.add(metric, event, by);
  }

  #numbers(functionName: string | undefined): Numbers | undefined {
    return functionName === undefined ? this.#account : this.#functions.get(functionName);
  }

  #both(functionName: string): readonly [Numbers, Numbers] {
    let numbers = this.#functions.get(functionName);
    if (!numbers) {
      numbers = new Numbers();
      this.#functions.set(functionName, numbers);
    }
    return [this.#account, numbers];
  }
}

/** These go up and down; the others only grow, or are last samples. */
const IS_LEVEL: ReadonlySet<StepMetric> = new Set(['EventQueueDepth', 'ConcurrentExecutions', 'AsyncEventAge']);

function atMoment(metric: StepMetric, step: number | undefined, now: number): number | undefined {
  if (metric !== 'OldestEventAge' || step === undefined) return step;
  return step === NONE_WAITS ? 0 : Math.max(0, now - step);
}
