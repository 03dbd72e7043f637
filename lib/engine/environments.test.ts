import { describe, expect, it } from 'vitest';
import { createFunction, finished, idOf, invokeAs, type TestHandler, TestLab } from './test-lab';

describe('execution environments', () => {
  it('CON-05, CON-15: a busy environment makes the next invocation start a cold one, a free one is reused', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    invokeAs(lab, 'f', 'RequestResponse');
    invokeAs(lab, 'f', 'RequestResponse');
    lab.runUntilIdle();
    invokeAs(lab, 'f', 'RequestResponse');
    lab.runUntilIdle();
    expect(lab.eventsOf('attempt-started').map(({ environmentId, cold }) => [environmentId, cold])).toEqual([
      ['f#1', true],
      ['f#2', true],
      ['f#2', false],
    ]);
  });

  it('CON-16: an environment that stays idle is shut down; being used again puts that off', () => {
    const lab = new TestLab({ settings: { environmentIdleMs: 1_000 } });
    createFunction(lab, 'f');
    invokeAs(lab, 'f', 'RequestResponse');
    lab.runTo(900);
    invokeAs(lab, 'f', 'RequestResponse');
    lab.runTo(5_000);
    expect(lab.eventsOf('environment-shut-down')).toMatchObject([{ at: 1_910, why: 'idle', rule: 'CON-16' }]);
    expect(lab.state.environments.size).toBe(0);
  });

  it.each([
    { outcome: 'timeout', resets: 1 },
    { outcome: 'exit', resets: 1 },
    { outcome: 'out-of-memory', resets: 1 },
    { outcome: 'error', resets: 0 },
  ] as const)(
    'FUN-17, FUN-18: $outcome makes $resets resets, and the next run there inits again',
    ({ outcome, resets }) => {
      const lab = new TestLab();
      createFunction(lab, 'f', [outcome]);
      invokeAs(lab, 'f', 'RequestResponse');
      lab.runUntilIdle();
      invokeAs(lab, 'f', 'RequestResponse');
      lab.runUntilIdle();
      expect(lab.eventsOf('environment-reset')).toHaveLength(resets * 2);
      expect(lab.eventsOf('attempt-started').map((event) => [event.environmentId, event.cold])).toEqual([
        ['f#1', true],
        ['f#1', resets === 1],
      ]);
    },
  );

  it('FUN-19, FUN-20: a change ends idle environments at once and a busy one after its run', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    invokeAs(lab, 'f', 'RequestResponse');
    invokeAs(lab, 'f', 'RequestResponse');
    lab.runUntilIdle();
    invokeAs(lab, 'f', 'RequestResponse');
    lab.submit({
      type: 'configure-function',
      functionName: 'f',
      changes: { memorySizeMb: 256 },
      revisionId: undefined,
    });
    expect(lab.eventsOf('environment-shut-down')).toMatchObject([{ environmentId: 'f#1', at: 110 }]);
    lab.runTo(120);
    expect(lab.eventsOf('environment-shut-down')).toMatchObject([{ at: 110 }, { environmentId: 'f#2', at: 120 }]);
  });

  it('FUN-20: an invocation whose environment is initialising when its function changes runs by the old timeout', () => {
    const handler: TestHandler = ({ phase }) =>
      phase === 'init' ? finished(100, 'null') : { kind: 'waiting', waitMs: undefined };
    const lab = new TestLab({ handler });
    createFunction(lab, 'f', [], { timeoutMs: 1_000 });
    invokeAs(lab, 'f', 'RequestResponse');
    lab.runTo(50);
    lab.submit({ type: 'configure-function', functionName: 'f', changes: { timeoutMs: 5_000 }, revisionId: undefined });
    lab.runUntilIdle();
    expect(lab.eventsOf('attempt-ended')).toMatchObject([{ outcome: 'timeout', durationMs: 1_000 }]);
  });

  it('CON-14: lowering a reservation interrupts nothing and throttles what comes next', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    invokeAs(lab, 'f', 'RequestResponse');
    invokeAs(lab, 'f', 'RequestResponse');
    lab.submit({ type: 'configure-concurrency', functionName: 'f', reservedConcurrency: 1 });
    expect(invokeAs(lab, 'f', 'RequestResponse').refusal?.statusCode).toBe(429);
    lab.runUntilIdle();
    expect(lab.eventsOf('attempt-ended').map((event) => event.outcome)).toEqual(['success', 'success']);
    expect(invokeAs(lab, 'f', 'RequestResponse').refusal).toBeUndefined();
  });

  it('CON-12: a reservation is taken out of what the others share', () => {
    const lab = new TestLab({ settings: { accountConcurrency: 101 } });
    createFunction(lab, 'kept');
    createFunction(lab, 'other');
    lab.submit({ type: 'configure-concurrency', functionName: 'kept', reservedConcurrency: 1 });
    for (let n = 0; n < 100; n++) expect(invokeAs(lab, 'other', 'RequestResponse').refusal).toBeUndefined();
    expect(invokeAs(lab, 'other', 'RequestResponse').refusal?.reason).toBe('ConcurrentInvocationLimitExceeded');
    expect(invokeAs(lab, 'kept', 'RequestResponse').refusal).toBeUndefined();
  });

  it('CON-33: a reservation must leave 100 unreserved', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    const result = lab.submit({ type: 'configure-concurrency', functionName: 'f', reservedConcurrency: 901 });
    expect(result.refusal?.message).toBe(
      "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100].",
    );
    expect(
      lab.submit({ type: 'configure-concurrency', functionName: 'f', reservedConcurrency: 900 }).refusal,
    ).toBeUndefined();
  });
});

