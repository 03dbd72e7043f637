import { describe, expect, it } from 'vitest';
import type { LogEvent } from './events';
import type { MetricName } from './metric-names';
import { MetricsFold } from './metrics';
import { simTime } from './sim-time';

type Unstamped = LogEvent extends infer E ? (E extends LogEvent ? Omit<E, 'sequence' | 'at'> : never) : never;

const MINUTE = 60_000;
const ids = { requestId: 'r1', functionName: 'f', environmentId: 'f#1' } as const;
const source = { kind: 'client', client: 'test', sdkInvocationId: undefined, sdkAttempt: undefined } as const;

/** A fold of events, each with its time. */
function fold(...steps: readonly (readonly [atMs: number, event: Unstamped])[]): MetricsFold {
  const metrics = new MetricsFold();
  for (const [index, [atMs, event]] of steps.entries()) {
    metrics.add({ ...event, sequence: index + 1, at: simTime(atMs) });
  }
  return metrics;
}

/** Minute to sum of one series; undefined when there is no such series. */
function sums(metrics: MetricsFold, metricName: MetricName, nowMs = 0, functionName: string | undefined = 'f') {
  return table(metrics, metricName, nowMs, functionName, 'sum');
}

function table(
  metrics: MetricsFold,
  metricName: MetricName,
  nowMs: number,
  functionName: string | undefined,
  statistic: 'sum' | 'maximum' | 'minimum' | 'sampleCount',
): Record<number, number> | undefined {
  const found = metrics
    .series(simTime(nowMs))
    .find((series) => series.metricName === metricName && series.functionName === functionName);
  if (found === undefined) return undefined;
  return Object.fromEntries([...found.datapoints].map(([minute, point]) => [minute, point[statistic]]));
}

const accepted = (requestId = 'r1'): Unstamped => ({
  type: 'invocation-accepted',
  requestId,
  functionName: 'f',
  qualifier: '$LATEST',
  invocationType: 'Event',
  payload: '{}',
  source,
  lineage: 0,
  statusCode: 202,
  rule: 'ASY-01',
});
const started = (environmentId = 'f#1', requestId = 'r1', functionName = 'f'): Unstamped => ({
  type: 'attempt-started',
  requestId,
  functionName,
  environmentId,
  attempt: 1,
  cold: false,
  deadlineAt: simTime(900_000),
  logFormat: 'Text',
  initRetried: false,
  rule: 'CON-05',
});
const ended = (
  outcome: 'success' | 'error' | 'timeout' | 'interrupted' = 'success',
  environmentId = 'f#1',
  functionName = 'f',
  durationMs = 40,
): Unstamped => ({
  type: 'attempt-ended',
  requestId: 'r1',
  functionName,
  environmentId,
  attempt: 1,
  outcome,
  durationMs,
  billedMs: durationMs,
  initMs: undefined,
  memorySizeMb: 128,
  memoryUsedMb: 60,
  response: 'null',
  functionError: undefined,
  errorMessage: undefined,
  fatal: undefined,
  rule: 'FUN-01',
});
const throttled = (statusCode: 429 | 500 = 429): Unstamped => ({
  type: 'attempt-throttled',
  requestId: 'r1',
  functionName: 'f',
  statusCode,
  reason: undefined,
  refusals: 1,
  rule: 'CON-12',
});
const rejected = (statusCode: number): Unstamped => ({
  type: 'invocation-rejected',
  requestId: 'r1',
  functionName: 'f',
  invocationType: 'RequestResponse',
  source,
  statusCode,
  code: 'X',
  reason: undefined,
  message: '',
  rule: 'CON-12',
});
const discarded = (condition: 'RetriesExhausted' | 'ZeroReservedConcurrency' | 'RecursiveInvocation'): Unstamped => ({
  type: 'event-discarded',
  requestId: 'r1',
  functionName: 'f',
  condition,
  keptBy: [],
  rule: 'ASY-02',
});
const succeeded: Unstamped = { type: 'event-succeeded', requestId: 'r1', functionName: 'f', rule: 'INV-20' };
const deliveryFailed = (kind: 'dead-letter-queue' | 'on-failure'): Unstamped => ({
  type: 'delivery-failed',
  requestId: 'r1',
  functionName: 'f',
  kind,
  targetArn: 'arn',
  why: 'no queue',
  rule: 'DLQ-03',
});
const reserved = (reservedConcurrency: number | undefined): Unstamped => ({
  type: 'concurrency-configured',
  functionName: 'f',
  reservedConcurrency,
  revisionId: 'x',
});

