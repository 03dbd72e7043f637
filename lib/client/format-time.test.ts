import { describe, expect, it } from 'vitest';
import { formatClock, formatCountdown, formatDuration } from './format-time';

describe('formatDuration', () => {
  it.each([
    [0, '0 ms'],
    [41, '41 ms'],
    [999, '999 ms'],
    [1_240, '1.24 s'],
    [2_000, '2 s'],
    [60_000, '60 s'],
    [120_000, '120 s'],
    [300_000, '5 min'],
    [310_000, '5 min 10 s'],
    [4_320_000, '1 h 12 min'],
    [183_600_000, '2 d 3 h'],
  ])('says %i ms as %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});

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
