import { describe, expect, it } from 'vitest';
import type { ClockView } from './clock-view';
import { SimClock } from './sim-clock';

const view: ClockView = {
  now: 1_000,
  mode: 'running',
  moving: true,
  speed: 1,
  skipWaits: false,
  pendingWork: 1,
  logId: 'a',
};

function clockAt(changes: Partial<ClockView> = {}) {
  const wall = { ms: 500 };
  const clock = new SimClock(() => wall.ms);
  clock.tell({ ...view, ...changes });
  return { clock, wall };
}

describe('sim time between two words from the server', () => {
  it.each([
    [1, 1_040],
    [10, 1_400],
    [0.5, 1_020],
  ])('is carried on at speed %d', (speed, now) => {
    const { clock, wall } = clockAt({ speed });
    wall.ms += 40;
    expect(clock.now(undefined)).toBe(now);
  });

  it('stands still while the lab does', () => {
    const { clock, wall } = clockAt({ moving: false });
    wall.ms += 40;
    expect(clock.now(undefined)).toBe(1_000);
  });

  it('does not pass what must happen next', () => {
    const { clock, wall } = clockAt();
    wall.ms += 40;
    expect(clock.now(1_015)).toBe(1_015);
  });

  it('does not go back for an entry that lies behind', () => {
    const { clock, wall } = clockAt();
    wall.ms += 40;
    expect(clock.now(900)).toBe(1_000);
  });

  it('is at least at the last event', () => {
    const { clock } = clockAt();
    clock.reach(5_000);
    expect(clock.now(undefined)).toBe(5_000);
  });

  it('is not set back by an event of the past', () => {
    const { clock, wall } = clockAt();
    wall.ms += 40;
    clock.reach(1_010);
    expect(clock.now(undefined)).toBe(1_040);
  });

  it('follows the server back when the server says so', () => {
    const { clock } = clockAt();
    clock.tell({ ...view, now: 0 });
    expect(clock.now(undefined)).toBe(0);
  });
});
