import { describe, expect, test } from 'vitest';
import { countdownText, plannedName } from './planned-text';

const planned = { attempt: 2, waitFromAt: 400, startAt: 60_400, fate: 'certain' } as const;

describe('a planned attempt in words', () => {
  test('one that is sure to come says when', () => {
    expect(plannedName('always-fails', planned)).toMatch(/^Attempt 2 of always-fails, planned, at /);
  });

  test('one that depends on the attempt before says so', () => {
    expect(plannedName('always-fails', { ...planned, fate: 'if-failed' })).toContain('planned if attempt 1 fails');
  });

  test('one that the age of the event cuts off is not called planned', () => {
    expect(plannedName('always-fails', { ...planned, fate: 'too-old' })).toContain('not planned, the event is too old');
  });
});

describe('the countdown to a planned attempt', () => {
  test.each([
    [0, 'in 41 s'],
    [500, 'in 41 s'],
    [40_400, 'in < 1 s'],
    [41_000, 'now'],
  ])('at %i ms says %s', (now, text) => {
    expect(countdownText(41_000, now)).toBe(text);
  });
});
