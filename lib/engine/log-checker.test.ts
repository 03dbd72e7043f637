import { describe, expect, it } from 'vitest';
import type { LogEvent, LogEventOf, LogEventType } from './events';
import { checkLog } from './log-checker';
import { simTime } from './sim-time';
import { configureEvents, createFunction, createQueue, invokeAs, sendEvent, TestLab } from './test-lab';

const NEXT = 'arn:aws:lambda:us-east-1:000000000000:function:next';

/** A lab in which most of what there is happens once. */
function story(): LogEvent[] {
  const lab = new TestLab({ settings: { environmentIdleMs: 400_000 } });
  const dead = createQueue(lab, 'dead');
  const done = createQueue(lab, 'done');
  createFunction(lab, 'fails', ['error'], { deadLetterTargetArn: dead });
  createFunction(lab, 'next');
  createFunction(lab, 'full');
  configureEvents(lab, 'fails', { onFailureArn: NEXT });
  configureEvents(lab, 'next', { onSuccessArn: done });
  lab.submit({ type: 'configure-concurrency', functionName: 'full', reservedConcurrency: 1 });
  sendEvent(lab, 'fails', '{ "spaced": 1 }');
  invokeAs(lab, 'full', 'RequestResponse');
  sendEvent(lab, 'full');
  invokeAs(lab, 'next', 'DryRun');
  lab.runTo(5_000);
  invokeAs(lab, 'full', 'RequestResponse');
  invokeAs(lab, 'full', 'RequestResponse');
  lab.runUntilIdle();
  lab.submit({ type: 'configure-concurrency', functionName: 'full', reservedConcurrency: 0 });
  sendEvent(lab, 'full');
  lab.runUntilIdle();
  lab.submit({ type: 'receive-messages', queueName: 'dead', maxMessages: 1, visibilityTimeoutMs: 1_000 });
  lab.advance(1_000_000);
  return lab.log;
}

const GOOD = story();

/** The place of the `nth` log event of the type, counted from 1. */
function place(type: LogEventType, nth = 1): number {
  const places = GOOD.flatMap((event, index) => (event.type === type ? [index] : []));
  const found = places[nth - 1];
  if (found === undefined) throw new Error(`the story has no ${type} number ${nth}`);
  return found;
}

function isOf<T extends LogEventType>(event: LogEvent | undefined, type: T): event is LogEventOf<T> {
  return event?.type === type;
}

/** The good log with one log event changed. */
function changed<T extends LogEventType>(type: T, patch: (event: LogEventOf<T>) => Partial<LogEventOf<T>>, nth = 1) {
  const index = place(type, nth);
  const event = GOOD[index];
  if (!isOf(event, type)) throw new Error('unreachable');
  return GOOD.with(index, { ...event, ...patch(event) });
}

function without(type: LogEventType, nth = 1): LogEvent[] {
  return renumbered(GOOD.toSpliced(place(type, nth), 1));
}

/** The good log with a second copy of a log event right after the first. */
function doubled(type: LogEventType, nth = 1): LogEvent[] {
  const index = place(type, nth);
  return renumbered([...GOOD.slice(0, index + 1), ...GOOD.slice(index)]);
}

function swapped(type: LogEventType, nth = 1): LogEvent[] {
  const index = place(type, nth);
  return renumbered([...GOOD.slice(0, index), ...GOOD.slice(index, index + 2).reverse(), ...GOOD.slice(index + 2)]);
}

/** So that only what is wrong in itself shows, and not a hole in the sequences. */
function renumbered(events: readonly LogEvent[]): LogEvent[] {
  return events.map((event, index) => ({ ...event, sequence: index + 1 }));
}

function record(body: string, change: (record: { requestContext: Record<string, unknown> }) => void): string {
  const parsed = JSON.parse(body);
  change(parsed);
  return JSON.stringify(parsed);
}

