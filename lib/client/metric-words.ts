import { durationText } from '@/lib/timeline/time-text';
import type { StepMetric } from './metric-steps';

interface MetricWords {
  /** CloudWatch's name where it has one. */
  readonly name: string;
  /** What the number is, in a few words. */
  readonly what: string;
  readonly isTime: boolean;
}

/** How each metric is called, and what is to be read from it. */
export const METRIC_WORDS: Record<StepMetric, MetricWords> = {
  EventQueueDepth: {
    name: 'Event queue depth',
    what: 'events that wait; CloudWatch has no such metric',
    isTime: false,
  },
  OldestEventAge: { name: 'Oldest event age', what: 'how long the oldest event has waited so far', isTime: true },
  AsyncEventsReceived: {
    name: 'AsyncEventsReceived',
    what: 'events accepted; retries do not count again',
    isTime: false,
  },
  AsyncEventAge: { name: 'AsyncEventAge', what: 'from acceptance to the last attempt that began', isTime: true },
  AsyncEventsDropped: { name: 'AsyncEventsDropped', what: 'events that ended without success', isTime: false },
  Invocations: { name: 'Invocations', what: 'attempts that ran, of any outcome', isTime: false },
  Errors: { name: 'Errors', what: 'attempts that failed', isTime: false },
  Throttles: { name: 'Throttles', what: 'invokes and attempts refused for concurrency', isTime: false },
  ConcurrentExecutions: { name: 'ConcurrentExecutions', what: 'environments at work', isTime: false },
  DeadLetterErrors: { name: 'DeadLetterErrors', what: 'events a dead-letter queue did not get', isTime: false },
  DestinationDeliveryFailures: {
    name: 'DestinationDeliveryFailures',
    what: 'records a destination did not get',
    isTime: false,
  },
};

/** A value as it is written; a metric without a sample has none, which is not zero (MET-16). */
export function metricText(metric: StepMetric, value: number | undefined): string {
  if (value === undefined) return 'no sample';
  return METRIC_WORDS[metric].isTime ? durationText(value) : value.toLocaleString('en');
}
