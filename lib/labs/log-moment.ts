import type { LogEvent } from '@/lib/engine/events';
import { evolve } from '@/lib/engine/evolve';
import type { LogStretch } from '@/lib/engine/fork-log';
import { createLabState } from '@/lib/engine/lab-state';
import { type SimTime, simTime } from '@/lib/engine/sim-time';
import { type LabSnapshot, restoreSnapshot } from '@/lib/engine/snapshot';
import type { LabState } from '@/lib/engine/state';
import { isWholeMoment } from '@/lib/engine/whole-moment';
import type { FollowBatch } from '@/lib/lab-store/lab-store';
import { LabGone } from './lab-gone';
import { yieldToEventLoop } from './wall-clock';

/** A moment of a lab: all that had happened by a sim time, or up to a log event. */
export type MomentWish = { readonly at: SimTime } | { readonly sequence: number };

/** The log up to a moment, its fold, and the moment itself. */
export interface LogMoment {
  readonly kind: 'found';
  readonly stretch: LogStretch;
  readonly state: LabState;
  readonly at: SimTime;
}

export interface LogTrimmed {
  readonly kind: 'log-trimmed';
  /** The earliest moment that can still be had. */
  readonly oldestSequence: number;
  readonly oldestAt: SimTime;
}

/** Where a log is read from: a lab, up to the last log event that is kept. */
export interface ReadableLog {
  readonly labId: string;
  follow(after: number, signal: AbortSignal): AsyncIterable<FollowBatch>;
}

/**
 * Reads a log up to a moment, which must not lie beyond `head`. A log event in the midst of what is told at once takes the rest with
 * it: there is no lab that stands there.
 */
export async function readMoment(log: ReadableLog, head: number, wish: MomentWish): Promise<LogMoment | LogTrimmed> {
  const reader = new MomentReader(wish, head);
  const reading = new AbortController();
  try {
    for await (const batch of log.follow(0, reading.signal)) {
      if (batch.kind === 'reset') throw new LabGone(log.labId, 'reset');
      if (batch.kind === 'dropped') reader.beginAt(batch.base);
      else reader.take(batch.events);
      const result = reader.result();
      if (result !== undefined) return result;
      await yieldToEventLoop();
    }
  } finally {
    reading.abort();
  }
  throw new LabGone(log.labId, 'closed');
}

class MomentReader {
  readonly #wish: MomentWish;
  readonly #head: number;
  #base: LabSnapshot | undefined;
  #events: LogEvent[] = [];
  #state = createLabState();
  #isReached = false;

  constructor(wish: MomentWish, head: number) {
    this.#wish = wish;
    this.#head = head;
  }

  /** What was read before is no longer there. */
  beginAt(base: LabSnapshot): void {
    this.#base = base;
    this.#events = [];
    this.#state = restoreSnapshot(base);
    this.#isReached = this.#state.sequence >= this.#head;
  }

  take(events: readonly LogEvent[]): void {
    for (const event of events) {
      this.#isReached ||= this.#isBefore(event);
      if (this.#isReached) return;
      evolve(this.#state, event);
      this.#events.push(event);
      this.#isReached = event.sequence === this.#head;
    }
  }

  result(): LogMoment | LogTrimmed | undefined {
    const wish = this.#wish;
    if (this.#base !== undefined && this.#isTrimmed(this.#base)) {
      return { kind: 'log-trimmed', oldestSequence: this.#base.sequence, oldestAt: this.#base.now };
    }
    if (!this.#isReached) return undefined;
    const at = 'at' in wish ? wish.at : this.#state.now;
    return { kind: 'found', stretch: { base: this.#base, events: this.#events }, state: this.#state, at: simTime(at) };
  }

  #isTrimmed(base: LabSnapshot): boolean {
    return 'at' in this.#wish ? base.now > this.#wish.at : base.sequence > this.#wish.sequence;
  }

  /** Whether the moment lies before this log event. */
  #isBefore(event: LogEvent): boolean {
    if ('at' in this.#wish) return event.at > this.#wish.at;
    const last = this.#events.at(-1);
    if (this.#state.sequence < this.#wish.sequence) return false;
    return last === undefined || isWholeMoment(this.#state, last, event);
  }
}
