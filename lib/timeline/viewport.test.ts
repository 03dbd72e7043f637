import { describe, expect, it } from 'vitest';
import { pxOf, timeAt } from './time-axis';
import {
  type AxisSource,
  axisAt,
  centreOn,
  clampViewport,
  fitRange,
  MS_PER_PX_MAX,
  MS_PER_PX_MIN,
  panBy,
  recentRange,
  zoomAbout,
} from './viewport';

const WIDTH_PX = 800;
const margins = { leftPx: 10, rightPx: 30 };
/** Three bursts of work with a minute and two between them. */
const source: AxisSource = {
  busy: { startsAt: [0, 60_000, 180_000], endsAt: [300, 60_100, 180_100] },
  breakPx: 100,
  endAt: 180_100,
  plannedCount: 0,
};

describe('zooming', () => {
  it.each([
    [0, 0.5],
    [400, 0.5],
    [799, 0.1],
    [350, 3],
    [600, 40],
  ])('keeps the time under pixel %i where it is, factor %d', (anchorX, factor) => {
    const before = { msPerPx: 0.8, leftPx: 25 };
    const after = zoomAbout(before, source, anchorX, factor);
    const timeUnder = (viewport: typeof before) => timeAt(axisAt(source, viewport.msPerPx), viewport.leftPx + anchorX);
    expect(timeUnder(after)).toBeCloseTo(timeUnder(before), 3);
  });

  it('stops at the closest and at the widest scale', () => {
    expect(zoomAbout({ msPerPx: 1, leftPx: 0 }, source, 0, 1e-9).msPerPx).toBe(MS_PER_PX_MIN);
    expect(zoomAbout({ msPerPx: 1, leftPx: 0 }, source, 0, 1e9).msPerPx).toBe(MS_PER_PX_MAX);
  });
});

describe('fitting', () => {
  it.each([
    [0, 300],
    [0, 180_100],
    [60_000, 180_050],
    [10, 60_050],
  ])('shows %i to %i ms between the margins', (fromAt, toAt) => {
    const viewport = fitRange(source, fromAt, toAt, WIDTH_PX, margins);
    const axis = axisAt(source, viewport.msPerPx);
    expect(pxOf(axis, fromAt) - viewport.leftPx).toBeCloseTo(10, 3);
    const endX = pxOf(axis, toAt) - viewport.leftPx;
    expect(endX).toBeLessThanOrEqual(WIDTH_PX - 30);
    expect(endX).toBeGreaterThan(WIDTH_PX - 40);
  });

  it('works without collapsed time too', () => {
    const viewport = fitRange({ ...source, breakPx: undefined }, 0, 180_100, WIDTH_PX, margins);
    expect(viewport.msPerPx).toBeCloseTo(180_100 / 760, 0);
  });
});

describe('moving', () => {
  it('pans by pixels', () => {
    expect(panBy({ msPerPx: 1, leftPx: 10 }, 15)).toEqual({ msPerPx: 1, leftPx: 25 });
  });

  it('puts a time into the middle', () => {
    const axis = axisAt(source, 1);
    const viewport = centreOn({ msPerPx: 1, leftPx: 0 }, axis, 60_050, WIDTH_PX);
    expect(timeAt(axis, viewport.leftPx + WIDTH_PX / 2)).toBeCloseTo(60_050, 6);
  });

  it.each([-99_999, 99_999])('never loses the time out of sight, panned by %i', (leftPx) => {
    const axis = axisAt(source, 1);
    const clamped = clampViewport({ msPerPx: 1, leftPx }, axis, WIDTH_PX);
    const endX = (axis.stretches.at(-1)?.endPx ?? 0) - clamped.leftPx;
    expect(endX).toBeGreaterThanOrEqual(WIDTH_PX * 0.25);
    expect(-clamped.leftPx).toBeLessThanOrEqual(WIDTH_PX * 0.75);
  });
});

describe('the range that is followed', () => {
  it('reaches back over as many idle stretches as are wanted', () => {
    expect(recentRange(source, 1, 20_000)).toEqual({ fromAt: 60_000, toAt: 180_100 });
    expect(recentRange(source, 2, 20_000)).toEqual({ fromAt: 0, toAt: 180_100 });
  });

  it('reaches back over no more work than is wanted', () => {
    const long: AxisSource = {
      busy: { startsAt: [0], endsAt: [90_000] },
      breakPx: 100,
      endAt: 90_000,
      plannedCount: 0,
    };
    expect(recentRange(long, 3, 20_000)).toEqual({ fromAt: 70_000, toAt: 90_000 });
  });

  it('keeps what happened last in view, however much is planned ahead', () => {
    const planned: AxisSource = { ...source, plannedCount: 2 };
    expect(recentRange(planned, 0, 20_000).fromAt).toBe(0);
  });
});
