/**
 * When something happened: stretches of sim time in which an invocation is queued, initialises or runs, or a mark is set.
 * What lies between two stretches is idle (waits, or nothing) and can be collapsed on the axis.
 */
export class Activity {
  /** Begin and end of each stretch, in order; the last one is open while `isOpen`. */
  readonly startsAt: number[] = [];
  readonly endsAt: number[] = [];
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
    } else {
      this.endsAt[last] = Math.max(endAt, at);
    }
  }
}

/** Stretches of time in which something happens; what lies between two is idle. */
export interface Busy {
  readonly startsAt: readonly number[];
  readonly endsAt: readonly number[];
}

/**
 * Past activity with the stretch that goes on ended at `now`, and with the moments that are planned: so that each of these
 * gets its own place on the axis instead of one in the middle of collapsed idle time.
 */
export function busyUntil(activity: Activity, now: number, plannedAt: readonly number[]): Busy {
  const startsAt = [...activity.startsAt];
  const endsAt = [...activity.endsAt];
  if (activity.isOpen) endsAt[endsAt.length - 1] = Math.max(now, endsAt.at(-1) ?? 0);
  for (const at of [...plannedAt].sort((left, right) => left - right)) {
    if (at <= (endsAt.at(-1) ?? -1)) continue;
    startsAt.push(at);
    endsAt.push(at);
  }
  return { startsAt, endsAt };
}

/** Idle stretches shorter than this are never collapsed. */
export const IDLE_JOIN_MS = 400;