describe('the log checker', () => {
  it('finds nothing wrong with a good log', () => {
    expect(checkLog(GOOD, { ended: true })).toEqual([]);
  });

  it.each<[string, RegExp, readonly LogEvent[]]>([
    ['a hole in the sequences', /#11 .*, log: the sequence is 11, not 10/, GOOD.toSpliced(9, 1)],
    ['time that goes back', /, log: time goes back/, changed('environment-initialised', () => ({ at: simTime(9) }))],
    ['a request id used twice', /invocation-accepted, INV-31/, doubled('invocation-accepted', 3)],
    ['an event that is not queued at once', /ASY-01: .* does not follow its acceptance/, swapped('event-queued')],
    ['an event that never ends', /ASY-08: .* never ended/, without('event-succeeded')],
    ['an event that ends twice', /event-succeeded, ASY-08: .* had ended/, doubled('event-succeeded')],
    ['a 202 for a synchronous call', /INV-20/, changed('invocation-accepted', () => ({ statusCode: 202 }), 2)],
    ['a dry run that runs', /ASY-08: .* had ended/, changed('invocation-accepted', dryRun, 2)],
    ['a retry that waits too long', /ASY-03: waits 60001 ms, not 60000/, changed('retry-scheduled', later1, 2)],
    ['a retry that is not kept', /retry-scheduled|attempt-started was due/, changed('retry-scheduled', later1, 3)],
    ['a back-off that does not begin at 1 s', /ASY-06: refused 1 times/, changed('retry-scheduled', later1, 1)],
    ['refusals miscounted', /ASY-06: it was refused 1 times/, changed('attempt-throttled', () => ({ refusals: 2 }))],
    ['a throttle with room', /CON-12: throttled although/, without('concurrency-configured')],
    ['a throttle for the wrong limit', /ERR-21/, changed('attempt-throttled', accountLimit)],
    ['a 429 without one', /attempt-throttled, ERR-29/, changed('attempt-throttled', () => ({ statusCode: 500 }))],
    ['an event discarded with a retry left', /ASY-02: .* must go on/, discardedEarly()],
    [
      'a retry too many',
      /ASY-02: retried, but must end: RetriesExhausted/,
      changed('event-invoke-configured', noRetry),
    ],
    ['a retry beyond the age', /ASY-11: retried, but must end/, changed('event-invoke-configured', oneMinute)],
    ['the wrong age', /ASY-04/, changed('event-queued', () => ({ expiresAt: simTime(1) }))],
    [
      'the wrong condition',
      /ASY-12: EventAgeExceeded/,
      changed('event-discarded', () => ({ condition: 'EventAgeExceeded' })),
    ],
    ['an event tried with no concurrency', /ASY-15: tried, but must end/, changed('concurrency-configured', none)],
    ['attempts misnumbered', /ASY-02: attempt 3 is number 2/, changed('attempt-started', () => ({ attempt: 3 }), 5)],
    ['an attempt in a busy environment', /CON-05: full#1 is in invoke/, doubled('attempt-started', 3)],
    ['more at once than reserved', /CON-03: there is no room/, changed('concurrency-configured', none)],
    ['a cold start with nothing cold', /CON-15: a cold start without an init/, changed('attempt-started', cold, 3)],
    ['a warm start of nothing warm', /FUN-17|CON-05/, changed('attempt-started', () => ({ cold: false }), 1)],
    ['a late deadline', /CON-19/, changed('attempt-started', ({ at }) => ({ deadlineAt: simTime(at + 3_001) }))],
    ['a wrong duration', /FUN-39: ran 10 ms, not 11/, changed('attempt-ended', () => ({ durationMs: 11 }))],
    ['a wrong bill', /FUN-39: billed 10 ms/, changed('attempt-ended', () => ({ billedMs: 10 }))],
    ['a success with an error', /FUN-01/, changed('attempt-ended', () => ({ functionError: 'Unhandled' }))],
    [
      'an outcome that was not asked for',
      /script: exit instead of error/,
      changed('attempt-ended', () => ({ outcome: 'exit' }), 2),
    ],
    [
      'a timeout before its time',
      /FUN-06: timed out after/,
      changed('attempt-ended', () => ({ outcome: 'timeout' }), 2),
    ],
    ['a life after the shut-down', /CON-05: environment full#1 does not exist/, doubled('environment-shut-down')],
    [
      'an early idle shut-down',
      /CON-16: shut down after/,
      changed('environment-shut-down', ({ at }) => ({ at: simTime(at - 1) })),
    ],
    ['a dead letter that was changed', /DLQ-03/, changed('queue-message-sent', () => ({ body: '{"spaced":1}' }))],
    [
      'a dead letter without its error code',
      /DLQ-04: ErrorCode undefined, not 200/,
      changed('queue-message-sent', noCode),
    ],
    ['a dead letter never told', /DLQ-11: the dead-letter-queue was told 0 times/, without('delivery-made', 1)],
    ['a delivery made up', /DLQ-11: .* did not arrive/, changed('delivery-made', () => ({ deliveredAs: 'nothing' }))],
    ['a delivery that failed for no reason', /DST-23: failed/, failedDelivery()],
    ['a record with a wrong count', /DST-04: the record is/, changed('queue-message-sent', miscounted, 2)],
    [
      'a record with a member too many',
      /DST-04: the record is/,
      changed('queue-message-sent', ({ body }) => ({ body: `{"a":1,${body.slice(1)}` }), 2),
    ],
    [
      'a record of another time',
      /DST-04: the timestamp/,
      changed('queue-message-sent', ({ body }) => ({ body: body.replace('.260Z', '.261Z') }), 2),
    ],
    [
      'kept by less than was delivered',
      /DLQ-11: kept by on-failure/,
      changed('event-discarded', () => ({ keptBy: ['on-failure'] })),
    ],
    ['a chain that forgets its length', /ASY-31/, changed('invocation-accepted', () => ({ lineage: 0 }), 6)],
    ['a message sent twice', /SQS: message .* is sent twice/, doubled('queue-message-sent')],
    ['a message received while hidden', /SQS: received while hidden/, doubled('queue-message-received')],
    ['a message received after it was purged', /SQS: no message/, purged()],
    [
      'a slice that promises and does not keep',
      /slice: ends, but promised/,
      changed('slice-ended', ({ resumeAt }) => ({ resumeAt: simTime(resumeAt + 1) }), 1),
    ],
    ['a run for another function', /INV-32/, changed('attempt-ended', () => ({ functionName: 'next' }))],
  ])('names %s', (_what, expected, log) => {
    expect(checkLog(log, { ended: true }).join('\n')).toMatch(expected);
  });

  const MAY_BE_LEFT_OUT = new Set<LogEventType>(['invocation-rejected', 'queue-message-received']);
  it('misses no log event that is left out', () => {
    const missed = GOOD.flatMap((event, index) => {
      const log = renumbered(GOOD.toSpliced(index, 1));
      return checkLog(log, { ended: true }).length > 0 || MAY_BE_LEFT_OUT.has(event.type) ? [] : [describeEvent(event)];
    });
    // A dry run leaves no other trace, nor does the last environment's end.
    expect(missed).toEqual(['17 invocation-accepted next', '73 environment-shut-down next']);
  });

  const MAY_BE_SAID_TWICE = new Set<LogEventType>(['concurrency-configured', 'event-invoke-configured']);
  it('misses no log event that is told twice', () => {
    const missed = GOOD.flatMap((event, index) => {
      const log = renumbered(GOOD.toSpliced(index, 0, event));
      return checkLog(log, { ended: true }).length > 0 || MAY_BE_SAID_TWICE.has(event.type)
        ? []
        : [describeEvent(event)];
    });
    expect(missed).toEqual([]);
  });

  /** What a caller may do a millisecond later as well. */
  const CALLERS = new Set<LogEventType>(['queue-message-received', 'invocation-rejected', 'concurrency-configured']);
  it('misses no log event that comes a millisecond late', () => {
    const missed = GOOD.flatMap((event, index) => {
      const next = GOOD[index + 1];
      if (next === undefined || next.at === event.at || CALLERS.has(event.type)) return [];
      const log = GOOD.with(index, { ...event, at: simTime(event.at + 1) });
      return checkLog(log, { ended: true }).length > 0 ? [] : [describeEvent(event)];
    });
    // When a caller asks for a dry run is the caller's affair.
    expect(missed).toEqual(['17 invocation-accepted next']);
  });
});

function describeEvent(event: LogEvent): string {
  return `${event.sequence} ${event.type} ${'functionName' in event ? event.functionName : ''}`.trim();
}

function later1({ dispatchAt }: LogEventOf<'retry-scheduled'>) {
  return { dispatchAt: simTime(dispatchAt + 1) };
}

function dryRun() {
  return { invocationType: 'DryRun', statusCode: 204 } as const;
}

function accountLimit() {
  return { reason: 'ConcurrentInvocationLimitExceeded' } as const;
}

function none() {
  return { reservedConcurrency: 0 };
}

function cold() {
  return { cold: true };
}

function noRetry({ config }: LogEventOf<'event-invoke-configured'>) {
  return { config: config && { ...config, maximumRetryAttempts: 0 } };
}

function oneMinute({ config }: LogEventOf<'event-invoke-configured'>) {
  return { config: config && { ...config, maximumEventAgeSeconds: 60 } };
}

function noCode({ messageAttributes: { ErrorCode: _, ...others } }: LogEventOf<'queue-message-sent'>) {
  return { messageAttributes: others };
}

function miscounted({ body }: LogEventOf<'queue-message-sent'>) {
  const changedBody = record(body, ({ requestContext }) => {
    requestContext.approximateInvokeCount = 2;
  });
  return { body: changedBody };
}

/** The event of `fails` ends after its first attempt, told of its targets as it should be. */
function discardedEarly(): LogEvent[] {
  const [from, to] = [place('retry-scheduled', 2), place('queue-message-sent')];
  return renumbered(GOOD.toSpliced(from, to - from));
}

function failedDelivery(): readonly LogEvent[] {
  const index = place('delivery-made', 3);
  const made = GOOD[index];
  if (!isOf(made, 'delivery-made')) throw new Error('unreachable');
  const { sequence, at, requestId, functionName, kind } = made;
  const targetArn = made.target.arn;
  const why = 'no reason';
  return GOOD.with(index, {
    sequence,
    at,
    type: 'delivery-failed',
    requestId,
    functionName,
    kind,
    targetArn,
    why,
    rule: 'DST-23',
  });
}

function purged(): LogEvent[] {
  const index = place('queue-message-received');
  const at = GOOD[index]?.at ?? simTime(0);
  return renumbered(GOOD.toSpliced(index, 0, { sequence: 0, at, type: 'queue-purged', queueName: 'dead' }));
}