describe('counting invocations', () => {
  it('counts a success as an invocation, no error and no throttle (MET-01, MET-04)', () => {
    const metrics = fold([0, started()], [40, ended()]);
    expect(sums(metrics, 'Invocations')).toEqual({ 0: 1 });
    expect(sums(metrics, 'Errors')).toEqual({ 0: 0 });
    expect(sums(metrics, 'Throttles')).toEqual({ 0: 0 });
  });

  it('counts a function error and a timeout as invocations with an error (MET-02)', () => {
    const metrics = fold([0, started()], [40, ended('error')], [50, started()], [90, ended('timeout')]);
    expect(sums(metrics, 'Invocations')).toEqual({ 0: 2 });
    expect(sums(metrics, 'Errors')).toEqual({ 0: 2 });
  });

  it('books an invocation and its error at the minute it began, however long it ran (MET-19)', () => {
    const metrics = fold([MINUTE - 1, started()], [5 * MINUTE, ended('error')]);
    expect(sums(metrics, 'Invocations', 5 * MINUTE)).toEqual({ 0: 1 });
    expect(sums(metrics, 'Errors', 5 * MINUTE)).toEqual({ 0: 1 });
  });

  it('counts a throttle as no invocation and an error sample of 0 (MET-03, MET-04)', () => {
    const metrics = fold([0, throttled()], [1, rejected(429)]);
    expect(sums(metrics, 'Throttles')).toEqual({ 0: 2 });
    expect(sums(metrics, 'Errors')).toEqual({ 0: 0 });
    expect(sums(metrics, 'Invocations')).toBeUndefined();
  });

  it('counts neither a service error nor another rejection', () => {
    expect(fold([0, throttled(500)], [1, rejected(404)]).series(simTime(0))).toEqual([]);
  });

  it('counts nothing for an interrupted attempt', () => {
    const metrics = fold([0, started()], [40, ended('interrupted')]);
    expect(sums(metrics, 'Invocations')).toBeUndefined();
    expect(sums(metrics, 'Errors')).toBeUndefined();
  });

  it('keeps average, least and most of the durations (MET-05)', () => {
    const metrics = fold([0, started()], [40, ended()], [50, started()], [90, ended('success', 'f#1', 'f', 60)]);
    const duration = metrics.series(simTime(0)).find((series) => series.metricName === 'Duration');
    expect(duration?.datapoints.get(0)).toEqual({ sampleCount: 2, sum: 100, minimum: 40, maximum: 60 });
  });
});

describe('counting asynchronous events', () => {
  it('counts an accepted event once, also when it is retried (MET-10)', () => {
    const metrics = fold(
      [0, accepted()],
      [10, started()],
      [20, ended('error')],
      [MINUTE, started()],
      [MINUTE, ended()],
    );
    expect(sums(metrics, 'AsyncEventsReceived', MINUTE)).toEqual({ 0: 1 });
  });

  it('measures age from acceptance, so that a retry is older than the first attempt (MET-11)', () => {
    const metrics = fold([0, accepted()], [10, started()], [20, ended('error')], [60_020, started()]);
    expect(sums(metrics, 'AsyncEventAge', 60_020)).toEqual({ 0: 10, 1: 60_020 });
  });

  it('has no age for a synchronous invocation', () => {
    expect(sums(fold([0, started()], [40, ended()]), 'AsyncEventAge')).toBeUndefined();
  });

  it('gives one sample an event at its end: 0 for success, 1 for a drop (MET-12)', () => {
    const metrics = fold([0, accepted()], [1, succeeded], [2, accepted()], [3, discarded('RetriesExhausted')]);
    expect(table(metrics, 'AsyncEventsDropped', 0, 'f', 'sampleCount')).toEqual({ 0: 2 });
    expect(sums(metrics, 'AsyncEventsDropped')).toEqual({ 0: 1 });
  });

  it('counts a discard for zero reserved concurrency as dropped and as nothing else (MET-18)', () => {
    const metrics = fold([0, accepted()], [1, discarded('ZeroReservedConcurrency')]);
    expect(metrics.series(simTime(1)).map((series) => series.metricName)).toEqual([
      'AsyncEventsReceived',
      'AsyncEventsDropped',
    ]);
  });

  it('counts a drop for recursion by its own name too (MET-15)', () => {
    const metrics = fold([0, accepted()], [1, discarded('RecursiveInvocation')]);
    expect(sums(metrics, 'RecursiveInvocationsDropped')).toEqual({ 0: 1 });
  });
});

