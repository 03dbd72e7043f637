import type { Command } from '@/lib/engine/commands';
import { later, type SimTime, simTime } from '@/lib/engine/sim-time';
import type { InboxEntry } from '@/lib/lab-store/lab-store';
import type { ClockDriver } from './clock-driver';
import type { Call } from './command-call';
import { SKIPPED_WAIT_MIN_MS, TURN_WALL_MS } from './lab-limits';
import type { LabWorld } from './lab-world';
import type { TimeGoal } from './time-goal';
import type { WallClock } from './wall-clock';
import { WorkBudget } from './work-budget';

/** What a turn works on. */
export interface TurnWork {
  readonly world: LabWorld;
  readonly clock: ClockDriver;
  readonly wall: WallClock;
  /** Accepted commands in order; the turn takes from the front. */
  readonly arrivals: InboxEntry[];
  /** Who waits for which command, by key. */
  readonly calls: ReadonlyMap<string, Call>;
  readonly goal: TimeGoal | undefined;
}

/** What a turn did, to be handed out once its events are kept. */
export interface Turn {
  readonly applied: readonly InboxEntry[];
  readonly goalReached: boolean;
  /** The clock's manner changed, or time went on other than by passing. */
  readonly clockChanged: boolean;
}

/** A command that the engine could not take: our own mistake, but only this command's. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
  readonly entry: InboxEntry;

  constructor(entry: InboxEntry, cause: unknown) {
    super(`command ${entry.command.type} failed`, { cause });
    this.entry = entry;
  }
}

/**
 * One lab's turn, at most `TURN_WALL_MS` long: handlers' answers, then the time that has passed, then commands at the time
 * reached, then the clock action under way. It decides and folds, and keeps nothing. While a handler computes, all but its
 * answer waits, so that the log is the same however long that takes.
 */
export function takeTurn(work: TurnWork): Turn {
  const { world, clock, goal } = work;
  if (world.answered) world.takeAnswers();
  const at = keepUp(work);
  if (goal !== undefined || world.computing) {
    clock.jump(at);
    clock.hold(true);
  }
  const { applied, clockChanged } = applyArrivals(work, at);
  const goalReached = !world.computing && approach(work);
  if (world.computing) clock.jump(world.engine.state.now);
  clock.hold(world.computing || (goal !== undefined && !goalReached));
  const skipped = skipWait(work);
  return { applied, goalReached, clockChanged: clockChanged || goal !== undefined || skipped };
}

/**
 * Fires what is due and answers the time commands run at: the time reached. When more is due than the budget allows, commands
 * do not wait for it; the lab catches up with the wall in its next turns.
 */
function keepUp({ world, clock, wall }: TurnWork): SimTime {
  const now = clock.now();
  // On a standing clock what is due at this very time waits for a step; what was due before can only be left by a recovery.
  const until = clock.moving ? now : simTime(Math.max(0, now - 1));
  if (world.computing || world.stepUntil(until, new WorkBudget(wall, TURN_WALL_MS / 2))) return now;
  return world.engine.state.now;
}

function applyArrivals(work: TurnWork, at: SimTime): Pick<Turn, 'applied' | 'clockChanged'> {
  const { arrivals, clock, world } = work;
  const budget = new WorkBudget(work.wall, TURN_WALL_MS / 2);
  let clockChanged = false;
  let count = 0;
  for (const entry of arrivals) {
    // A handler that computes is a moment of sim time that is not over: what comes after it must not get in before its end.
    if (world.computing || budget.spend()) break;
    run(work, entry, at);
    count++;
    if (entry.command.type === 'change-clock') {
      clock.jump(at);
      clock.setManner(world.engine.state.clock);
      clockChanged = true;
    } else if (isActivity(entry.command) && !clock.begun) {
      clock.begin();
      clockChanged = true;
    }
  }
  return { applied: arrivals.splice(0, count), clockChanged };
}

function run({ world, calls }: TurnWork, entry: InboxEntry, at: SimTime): void {
  try {
    const call = calls.get(entry.key);
    if (call === undefined) world.submit(entry.command, at);
    else call.run(world, at);
  } catch (error) {
    throw new CommandFailed(entry, error);
  }
}

/** What makes a new lab's clock begin. */
function isActivity(command: Command): boolean {
  return command.type === 'invoke' || command.type === 'refuse-invocation' || command.type === 'send-message';
}

function approach({ world, clock, wall, goal }: TurnWork): boolean {
  return goal?.approach(world, clock, new WorkBudget(wall, TURN_WALL_MS / 2)) ?? false;
}

/** Skip-waits: when nothing runs and the next work is far off, time goes there at once. */
function skipWait({ world, clock, arrivals }: TurnWork): boolean {
  if (!clock.moving || !clock.manner.skipWaits || arrivals.length > 0) return false;
  if (world.engine.state.busyEnvironments > 0) return false;
  const nextWorkAt = world.engine.nextWorkAt();
  if (nextWorkAt === undefined || nextWorkAt <= later(clock.now(), SKIPPED_WAIT_MIN_MS)) return false;
  clock.jump(nextWorkAt);
  return true;
}
