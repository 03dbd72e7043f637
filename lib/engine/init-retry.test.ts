import { describe, expect, it } from 'vitest';
import type { SliceEnd } from './handler-run';
import { createFunction, finished, idOf, invokeAs, sendEvent, type TestHandler, TestLab } from './test-lab';

const NO_INIT: SliceEnd = {
  kind: 'finished',
  computeMs: 50,
  memoryUsedMb: 1,
  result: { kind: 'error', errorType: 'Error', errorMessage: 'no', trace: [] },
};

/** A handler whose inits end as told, one after the other, and whose runs take a millisecond. */
function initsAs(...ends: SliceEnd[]): TestHandler {
  return ({ phase }) => (phase === 'init' ? ends.shift() : undefined) ?? finished(1, '"ran"');
}

describe('an init that fails', () => {
  it('FUN-46: an init that fails runs once more inside the first attempt, and is part of its duration', () => {
    const lab = new TestLab({ handler: initsAs(NO_INIT, finished(100, 'null')) });
    createFunction(lab, 'f');
    sendEvent(lab, 'f');
    lab.runUntilIdle();
    expect(lab.eventsOf('environment-init-failed')).toMatchObject([{ at: 60, initMs: 50, phase: 'init' }]);
    expect(lab.eventsOf('attempt-started')).toMatchObject([{ at: 60, cold: true, initRetried: true, rule: 'FUN-46' }]);
    expect(lab.eventsOf('environment-initialised')).toMatchObject([{ at: 160, initMs: 100, phase: 'invoke' }]);
    expect(lab.eventsOf('attempt-ended')).toMatchObject([
      { at: 161, outcome: 'success', durationMs: 101, billedMs: 101, initMs: undefined },
    ]);
    expect(lab.eventsOf('environment-reset')).toEqual([]);
  });

  it('FUN-46: an init that fails twice fails the attempt; the next one begins with an init of its own', () => {
    const lab = new TestLab({ handler: initsAs(NO_INIT, NO_INIT, finished(100, 'null')) });
    createFunction(lab, 'f');
    sendEvent(lab, 'f');
    lab.runUntilIdle();
    expect(lab.eventsOf('environment-init-failed').map(({ at, phase }) => [at, phase])).toEqual([
      [60, 'init'],
      [110, 'invoke'],
    ]);
    expect(lab.eventsOf('attempt-ended').map(({ outcome, durationMs }) => [outcome, durationMs])).toEqual([
      ['error', 50],
      ['success', 1],
    ]);
    expect(lab.eventsOf('environment-init-started')).toHaveLength(2);
  });

  it('CON-17: an init longer than 10 s runs again within the timeout of the invocation', () => {
    const lab = new TestLab({ handler: initsAs(finished(12_000, 'null'), finished(12_000, 'null')) });
    createFunction(lab, 'f', [], { timeoutMs: 20_000 });
    invokeAs(lab, 'f', 'RequestResponse');
    lab.runUntilIdle();
    expect(lab.eventsOf('environment-init-failed')).toMatchObject([{ initMs: 10_000, outcome: 'timeout' }]);
    expect(lab.eventsOf('attempt-ended')).toMatchObject([{ outcome: 'success', durationMs: 12_001 }]);
  });

  it('CON-17: a second init longer than the timeout times the attempt out', () => {
    const lab = new TestLab({ handler: initsAs(finished(12_000, 'null'), finished(12_000, 'null')) });
    createFunction(lab, 'f', [], { timeoutMs: 3_000 });
    const requestId = idOf(invokeAs(lab, 'f', 'RequestResponse'));
    lab.runUntilIdle();
    expect(lab.eventsOf('attempt-ended')).toMatchObject([
      {
        at: 13_000,
        outcome: 'timeout',
        errorMessage: `RequestId: ${requestId} Error: Task timed out after 3.00 seconds`,
      },
    ]);
    expect(lab.eventsOf('environment-reset')).toHaveLength(1);
  });

  it('FUN-46: the outcome script waits for the second init', () => {
    const lab = new TestLab({ handler: initsAs(NO_INIT, finished(100, 'null')) });
    createFunction(lab, 'f', ['exit']);
    invokeAs(lab, 'f', 'RequestResponse');
    lab.runUntilIdle();
    expect(lab.eventsOf('attempt-ended')).toMatchObject([{ outcome: 'exit' }]);
    expect(lab.eventsOf('attempt-ended')[0]?.durationMs).toBeGreaterThanOrEqual(100);
  });

  it('LAB-01: a process that dies during the second init interrupts the attempt', () => {
    const lab = new TestLab({ handler: initsAs(NO_INIT, finished(100, 'null')) });
    createFunction(lab, 'f');
    sendEvent(lab, 'f');
    lab.runTo(100);
    lab.submit({ type: 'interrupt-attempts' });
    lab.runUntilIdle();
    expect(lab.eventsOf('attempt-ended').map(({ at, outcome }) => [at, outcome])).toEqual([
      [100, 'interrupted'],
      [expect.any(Number), 'success'],
    ]);
  });
});
