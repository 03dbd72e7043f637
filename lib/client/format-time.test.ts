import { describe, expect, it } from 'vitest';
import { formatClock, formatCountdown } from './format-time';

describe('formatClock', () => {
  it.each([
    [0, '00:00:00.000'],
    [181_284, '00:03:01.284'],
    [86_400_000 * 2 + 3_600_000, '2 d 01:00:00.000'],
  ])('shows %i as %s', (at, text) => {
    expect(formatClock(at)).toBe(text);
  });
});

describe('formatCountdown', () => {
  it.each([
    [60_000, '1:00'],
    [59_001, '1:00'],
    [1, '0:01'],
    [0, '0:00'],
    [-5, '0:00'],
    [3_661_000, '1:01:01'],
  ])('shows %i ms left as %s', (ms, text) => {
    expect(formatCountdown(ms)).toBe(text);
  });
});
