import { describe, expect, it } from 'vitest';
import { buildTimeAxis, pxOf, stretchesWithin, timeAt } from './time-axis';

/** Work from 0 to 200 ms and from 60.2 s to 60.3 s. */
const busy = { startsAt: [0, 60_200], endsAt: [200, 60_300] };
const collapsed = buildTimeAxis(busy, { msPerPx: 1, breakPx: 100, endAt: 60_300 });

describe('the time axis', () => {
  it.each([
    [0, 0],
    [200, 200],
    [30_200, 250],
    [60_200, 300],
    [60_300, 400],
    [60_400, 500],
  ])('puts %i ms at pixel %i when idle time is collapsed', (at, px) => {
    expect(pxOf(collapsed, at)).toBeCloseTo(px, 6);
  });

  it.each([-50, 0, 1, 199, 200, 201, 250.5, 300, 399, 400, 1_000])('finds the time of pixel %d again', (px) => {
    expect(pxOf(collapsed, timeAt(collapsed, px))).toBeCloseTo(px, 6);
  });

  it('is linear when nothing is collapsed', () => {
    const axis = buildTimeAxis(busy, { msPerPx: 2, breakPx: undefined, endAt: 60_300 });
    expect([pxOf(axis, 200), pxOf(axis, 60_200)]).toEqual([100, 30_100]);
  });

  it('keeps an idle stretch that is no wider than a break', () => {
    const axis = buildTimeAxis(busy, { msPerPx: 1_000, breakPx: 100, endAt: 60_300 });
    expect(axis.stretches.map((stretch) => stretch.isBreak)).toEqual([false, false, false]);
  });

  it('keeps an idle stretch of a few hundred milliseconds at any scale', () => {
    const near = { startsAt: [0, 399], endsAt: [0, 500] };
    const axis = buildTimeAxis(near, { msPerPx: 0.1, breakPx: 100, endAt: 500 });
    expect(pxOf(axis, 399)).toBeCloseTo(3_990, 6);
  });

  it('collapses what is idle before the first work and after the last', () => {
    const axis = buildTimeAxis({ startsAt: [5_000], endsAt: [5_010] }, { msPerPx: 1, breakPx: 100, endAt: 90_000 });
    expect(axis.stretches.map((stretch) => [stretch.startAt, stretch.endAt, stretch.isBreak])).toEqual([
      [0, 5_000, true],
      [5_000, 5_010, false],
      [5_010, 90_000, true],
    ]);
  });

  it('never runs backwards', () => {
    const pixels = Array.from({ length: 700 }, (_, index) => pxOf(collapsed, index * 100));
    expect(pixels.every((px, index) => index === 0 || px > (pixels[index - 1] ?? 0))).toBe(true);
  });

  it('gives the stretches that reach into a range of pixels', () => {
    const within = (fromPx: number, toPx: number) =>
      stretchesWithin(collapsed, fromPx, toPx).map((stretch) => stretch.startAt);
    expect(within(0, 100)).toEqual([0]);
    expect(within(210, 290)).toEqual([200]);
    expect(within(150, 350)).toEqual([0, 200, 60_200]);
  });

  it('has a stretch even when there is no time at all', () => {
    const axis = buildTimeAxis({ startsAt: [], endsAt: [] }, { msPerPx: 1, breakPx: 100, endAt: 0 });
    expect(pxOf(axis, 10)).toBe(10);
  });
});
