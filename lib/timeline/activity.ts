import { BusyPast, IDLE_JOIN_MS, STRETCHES_A_BLOCK } from './busy-past';

/**
 * When something happened: stretches of sim time in which an invocation is queued, initialises or runs, or a mark is set.
 * What lies between two stretches is idle (waits, or nothing) and can be collapsed on the axis.
 */
export class Activity {
  /** Begin and end of each stretch, in order; the last one is open while `isOpen`. */
  readonly startsAt: number[] = [];
  readonly endsAt: number[] = [];
  /** What is over for good of these; always without the last block, which is looked at one by one. */
  readonly past = new BusyPast(this.startsAt, this.endsAt);
  #running = 0;

  /** Stretches nearer to each other than this count as one. */
  constructor(readonly joinMs: number = IDLE_JOIN_MS) {}

  /** Whether the last stretch still goes on. */
  get isOpen(): boolean {
    return this.#running > 0;
  }

  begin(at: number): void {
    this.pulse(at);
    this.#running += 1;
  }

  end(at: number): void {
    this.#running -= 1;
    this.pulse(at);
  }

  /** Something without length happened. */
  pulse(at: number): void {
    const last = this.endsAt.length - 1;
    const endAt = this.endsAt[last];
    if (endAt === undefined || (this.#running === 0 && at - endAt >= this.joinMs)) {
      this.startsAt.push(at);
      this.endsAt.push(at);
      if (this.startsAt.length > this.past.stretches + 2 * STRETCHES_A_BLOCK) this.past.add();
    } else {
      this.endsAt[last] = Math.max(endAt, at);
    }
  }
}

/** Stretches of time in which something happens; what lies between two is idle. */
export interface Busy {
  /** Begin and end of each, in order, but for those of the past. */
  readonly startsAt: readonly number[];
  readonly endsAt: readonly number[];
  /** Those before, summed up; undefined: none. */
  readonly past?: BusyPast;
  /** How many of the last are only planned; undefined: none. */
  readonly plannedCount?: number;
}

/**
 * Past activity with the stretch that goes on ended at `now`, and with the moments that are planned: so that each of these
 * gets its own place on the axis instead of one in the middle of collapsed idle time.
 */
export function busyUntil(activity: Activity, now: number, plannedAt: readonly number[]): Busy {
  const { past } = activity;
  const startsAt = activity.startsAt.slice(past.stretches);
  const endsAt = activity.endsAt.slice(past.stretches);
  const lived = startsAt.length;
  if (activity.isOpen) endsAt[endsAt.length - 1] = Math.max(now, endsAt.at(-1) ?? 0);
  for (const at of [...plannedAt].sort((left, right) => left - right)) {
    if (at <= (endsAt.at(-1) ?? -1)) continue;
    startsAt.push(at);
    endsAt.push(at);
  }
  return { startsAt, endsAt, past, plannedCount: startsAt.length - lived };
}

/** How many stretches there are. */
export function stretchCount(busy: Busy): number {
  return (busy.past?.stretches ?? 0) + busy.startsAt.length;
}

/** When the first of all began; 0: nothing happened yet. */
export function firstBusyAt(busy: Busy): number {
  const { past } = busy;
  return (past && past.stretches > 0 ? past.firstAt : busy.startsAt[0]) ?? 0;
}
