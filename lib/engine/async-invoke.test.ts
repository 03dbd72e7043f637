import { describe, expect, it } from 'vitest';
import {
  configureEvents,
  createFunction,
  createQueue,
  finished,
  outline,
  sendEvent,
  type TestHandler,
  TestLab,
} from './test-lab';

/** Log lines of one invocation, from its acceptance on. */
function life(lab: TestLab, requestId: string): string[] {
  return outline(lab.state.invocations.get(requestId)?.log ?? []);
}

describe('asynchronous invocation', () => {
  it('ASY-01: is accepted at once, queued, and run by the queue reader a little later', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    const requestId = sendEvent(lab, 'f');
    expect(life(lab, requestId)).toEqual(['0 invocation-accepted', '0 event-queued']);
    expect(lab.eventsOf('invocation-accepted')[0]?.statusCode).toBe(202);
    lab.runUntilIdle();
    expect(life(lab, requestId).slice(2)).toEqual([
      '10 environment-init-started',
      '10 slice-ended',
      '110 environment-initialised',
      '110 attempt-started',
      '110 slice-ended',
      '120 slice-resumed',
      '120 attempt-ended',
      '120 event-succeeded',
    ]);
  });

  it.each([
    { retries: undefined, attempts: [110, 60_120, 180_130], condition: 'RetriesExhausted' },
    { retries: 2, attempts: [110, 60_120, 180_130], condition: 'RetriesExhausted' },
    { retries: 1, attempts: [110, 60_120], condition: 'RetriesExhausted' },
    { retries: 0, attempts: [110], condition: 'RetriesExhausted' },
  ])('ASY-02, ASY-03: with $retries retries a failing event runs at $attempts', ({ retries, attempts, condition }) => {
    const lab = new TestLab();
    createFunction(lab, 'f', ['error']);
    configureEvents(lab, 'f', { maximumRetryAttempts: retries });
    const requestId = sendEvent(lab, 'f');
    lab.runUntilIdle();
    expect(lab.eventsOf('attempt-started').map((event) => event.at)).toEqual(attempts);
    expect(lab.eventsOf('event-discarded')).toMatchObject([{ requestId, condition, keptBy: [] }]);
  });

  it('INV-32: keeps one request id through all attempts', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', ['error', 'error', 'success']);
    const requestId = sendEvent(lab, 'f');
    lab.runUntilIdle();
    expect(new Set(lab.eventsOf('attempt-ended').map((event) => event.requestId))).toEqual(new Set([requestId]));
    expect(lab.eventsOf('attempt-ended').map((event) => event.outcome)).toEqual(['error', 'error', 'success']);
    expect(lab.state.invocations.get(requestId)?.phase).toBe('succeeded');
  });

  it.each([
    { age: 60, attempts: 1, endsAt: 120 },
    { age: 90, attempts: 2, endsAt: 60_130 },
    { age: 181, attempts: 3, endsAt: 180_140 },
  ])('ASY-11: age $age s with 2 retries ends ahead of time after $attempts attempts', ({ age, attempts, endsAt }) => {
    const lab = new TestLab();
    createFunction(lab, 'f', ['error']);
    configureEvents(lab, 'f', { maximumEventAgeSeconds: age });
    sendEvent(lab, 'f');
    lab.runUntilIdle();
    expect(lab.eventsOf('attempt-started')).toHaveLength(attempts);
    const condition = attempts === 3 ? 'RetriesExhausted' : 'EventAgeExceeded';
    expect(lab.eventsOf('event-discarded')).toMatchObject([{ at: endsAt, condition }]);
  });

  it('ASY-13: used up comes before too old', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', ['error']);
    configureEvents(lab, 'f', { maximumRetryAttempts: 0, maximumEventAgeSeconds: 60 });
    sendEvent(lab, 'f');
    lab.runUntilIdle();
    expect(lab.eventsOf('event-discarded')[0]?.condition).toBe('RetriesExhausted');
  });

  it('ASY-13: zero reserved concurrency comes before both', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', ['error']);
    configureEvents(lab, 'f', { maximumRetryAttempts: 0 });
    sendEvent(lab, 'f');
    lab.runTo(115);
    lab.submit({ type: 'configure-concurrency', functionName: 'f', reservedConcurrency: 0 });
    lab.runUntilIdle();
    expect(lab.eventsOf('event-discarded')[0]?.condition).toBe('ZeroReservedConcurrency');
  });

  it('ASY-12: a handler that started in time runs past the age of its event', () => {
    const handler: TestHandler = ({ phase, step }) => {
      if (phase === 'init') return finished(100, 'null');
      return step === 'start' ? { kind: 'waiting', waitMs: 100_000 } : finished(0, '"late"');
    };
    const lab = new TestLab({ handler });
    createFunction(lab, 'f', [], { timeoutMs: 200_000 });
    configureEvents(lab, 'f', { maximumEventAgeSeconds: 60 });
    sendEvent(lab, 'f');
    lab.runUntilIdle();
    expect(lab.eventsOf('event-succeeded')).toMatchObject([{ at: 100_110 }]);
  });

  it('ASY-14: a retry runs the configuration of its own time', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', ['timeout'], { timeoutMs: 1_000 });
    sendEvent(lab, 'f');
    lab.runTo(30_000);
    lab.submit({ type: 'configure-function', functionName: 'f', changes: { timeoutMs: 5_000 }, revisionId: undefined });
    lab.runTo(100_000);
    expect(lab.eventsOf('attempt-ended').map((event) => event.durationMs)).toEqual([1_000, 5_000]);
    expect(lab.eventsOf('attempt-started').map((event) => event.cold)).toEqual([true, true]);
  });

  it('ASY-18: an event of a deleted function ends as RetriesExhausted with the tries it would have had', () => {
    const lab = new TestLab();
    const failed = createQueue(lab, 'failed');
    const dlq = createQueue(lab, 'dlq');
    createFunction(lab, 'f', [], { deadLetterTargetArn: dlq });
    configureEvents(lab, 'f', { maximumRetryAttempts: 1, onFailureArn: failed });
    sendEvent(lab, 'f');
    lab.submit({ type: 'delete-function', functionName: 'f' });
    lab.runUntilIdle();
    const record = JSON.parse([...(lab.state.queues.get('failed')?.messages.values() ?? [])][0]?.body ?? '');
    expect(record.requestContext).toMatchObject({ condition: 'RetriesExhausted', approximateInvokeCount: 2 });
    expect(record.responseContext).toEqual({ statusCode: 404 });
    expect(record).not.toHaveProperty('responsePayload');
    const letter = [...(lab.state.queues.get('dlq')?.messages.values() ?? [])][0];
    expect(letter?.messageAttributes).toMatchObject({
      ErrorCode: { stringValue: '404' },
      ErrorMessage: { stringValue: 'Function not found: arn:aws:lambda:us-east-1:000000000000:function:f:$LATEST' },
    });
  });

  it('DST-15: a run that ends after its function was deleted answers for itself', () => {
    const lab = new TestLab();
    const failed = createQueue(lab, 'failed');
    const dlq = createQueue(lab, 'dlq');
    createFunction(lab, 'f', ['error'], { deadLetterTargetArn: dlq });
    configureEvents(lab, 'f', { maximumRetryAttempts: 0, onFailureArn: failed });
    sendEvent(lab, 'f');
    lab.runTo(115);
    lab.submit({ type: 'delete-function', functionName: 'f' });
    lab.runUntilIdle();
    const record = JSON.parse([...(lab.state.queues.get('failed')?.messages.values() ?? [])][0]?.body ?? '');
    expect(record.requestContext).toMatchObject({ condition: 'RetriesExhausted', approximateInvokeCount: 1 });
    expect(record.responseContext).toMatchObject({ statusCode: 200, functionError: 'Unhandled' });
    const letter = [...(lab.state.queues.get('dlq')?.messages.values() ?? [])][0];
    expect(letter?.messageAttributes).toMatchObject({ ErrorCode: { stringValue: '200' } });
  });

  it('ASY-18: an event of a function made anew runs there under its old request id', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    const requestId = sendEvent(lab, 'f');
    lab.submit({ type: 'delete-function', functionName: 'f' });
    createFunction(lab, 'f');
    lab.runUntilIdle();
    expect(lab.eventsOf('event-succeeded')).toMatchObject([{ requestId }]);
  });

  it('ASY-30: a loop of destinations is stopped after 16 executions', () => {
    // An echo would double the record at every hop.
    const lab = new TestLab({ handler: () => finished(1, 'null') });
    createFunction(lab, 'ping');
    createFunction(lab, 'pong');
    configureEvents(lab, 'ping', { onSuccessArn: 'arn:aws:lambda:us-east-1:000000000000:function:pong' });
    configureEvents(lab, 'pong', { onSuccessArn: 'arn:aws:lambda:us-east-1:000000000000:function:ping' });
    sendEvent(lab, 'ping');
    lab.runUntilIdle();
    expect(lab.eventsOf('attempt-started')).toHaveLength(16);
    expect(lab.eventsOf('event-discarded')).toMatchObject([{ condition: 'RecursiveInvocation' }]);
  });

  it.each(['error', 'zero'] as const)(
    'ASY-30: two functions that are the OnFailure of each other come to rest (%s)',
    (why) => {
      const lab = new TestLab();
      createFunction(lab, 'ping', ['error']);
      createFunction(lab, 'pong', ['error']);
      for (const [functionName, other] of [
        ['ping', 'pong'],
        ['pong', 'ping'],
      ] as const) {
        const onFailureArn = `arn:aws:lambda:us-east-1:000000000000:function:${other}`;
        configureEvents(lab, functionName, { maximumRetryAttempts: 0, onFailureArn });
        if (why === 'zero') lab.submit({ type: 'configure-concurrency', functionName, reservedConcurrency: 0 });
      }
      sendEvent(lab, 'ping');
      lab.runTo(60_000);
      expect(lab.eventsOf('event-discarded')).toHaveLength(17);
      expect(lab.eventsOf('event-discarded').at(-1)?.keptBy).toEqual([]);
      expect(lab.eventsOf('delivery-failed')).toMatchObject([{ why: 'the chain of functions was stopped' }]);
    },
  );
});

