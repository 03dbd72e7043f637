import { describe, expect, it } from 'vitest';
import { configureEvents, createFunction, sendEvent, TestLab } from '@/lib/engine/test-lab';
import { plannedAttempts } from './planned-attempts';

function plan(lab: TestLab, requestId: string) {
  const invocation = lab.state.invocations.get(requestId);
  const planned = invocation ? plannedAttempts(lab.state, invocation, lab.now) : [];
  return planned.map(({ attempt, startAt, fate }) => [attempt, startAt, fate]);
}

function failing(config: Parameters<typeof configureEvents>[2] = {}): { lab: TestLab; requestId: string } {
  const lab = new TestLab();
  createFunction(lab, 'always-fails', ['error']);
  configureEvents(lab, 'always-fails', config);
  return { lab, requestId: sendEvent(lab, 'always-fails') };
}

describe('planned attempts', () => {
  it('are all there as soon as the event is accepted', () => {
    const { lab, requestId } = failing();
    expect(plan(lab, requestId)).toEqual([
      [1, 10, 'certain'],
      [2, 60_010, 'if-failed'],
      [3, 180_010, 'if-failed'],
    ]);
  });

  it('leave out the attempt that runs', () => {
    const { lab, requestId } = failing();
    lab.runTo(115);
    expect(plan(lab, requestId).map(([attempt]) => attempt)).toEqual([2, 3]);
  });

  it('stand at their exact time once the wait has begun', () => {
    const { lab, requestId } = failing();
    lab.runTo(5_000);
    expect(plan(lab, requestId)).toEqual([
      [2, 60_120, 'certain'],
      [3, 180_120, 'if-failed'],
    ]);
  });

  it.each([
    [0, []],
    [1, [2]],
    [2, [2, 3]],
  ])('are as many as the function allows: %i retries', (maximumRetryAttempts, attempts) => {
    const { lab, requestId } = failing({ maximumRetryAttempts });
    lab.runTo(115);
    expect(plan(lab, requestId).map(([attempt]) => attempt)).toEqual(attempts);
  });

  it('are cut off where the event will be too old (ASY-11)', () => {
    const { lab, requestId } = failing({ maximumEventAgeSeconds: 100 });
    lab.runTo(5_000);
    expect(plan(lab, requestId)).toEqual([
      [2, 60_120, 'certain'],
      [3, 180_120, 'too-old'],
    ]);
  });

  it('come true: what is certain is what then happens', () => {
    const { lab, requestId } = failing();
    lab.runTo(5_000);
    const [[, startAt] = []] = plan(lab, requestId);
    lab.runUntilIdle();
    expect(lab.eventsOf('attempt-started')[1]?.at).toBe(startAt);
  });

  it('are gone when the invocation has ended', () => {
    const { lab, requestId } = failing();
    lab.runUntilIdle();
    expect(plan(lab, requestId)).toEqual([]);
  });

  it('are skipped when an attempt succeeded before them', () => {
    const lab = new TestLab();
    createFunction(lab, 'flaky', ['error', 'success']);
    const requestId = sendEvent(lab, 'flaky');
    lab.runUntilIdle();
    expect(plan(lab, requestId)).toEqual([[3, 180_130, 'not-needed']]);
  });

  it('after a throttle keep both retries', () => {
    const lab = new TestLab();
    createFunction(lab, 'busy', ['error']);
    lab.submit({ type: 'configure-concurrency', functionName: 'busy', reservedConcurrency: 1 });
    sendEvent(lab, 'busy');
    const second = sendEvent(lab, 'busy');
    lab.runTo(20);
    expect(plan(lab, second)).toEqual([
      [1, 1_010, 'certain'],
      [2, 61_010, 'if-failed'],
      [3, 181_010, 'if-failed'],
    ]);
  });
});
