import { describe, expect, it } from 'vitest';
import { sixAPx } from './test-timeline';
import { ticksOf } from './ticks';
import { buildTimeAxis } from './time-axis';
import { relativeTime, SIM_TIME, wallTime } from './time-words';

/** 2026-01-01T12:00:00.250Z */
const EPOCH_MS = 1_767_268_800_250;

describe('a point in time', () => {
  it.each([
    ['sim', SIM_TIME, '60.4 s', '60.400 s'],
    ['relative', relativeTime(60_000), '+0.4 s', '+0.400 s'],
    ['relative, before', relativeTime(60_900), '−0.5 s', '−0.500 s'],
    ['wall', wallTime(EPOCH_MS), '12:01:00.6', '12:01:00.650'],
  ])('in %s time', (_, words, at, exact) => {
    expect([words.at(60_400), words.exact(60_400)]).toEqual([at, exact]);
  });

  it('of the next day begins again at midnight', () => {
    expect(wallTime(EPOCH_MS).exact(12 * 3_600_000)).toBe('00:00:00.250');
  });
});

describe('gridlines', () => {
  const axis = buildTimeAxis({ startsAt: [], endsAt: [] }, { msPerPx: 10, breakPx: undefined, endAt: 10_000 });

  it('of relative time are round from its zero', () => {
    const ticks = ticksOf(axis, 0, 300, sixAPx, relativeTime(1_234));
    expect(ticks.map(({ at, label }) => [at, label])).toEqual([
      [234, '−1 s'],
      [1_234, '0'],
      [2_234, '+1 s'],
    ]);
  });

  it('of wall time stand at whole seconds of the day', () => {
    const labels = ticksOf(axis, 0, 400, sixAPx, wallTime(EPOCH_MS)).map(({ label }) => label);
    expect(labels.filter((label) => label !== undefined)).toEqual(['12:00:01', '12:00:02', '12:00:03']);
  });
});
