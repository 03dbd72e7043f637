import { describe, expect, it } from 'vitest';
import { sixAPx } from './test-timeline';
import { tickText } from './tick-text';
import { breaksOf, stepFor, ticksOf } from './ticks';
import { buildTimeAxis } from './time-axis';

const busy = { startsAt: [0, 60_230], endsAt: [300, 60_260] };

function axisAt(msPerPx: number) {
  return buildTimeAxis(busy, { msPerPx, breakPx: 100, endAt: 60_260 });
}

describe('the step between gridlines', () => {
  it.each([
    [0.025, 2],
    [0.5, 50],
    [1, 100],
    [10, 1_000],
    [100, 10_000],
    [500, 60_000],
    [20_000, 1_800_000],
    [96_000, 18_000_000],
  ])('at %d ms a pixel is %i ms', (msPerPx, stepMs) => {
    expect(stepFor(msPerPx)).toBe(stepMs);
  });
});

describe('a label', () => {
  it.each([
    [0, 100, '0'],
    [200, 100, '200 ms'],
    [1_000, 500, '1.0 s'],
    [60_000, 10_000, '60 s'],
    [180_350, 50, '180.35 s'],
    [180_400, 50, '180.40 s'],
    [600_000, 60_000, '10 min'],
    [725_300, 100, '12 min 5.3 s'],
    [3_600_000, 3_600_000, '1 h'],
    [5_400_000, 1_800_000, '1 h 30 min'],
  ])('of %i ms with a step of %i ms is %s', (at, stepMs, text) => {
    expect(tickText(at, stepMs)).toBe(text);
  });
});

describe('the ticks of a view', () => {
  it('have labels that never touch, at any scale and place', () => {
    for (const msPerPx of [0.03, 0.2, 1, 3, 17, 400]) {
      for (const leftPx of [-100, 0, 37, 200]) {
        const labelled = ticksOf(axisAt(msPerPx), leftPx, 700, sixAPx).filter((tick) => tick.label !== undefined);
        const gaps = labelled.slice(1).map((tick, index) => {
          const before = labelled[index];
          return before ? tick.x - before.x - sixAPx(before.label ?? '') : 0;
        });
        expect(Math.min(1_000, ...gaps)).toBeGreaterThan(0);
      }
    }
  });

  it('end within the view', () => {
    const last = ticksOf(axisAt(1), 0, 330, sixAPx).findLast((tick) => tick.label !== undefined);
    expect((last?.x ?? 0) + sixAPx(last?.label ?? '')).toBeLessThanOrEqual(330);
  });

  it('name the beginning of a short stretch after a break', () => {
    const labels = ticksOf(axisAt(1), 0, 700, sixAPx).map((tick) => tick.label);
    expect(labels).toContain('60.2 s');
  });

  it('name the end of a break that nothing real follows', () => {
    const axis = buildTimeAxis(
      { startsAt: [0, 60_120], endsAt: [120, 60_120] },
      { msPerPx: 1, breakPx: 100, endAt: 180_120 },
    );
    expect(ticksOf(axis, 0, 390, sixAPx).map((tick) => tick.label)).toEqual(['0', '100 ms', '60.1 s', '180.1 s']);
  });
});

describe('the breaks of a view', () => {
  it('say how much is skipped, in the middle', () => {
    const [gap] = breaksOf(axisAt(1), 0, 700, sixAPx);
    expect(gap).toMatchObject({ x: 300, width: 100, skippedMs: 59_930, label: { text: '59.9 s skipped' } });
    expect(gap?.label?.x).toBeCloseTo(350 - sixAPx('59.9 s skipped') / 2, 6);
  });

  it('say it shorter, or not at all, where there is no room', () => {
    const narrow = (breakPx: number) =>
      breaksOf(buildTimeAxis(busy, { msPerPx: 1, breakPx, endAt: 60_260 }), 0, 700, sixAPx)[0]?.label?.text;
    expect([narrow(60), narrow(20)]).toEqual(['59.9 s', undefined]);
  });
});