describe('the handler seam', () => {
  it('a run can stop and wait several times; sim time moves only by what it waited and computed', () => {
    let slices = 0;
    const handler: TestHandler = ({ phase }) => {
      if (phase === 'init') return finished(100, 'null');
      slices++;
      return slices < 3 ? { kind: 'waiting', waitMs: 500 } : finished(7, '"done"');
    };
    const lab = new TestLab({ handler });
    createFunction(lab, 'f');
    const requestId = idOf(invokeAs(lab, 'f', 'RequestResponse'));
    lab.runUntilIdle();
    expect(lab.eventsOf('attempt-ended')).toMatchObject([{ requestId, durationMs: 1_007, response: '"done"' }]);
  });

  it('FUN-06: a wait beyond the deadline is cut off there', () => {
    const handler: TestHandler = ({ phase }) =>
      phase === 'init' ? finished(0, 'null') : { kind: 'waiting', waitMs: 3_600_000 };
    const lab = new TestLab({ handler });
    createFunction(lab, 'f', [], { timeoutMs: 1_000 });
    const requestId = idOf(invokeAs(lab, 'f', 'RequestResponse'));
    lab.runUntilIdle();
    expect(lab.eventsOf('attempt-ended')).toMatchObject([
      {
        outcome: 'timeout',
        durationMs: 1_000,
        response: `{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: ${requestId} Error: Task timed out after 1.00 seconds"}`,
      },
    ]);
  });

  it('a wait without a time goes on when it is woken, and a late wake is no error', () => {
    const handler: TestHandler = ({ phase, step }) => {
      if (phase === 'init') return finished(0, 'null');
      return step === 'start' ? { kind: 'waiting', waitMs: undefined } : finished(0, '"woken"');
    };
    const lab = new TestLab({ handler });
    createFunction(lab, 'f');
    const requestId = idOf(invokeAs(lab, 'f', 'RequestResponse'));
    lab.runTo(200);
    lab.submit({ type: 'wake-slice', environmentId: 'f#1', requestId });
    expect(lab.eventsOf('attempt-ended')).toMatchObject([{ at: 200, response: '"woken"' }]);
    lab.submit({ type: 'wake-slice', environmentId: 'f#1', requestId });
    expect(lab.eventsOf('attempt-ended')).toHaveLength(1);
  });

  it('a wake comes for nothing when the handler never began', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', ['timeout']);
    const requestId = idOf(invokeAs(lab, 'f', 'RequestResponse'));
    lab.runTo(200);
    lab.submit({ type: 'wake-slice', environmentId: 'f#1', requestId });
    lab.runUntilIdle();
    expect(lab.eventsOf('attempt-ended')).toMatchObject([{ outcome: 'timeout', durationMs: 3_000 }]);
  });

  it('FUN-11: a handler that runs out of memory has used all of it', () => {
    const handler: TestHandler = ({ phase }) =>
      phase === 'init'
        ? finished(0, 'null')
        : { kind: 'finished', computeMs: 1, memoryUsedMb: 90, result: { kind: 'out-of-memory' } };
    const lab = new TestLab({ handler });
    createFunction(lab, 'f', [], { memorySizeMb: 256 });
    invokeAs(lab, 'f', 'RequestResponse');
    lab.runUntilIdle();
    expect(lab.eventsOf('attempt-ended')).toMatchObject([{ outcome: 'out-of-memory', memoryUsedMb: 256 }]);
  });

  it('time cannot move while a slice is unanswered', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    lab.engine.submit(
      {
        type: 'invoke',
        functionName: 'f',
        qualifier: undefined,
        invocationType: 'RequestResponse',
        payload: '{}',
        source: { kind: 'client', client: 'test', sdkInvocationId: undefined, sdkAttempt: undefined },
      },
      lab.now,
    );
    expect(() => lab.engine.step()).toThrow('time cannot move while a handler computes');
  });

  it('INV-42, INV-43: a response over the limit is a function error', () => {
    const handler: TestHandler = ({ phase }) =>
      phase === 'init' ? finished(0, 'null') : finished(1, JSON.stringify('x'.repeat(6_291_556)));
    const lab = new TestLab({ handler });
    createFunction(lab, 'f');
    invokeAs(lab, 'f', 'RequestResponse');
    lab.runUntilIdle();
    expect(lab.eventsOf('attempt-ended')).toMatchObject([
      {
        outcome: 'error',
        response:
          '{"errorType":"Function.ResponseSizeTooLarge","errorMessage":"Response payload size exceeded maximum allowed payload size (6291556 bytes)."}',
      },
    ]);
  });
});