describe('at least once', () => {
  it('ASY-09: a duplicated event runs again after its success and ends once', () => {
    const lab = new TestLab({ settings: { duplicateProbability: 1 } });
    createFunction(lab, 'f');
    const requestId = sendEvent(lab, 'f');
    lab.runUntilIdle();
    expect(lab.eventsOf('event-queued').map((event) => event.why)).toEqual(['delivered', 'duplicated']);
    expect(lab.eventsOf('attempt-ended').map((event) => event.requestId)).toEqual([requestId, requestId]);
    expect(lab.eventsOf('event-succeeded')).toHaveLength(1);
  });

  it('DST-13: a second copy that is never run tells nothing of what the first one answered', () => {
    const lab = new TestLab({ settings: { duplicateProbability: 1, dispatchMs: { min: 59_000, max: 59_000 } } });
    const failed = createQueue(lab, 'failed');
    createFunction(lab, 'f');
    configureEvents(lab, 'f', { maximumEventAgeSeconds: 60, onFailureArn: failed });
    sendEvent(lab, 'f');
    lab.runUntilIdle();
    const record = JSON.parse([...(lab.state.queues.get('failed')?.messages.values() ?? [])][0]?.body ?? '');
    expect(record.requestContext).toMatchObject({ condition: 'EventAgeExceeded', approximateInvokeCount: 0 });
    expect(Object.keys(record)).toEqual(['version', 'timestamp', 'requestContext', 'requestPayload']);
  });

  it('an attempt that was interrupted by a restart runs again and uses up no retry', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', ['error']);
    configureEvents(lab, 'f', { maximumRetryAttempts: 0 });
    const requestId = sendEvent(lab, 'f');
    lab.runTo(115);
    lab.submit({ type: 'interrupt-attempts' });
    lab.runUntilIdle();
    expect(lab.eventsOf('attempt-ended').map((event) => event.outcome)).toEqual(['interrupted', 'error']);
    expect(lab.eventsOf('event-discarded')).toMatchObject([{ requestId, condition: 'RetriesExhausted' }]);
  });
});
