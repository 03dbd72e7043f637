import { assert } from '@/lib/engine/assert';
import type { CalendarEntry } from '@/lib/engine/calendar';
import { later, type SimTime } from '@/lib/engine/sim-time';
import type { ClockDriver } from './clock-driver';
import { RUN_UNTIL_IDLE_ENTRIES_MAX } from './lab-limits';
import type { LabWorld } from './lab-world';
import type { WorkBudget } from './work-budget';

/** A clock action that moves time: worked towards a slice at a time, with other labs' turns in between. */
export interface TimeGoal {
  /** True when reached. Leaves the clock at the time it has got to. */
  approach(world: LabWorld, clock: ClockDriver, budget: WorkBudget): boolean;
}

/** Everything within the next `ms`. */
export function advanceGoal(ms: number): TimeGoal {
  let until: SimTime | undefined;
  return {
    approach(world, clock, budget) {
      until ??= later(clock.now(), ms);
      const reached = world.stepUntil(until, budget);
      clock.jump(reached ? until : furthest(world, clock));
      return reached;
    },
  };
}

/** The next work entry and everything due before it; if only background is left, the next of that. */
export function stepGoal(): TimeGoal {
  let target: CalendarEntry | undefined;
  return {
    approach(world, clock, budget) {
      const { engine } = world;
      // Reached is read off the calendar, not remembered: what was stepped may not have been kept.
      const isReached = () => {
        const next = engine.nextEntry();
        return next === undefined || (target !== undefined && isAfter(next, target));
      };
      while (!isReached() && !world.computing && !budget.spend()) {
        const next = engine.nextEntry();
        if (next?.kind !== 'idle-expiry' || engine.nextWorkAt() === undefined) target ??= next;
        world.step();
      }
      clock.jump(furthest(world, clock));
      return isReached() && !world.computing;
    },
  };
}

/** Until no work is left, or `entriesMax` entries have been stepped. */
export function runUntilIdleGoal(entriesMax = RUN_UNTIL_IDLE_ENTRIES_MAX): TimeGoal {
  assert(entriesMax > 0, `${entriesMax} entries`);
  let entriesLeft = entriesMax;
  return {
    approach(world, clock, budget) {
      const hasWork = () => entriesLeft > 0 && world.engine.nextWorkAt() !== undefined;
      while (hasWork() && !world.computing && !budget.spend()) {
        world.step();
        entriesLeft--;
      }
      clock.jump(furthest(world, clock));
      return !hasWork() && !world.computing;
    },
  };
}

/** Where time has got to: the state's time, or the clock's when nothing has happened since. */
function furthest(world: LabWorld, clock: ClockDriver): SimTime {
  const now = clock.now();
  return world.engine.state.now > now ? world.engine.state.now : now;
}

function isAfter(entry: CalendarEntry, other: CalendarEntry): boolean {
  return entry.at > other.at || (entry.at === other.at && entry.sequence > other.sequence);
}
