import { describe, expect, it } from 'vitest';
import { Activity, type Busy, busyUntil, firstBusyAt, stretchCount } from './activity';
import { dice } from './test-spans';
import { buildTimeAxis, pxOf, stretchesWithin, timeAt } from './time-axis';
import { axisAt, fitRange } from './viewport';

const STRETCHES = 1_000;
const { activity, now } = manyBursts(4, STRETCHES);
const busy = busyUntil(activity, now, []);
/** The same without sums: each stretch is looked at. */
const plain: Busy = { startsAt: activity.startsAt, endsAt: activity.endsAt };

describe('an axis over a long past', () => {
  it('looks at the last stretches only one by one', () => {
    expect(busy.startsAt.length).toBeLessThan(200);
    expect([stretchCount(busy), firstBusyAt(busy)]).toEqual([activity.startsAt.length, activity.startsAt[0]]);
  });

  it.each([0.05, 1, 4.2, 7.7, 12, 100])('has every time where the whole axis has it, at %d ms a pixel', (msPerPx) => {
    const [axis, whole] = both(msPerPx, 100);
    for (let step = 0; step <= 400; step += 1) {
      const at = (now * 1.02 * step) / 400;
      expect(Math.abs(pxOf(axis, at) - pxOf(whole, at))).toBeLessThan(1.5);
    }
  });

  it.each([0.05, 1, 100, 5_000])('finds the time of each pixel again, at %d ms a pixel', (msPerPx) => {
    const [axis] = both(msPerPx, 20);
    const endPx = pxOf(axis, now);
    for (let step = 0; step <= 300; step += 1) {
      const px = (endPx * step) / 300;
      expect(pxOf(axis, timeAt(axis, px))).toBeCloseTo(px, 4);
    }
  });

  it('gives the same stretches as the whole axis where they can be told from each other', () => {
    const [axis, whole] = both(2, 100);
    const fromPx = pxOf(whole, now / 3);
    expect(rounded(stretchesWithin(axis, fromPx, fromPx + 2_000))).toEqual(
      rounded(stretchesWithin(whole, fromPx, fromPx + 2_000)),
    );
  });

  it('has no gaps, and no more stretches than can be seen, however far out', () => {
    const axis = buildTimeAxis(busy, { msPerPx: 20_000, breakPx: 0.01, endAt: now });
    const stretches = stretchesWithin(axis, 0, pxOf(axis, now));
    expect(stretches.length).toBeLessThan(300);
    for (const [index, stretch] of stretches.entries()) {
      expect(stretch.startAt).toBe(stretches[index - 1]?.endAt ?? 0);
      expect(stretch.startPx).toBeCloseTo(stretches[index - 1]?.endPx ?? 0, 6);
    }
    expect(stretches.at(-1)?.endAt).toBe(now);
  });

  it('is the same while it grows', () => {
    const growing = new Activity();
    for (let index = 0; index < 400; index += 1) {
      growing.begin(index * 3_000);
      growing.end(index * 3_000 + (index % 40) + 1);
      const at = index * 3_000 + 500;
      const options = { msPerPx: 5, breakPx: 100, endAt: at };
      const axis = buildTimeAxis(busyUntil(growing, at, []), options);
      const whole = buildTimeAxis({ startsAt: growing.startsAt, endsAt: growing.endsAt }, options);
      expect(pxOf(axis, at)).toBeCloseTo(pxOf(whole, at), 6);
    }
  });
});

describe('the whole lab', () => {
  it('fits into the picture however often it was idle', () => {
    const source = { busy, breakPx: 104, endAt: now, plannedCount: 0 };
    const viewport = fitRange(source, 0, now, 1_200, { leftPx: 10, rightPx: 60 });
    const axis = axisAt(source, viewport.msPerPx);
    expect(pxOf(axis, now) - pxOf(axis, 0)).toBeCloseTo(1_130, 0);
  });
});

describe('planned moments', () => {
  it('follow the last of the past', () => {
    const planned = busyUntil(activity, now, [now + 120_000, now + 60_000]);
    expect(planned.startsAt.slice(-2)).toEqual([now + 60_000, now + 120_000]);
    expect(planned.plannedCount).toBe(2);
  });
});

function both(msPerPx: number, breakPx: number) {
  const options = { msPerPx, breakPx, endAt: now };
  return [buildTimeAxis(busy, options), buildTimeAxis(plain, options)] as const;
}

/** Work of a few milliseconds to some seconds, and idle time of half a second to five minutes. */
function manyBursts(seed: number, count: number) {
  const roll = dice(seed);
  const made = new Activity();
  let at = 700;
  for (let index = 0; index < count; index += 1) {
    made.begin(at);
    at += roll(3) === 0 ? 1 + roll(4_000) : 1 + roll(60);
    made.end(at);
    at += roll(2) === 0 ? 400 + roll(700) : 60_000 + roll(240_000);
  }
  return { activity: made, now: at };
}

function rounded(stretches: ReturnType<typeof stretchesWithin>) {
  return stretches.map(({ startAt, endAt, startPx, endPx, isBreak }) => [
    startAt,
    endAt,
    Math.round(startPx * 100),
    Math.round(endPx * 100),
    isBreak,
  ]);
}
