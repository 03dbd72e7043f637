import { describe, expect, it } from 'vitest';
import type { Fault } from './function-configuration';
import { configureEvents, createFunction, createQueue, idOf, invokeAs, sendEvent, TestLab } from './test-lab';

const FAULT = { attempts: undefined, count: undefined, probability: undefined, delayMs: undefined } as const;

function labWith(...faults: Fault[]): TestLab {
  const lab = new TestLab();
  createFunction(lab, 'f');
  lab.submit({ type: 'set-faults', functionName: 'f', faultPlan: { outcomes: [], faults } });
  return lab;
}

describe('faults', () => {
  it('invocation-error fails the attempts it names and says so in the log', () => {
    const lab = labWith({ ...FAULT, kind: 'invocation-error', attempts: [1] });
    sendEvent(lab, 'f');
    lab.runUntilIdle();
    expect(lab.eventsOf('attempt-ended').map((event) => event.outcome)).toEqual(['error', 'success']);
    expect(lab.eventsOf('fault-fired')).toMatchObject([{ fault: 'invocation-error', faultIndex: 0 }]);
  });

  it('invocation-add-delay starts the handler late and counts into the timeout', () => {
    const lab = labWith({ ...FAULT, kind: 'invocation-add-delay', delayMs: 500 });
    invokeAs(lab, 'f', 'RequestResponse');
    lab.runUntilIdle();
    expect(lab.eventsOf('attempt-ended')).toMatchObject([{ durationMs: 510, outcome: 'success' }]);
    const slow = labWith({ ...FAULT, kind: 'invocation-add-delay', delayMs: 60_000 });
    invokeAs(slow, 'f', 'RequestResponse');
    slow.runUntilIdle();
    expect(slow.eventsOf('attempt-ended')).toMatchObject([{ durationMs: 3_000, outcome: 'timeout' }]);
  });

  it('invocation-timeout runs into the deadline', () => {
    const lab = labWith({ ...FAULT, kind: 'invocation-timeout', count: 1 });
    sendEvent(lab, 'f');
    lab.runUntilIdle();
    expect(lab.eventsOf('attempt-ended').map((event) => event.outcome)).toEqual(['timeout', 'success']);
  });

  it('throttle and service-error refuse a synchronous call', () => {
    const throttled = labWith({ ...FAULT, kind: 'throttle', count: 1 });
    expect(invokeAs(throttled, 'f', 'RequestResponse').refusal?.statusCode).toBe(429);
    expect(invokeAs(throttled, 'f', 'RequestResponse').refusal).toBeUndefined();
    const broken = labWith({ ...FAULT, kind: 'service-error' });
    expect(invokeAs(broken, 'f', 'RequestResponse').refusal).toMatchObject({
      statusCode: 500,
      code: 'ServiceException',
    });
  });

  it('ASY-05: service-error sends an event back to the queue and uses up no retry', () => {
    const lab = labWith({ ...FAULT, kind: 'service-error', count: 3 });
    sendEvent(lab, 'f');
    lab.runUntilIdle();
    expect(lab.eventsOf('retry-scheduled').map(({ why, at, dispatchAt }) => [why, dispatchAt - at])).toEqual([
      ['system-error', 1_000],
      ['system-error', 2_000],
      ['system-error', 4_000],
    ]);
    expect(lab.eventsOf('attempt-started')).toMatchObject([{ attempt: 1 }]);
  });

  it('a fault with a count is used up by a deleted function too', () => {
    const lab = labWith({ ...FAULT, kind: 'delivery-failure', count: 1 });
    const failed = createQueue(lab, 'failed');
    configureEvents(lab, 'f', { onFailureArn: failed });
    sendEvent(lab, 'f');
    sendEvent(lab, 'f');
    lab.submit({ type: 'delete-function', functionName: 'f' });
    lab.runUntilIdle();
    expect(lab.eventsOf('delivery-failed')).toHaveLength(1);
    expect(lab.eventsOf('delivery-made')).toHaveLength(1);
  });

  it('duplicate-delivery runs a succeeded event once more, not for ever', () => {
    const lab = labWith({ ...FAULT, kind: 'duplicate-delivery' });
    sendEvent(lab, 'f');
    lab.runUntilIdle();
    expect(lab.eventsOf('attempt-started')).toHaveLength(2);
    expect(lab.eventsOf('event-succeeded')).toHaveLength(1);
  });

  it('a probability fires about that often, and the same seed fires at the same calls', () => {
    const fire = () => {
      const lab = labWith({ ...FAULT, kind: 'invocation-error', probability: 0.3 });
      for (let n = 0; n < 300; n++) invokeAs(lab, 'f', 'RequestResponse');
      lab.runUntilIdle();
      return lab.eventsOf('attempt-ended').map((event) => event.outcome);
    };
    const outcomes = fire();
    expect(Math.abs(outcomes.filter((outcome) => outcome === 'error').length - 90)).toBeLessThan(40);
    expect(fire()).toEqual(outcomes);
  });
});

describe('the outcome script', () => {
  it('goes by attempt, and its last outcome stays', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', ['error', 'success']);
    invokeAs(lab, 'f', 'RequestResponse');
    const requestId = sendEvent(lab, 'f');
    lab.runUntilIdle();
    const outcomes = lab.eventsOf('attempt-ended').map((event) => [event.requestId === requestId, event.outcome]);
    expect(outcomes).toEqual([
      [false, 'error'],
      [true, 'error'],
      [true, 'success'],
    ]);
  });

  it.each([
    ['exit', 'Runtime.ExitError', 'Runtime exited with error: exit status 1'],
    ['out-of-memory', 'Runtime.OutOfMemory', 'Runtime exited with error: signal: killed'],
  ] as const)('FUN-09, FUN-11: %s answers with %s', (outcome, errorType, message) => {
    const lab = new TestLab();
    createFunction(lab, 'f', [outcome]);
    const requestId = idOf(invokeAs(lab, 'f', 'RequestResponse'));
    lab.runUntilIdle();
    const [ended] = lab.eventsOf('attempt-ended');
    expect(JSON.parse(ended?.response ?? '')).toEqual({
      errorType,
      errorMessage: `RequestId: ${requestId} Error: ${message}`,
    });
    if (outcome === 'out-of-memory') expect(ended?.memoryUsedMb).toBe(128);
  });
});
