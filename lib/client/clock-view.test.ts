import { expect, it } from 'vitest';
import { isClockView, parseClockView } from './clock-view';

const CLOCK = {
  now: 1_000,
  mode: 'paused',
  moving: false,
  speed: 1,
  skipWaits: false,
  nextEntryAt: 60_000,
  pendingWork: 1,
  logId: 'a',
};

it('takes a clock, with or without something due', () => {
  expect(parseClockView(CLOCK)).toBe(CLOCK);
  expect(isClockView({ ...CLOCK, nextEntryAt: undefined })).toBe(true);
  expect(isClockView({ ...CLOCK, nextEntryAt: null })).toBe(true);
});

it.each(Object.keys(CLOCK))('refuses one whose %s is of another kind', (name) => {
  expect(isClockView({ ...CLOCK, [name]: [] })).toBe(false);
});

it.each([undefined, null, 'paused', 7])('refuses %s', (value) => {
  expect(isClockView(value)).toBe(false);
  expect(() => parseClockView(value)).toThrow('not a clock');
});
