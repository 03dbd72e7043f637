import { expect, it } from 'vitest';
import { invocationStory } from '@/lib/engine/invocation-story';
import { createFunction, sendEvent, TestLab } from '@/lib/engine/test-lab';
import { costText, invocationCost } from './cost-words';

it('three attempts are three requests and the memory of all three, their waits nothing', () => {
  const lab = new TestLab();
  createFunction(lab, 'f', ['error']);
  const requestId = sendEvent(lab, 'f');
  lab.runUntilIdle();
  const invocation = lab.state.invocations.get(requestId);
  if (invocation === undefined) throw new Error('gone');
  const cost = invocationCost(invocationStory(invocation).chapters);
  const billedMs = lab.eventsOf('attempt-ended').reduce((sum, { billedMs }) => sum + billedMs, 0);
  expect(cost.attempts.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
  expect(cost.gbSeconds).toBeCloseTo((128 / 1_024) * (billedMs / 1_000), 12);
  expect(cost.totalDollars).toBeCloseTo(3 * 0.0000002 + cost.gbSeconds * 0.0000166667, 15);
});

it('an amount is written without a power of ten', () => {
  expect(costText(0)).toBe('$0');
  expect(costText(0.0000006667)).toBe('$0.000000667');
  expect(costText(0.0000002)).toBe('$0.000000200');
  expect(costText(12.345)).toBe('$12.35');
});
