import { describe, expect, test } from 'vitest';
import { plannedName } from './planned-text';

const planned = { attempt: 2, waitFromAt: 400, startAt: 60_400, isCertain: true, isCut: false };

describe('a planned attempt in words', () => {
  test('one that is sure to come says when', () => {
    expect(plannedName('always-fails', planned)).toMatch(/^Attempt 2 of always-fails, planned, at /);
  });

  test('one that depends on the attempt before says so', () => {
    expect(plannedName('always-fails', { ...planned, isCertain: false })).toContain('planned if attempt 1 fails');
  });

  test('one that the age of the event cuts off is not called planned', () => {
    expect(plannedName('always-fails', { ...planned, isCut: true })).toContain('not planned, the event is too old');
  });
});