describe('counting failed deliveries', () => {
  it('tells the dead-letter queue from destinations (MET-13, MET-14)', () => {
    const metrics = fold([0, deliveryFailed('dead-letter-queue')], [1, deliveryFailed('on-failure')]);
    expect(sums(metrics, 'DeadLetterErrors')).toEqual({ 0: 1 });
    expect(sums(metrics, 'DestinationDeliveryFailures')).toEqual({ 0: 1 });
  });

  it('has no series at all while nothing failed (MET-16)', () => {
    const metrics = fold([0, accepted()], [1, started()], [2, ended()], [3, succeeded]);
    expect(sums(metrics, 'DeadLetterErrors')).toBeUndefined();
    expect(sums(metrics, 'DestinationDeliveryFailures')).toBeUndefined();
  });
});

describe('concurrent executions (MET-07)', () => {
  it('are the most environments busy at once in a minute, by function and for the account', () => {
    const metrics = fold(
      [0, started('f#1')],
      [1, started('f#2')],
      [2, started('g#1', 'r2', 'g')],
      [3, ended('success', 'f#1')],
      [4, started('f#1')],
    );
    expect(table(metrics, 'ConcurrentExecutions', 5, 'f', 'maximum')).toEqual({ 0: 2 });
    expect(table(metrics, 'ConcurrentExecutions', 5, undefined, 'maximum')).toEqual({ 0: 3 });
  });

  it('count an environment once from its init to the end of its attempt', () => {
    const init: Unstamped = { type: 'environment-init-started', ...ids, logFormat: 'Text', rule: 'CON-15' };
    const metrics = fold([0, init], [100, started()], [140, ended()], [200, started()]);
    expect(table(metrics, 'ConcurrentExecutions', 200, 'f', 'maximum')).toEqual({ 0: 1 });
  });

  it('go on in every minute a run lasts, and are absent in idle ones', () => {
    const metrics = fold([30_000, started()], [2 * MINUTE + 1, ended()], [5 * MINUTE, started()]);
    expect(table(metrics, 'ConcurrentExecutions', 6 * MINUTE, 'f', 'maximum')).toEqual({
      0: 1,
      1: 1,
      2: 1,
      5: 1,
      6: 1,
    });
  });

  it('are unreserved only without a reservation, also when that changes while it runs (CON-12)', () => {
    const metrics = fold(
      [0, started('f#1')],
      [MINUTE, reserved(5)],
      [2 * MINUTE, started('f#2')],
      [3 * MINUTE, reserved(undefined)],
    );
    const unreserved = table(metrics, 'UnreservedConcurrentExecutions', 4 * MINUTE, undefined, 'maximum');
    expect(unreserved).toEqual({ 0: 1, 1: 1, 3: 2, 4: 2 });
  });

  it('say the same however often they are read', () => {
    const metrics = fold([0, started()]);
    metrics.series(simTime(MINUTE));
    metrics.series(simTime(MINUTE));
    expect(table(metrics, 'ConcurrentExecutions', MINUTE, 'f', 'sampleCount')).toEqual({ 0: 1, 1: 1 });
  });
});
