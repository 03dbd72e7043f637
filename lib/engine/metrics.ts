import { ConcurrencyGauge } from './concurrency-gauge';
import type { LogEvent, LogEventOf } from './events';
import { type MetricSeries, MetricStore, minuteOf } from './metric-store';
import type { SimTime } from './sim-time';

/**
 * CloudWatch's metrics as a fold of the log, an event at a time (MET-01 to 05, 07, 10 to 16, 18, 19). A metric without a
 * sample is absent, not zero (MET-16).
 */
export class MetricsFold {
  readonly #store = new MetricStore();
  readonly #concurrency = new ConcurrencyGauge(this.#store);
  /** When the attempt in an environment began. */
  readonly #startedAt = new Map<string, SimTime>();
  /** When an asynchronous event that has not ended was accepted. */
  readonly #acceptedAt = new Map<string, SimTime>();

  /** Every series, with levels that last carried on to `now`. */
  series(now: SimTime): MetricSeries[] {
    this.#concurrency.carry(now);
    return [...this.#store.all()];
  }

  add(event: LogEvent): void {
    switch (event.type) {
      case 'invocation-accepted':
        return this.#accept(event);
      case 'invocation-rejected':
        if (event.statusCode === 429) this.#throttle(event);
        return;
      case 'attempt-throttled':
        if (event.statusCode === 429) this.#throttle(event);
        return;
      case 'environment-init-started':
        return this.#concurrency.occupy(event.environmentId, event.functionName, event.at);
      case 'attempt-started':
        return this.#start(event);
      case 'attempt-ended':
        return this.#end(event);
      case 'environment-shut-down':
        return this.#concurrency.release(event.environmentId, event.functionName, event.at);
      case 'event-succeeded':
      case 'event-discarded':
        return this.#endEvent(event);
      case 'delivery-failed':
        return this.#failDelivery(event);
      case 'concurrency-configured':
        return this.#concurrency.reserve(event.functionName, event.reservedConcurrency !== undefined, event.at);
      case 'function-deleted':
        return this.#concurrency.reserve(event.functionName, false, event.at);
      default:
        return;
    }
  }

  /** MET-10: originals only; a retry or a duplicate is not received again. */
  #accept(event: LogEventOf<'invocation-accepted'>): void {
    if (event.invocationType !== 'Event') return;
    this.#acceptedAt.set(event.requestId, event.at);
    this.#store.add(event.functionName, 'AsyncEventsReceived', minuteOf(event.at), 1);
  }

  /** MET-03, MET-04: a throttled call is an Errors sample of 0 and no invocation. */
  #throttle(event: LogEventOf<'invocation-rejected' | 'attempt-throttled'>): void {
    const minute = minuteOf(event.at);
    this.#store.add(event.functionName, 'Throttles', minute, 1);
    this.#store.add(event.functionName, 'Errors', minute, 0);
  }

  #start(event: LogEventOf<'attempt-started'>): void {
    this.#concurrency.occupy(event.environmentId, event.functionName, event.at);
    this.#startedAt.set(event.environmentId, event.at);
    const acceptedAt = this.#acceptedAt.get(event.requestId);
    if (acceptedAt === undefined) return;
    // MET-11: retries and throttling make it grow, because it counts from the acceptance.
    this.#store.add(event.functionName, 'AsyncEventAge', minuteOf(event.at), event.at - acceptedAt);
  }

  /** MET-01, MET-02, MET-05; MET-19: at the minute in which the attempt began. */
  #end(event: LogEventOf<'attempt-ended'>): void {
    const minute = minuteOf(this.#startedAt.get(event.environmentId) ?? event.at);
    this.#startedAt.delete(event.environmentId);
    this.#concurrency.release(event.environmentId, event.functionName, event.at);
    // An interrupted attempt is neither a success nor a function error: AWS counts those two only.
    if (event.outcome === 'interrupted') return;
    this.#store.add(event.functionName, 'Invocations', minute, 1);
    this.#store.add(event.functionName, 'Errors', minute, event.outcome === 'success' ? 0 : 1);
    this.#store.add(event.functionName, 'Throttles', minute, 0);
    this.#store.add(event.functionName, 'Duration', minute, event.durationMs);
  }

  /** MET-12: one sample an event at its end, 0 on success and 1 on drop, whoever keeps it then. */
  #endEvent(event: LogEventOf<'event-succeeded' | 'event-discarded'>): void {
    this.#acceptedAt.delete(event.requestId);
    const dropped = event.type === 'event-discarded' ? 1 : 0;
    this.#store.add(event.functionName, 'AsyncEventsDropped', minuteOf(event.at), dropped);
    if (event.type === 'event-discarded' && event.condition === 'RecursiveInvocation') {
      this.#store.add(event.functionName, 'RecursiveInvocationsDropped', minuteOf(event.at), 1);
    }
  }

  /** MET-13, MET-14 */
  #failDelivery(event: LogEventOf<'delivery-failed'>): void {
    const metricName = event.kind === 'dead-letter-queue' ? 'DeadLetterErrors' : 'DestinationDeliveryFailures';
    this.#store.add(event.functionName, metricName, minuteOf(event.at), 1);
  }
}
