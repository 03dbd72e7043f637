import { type Checkpoint, Checkpoints } from '@/lib/engine/checkpoint';
import type { LogEvent } from '@/lib/engine/events';
import { evolve } from '@/lib/engine/evolve';
import type { LabState } from '@/lib/engine/state';
import { countWhile } from '@/lib/timeline/time-axis';

/** A page keeps this many log events; beyond that the oldest are dropped, and the page says so. */
export const HISTORY_EVENTS_KEPT = 250_000;
/** Cutting the front of a long list costs its length, so it is done seldom. */
const SLACK_EVENTS = 25_000;
/** Folding this many events costs a few milliseconds; so does restoring a checkpoint. */
const CHECKPOINT_EVERY = 2_000;
/** Whatever lives in the lab: well below what a lab remembers of ended invocations. */
const CHECKPOINT_AT_LATEST = 12_000;

interface HistoryLimits {
  readonly eventsKept: number;
  readonly slackEvents: number;
  readonly checkpointEvery: number;
}

/**
 * The log a page has folded, and checkpoints along it: the state at any place of it is the nearest checkpoint before, folded
 * on. Begins at a state, which is that of the server when its log no longer reaches back.
 */
export class LabHistory {
  /** Without holes, oldest first. */
  readonly events: LogEvent[] = [];
  readonly #limits: HistoryLimits;
  readonly #checkpoints = new Checkpoints();
  readonly #taken: Checkpoint[] = [];
  /** Where the next checkpoint is due. */
  #nextSequence: number;

  constructor(base: LabState, limits: Partial<HistoryLimits> = {}) {
    this.#limits = {
      eventsKept: HISTORY_EVENTS_KEPT,
      slackEvents: SLACK_EVENTS,
      checkpointEvery: CHECKPOINT_EVERY,
      ...limits,
    };
    this.#taken.push(this.#checkpoints.take(base));
    this.#nextSequence = base.sequence + this.#limits.checkpointEvery;
  }

  /** The earliest place there is a state of: before the first event kept. */
  get baseSequence(): number {
    return this.#taken[0]?.sequence ?? 0;
  }

  get lastSequence(): number {
    return this.baseSequence + this.events.length;
  }

  get checkpointCount(): number {
    return this.#taken.length;
  }

  /** Takes in the event that was just folded into `state`; true when the oldest ones were dropped for it. */
  append(event: LogEvent, state: LabState): boolean {
    this.events.push(event);
    if (event.sequence >= this.#nextSequence) this.#takeCheckpoint(state);
    return this.events.length > this.#limits.eventsKept + this.#limits.slackEvents && this.#dropOldest();
  }

  /** The log event with this sequence, if it is kept. */
  eventAt(sequence: number): LogEvent | undefined {
    return this.events[sequence - this.baseSequence - 1];
  }

  /** Sequence of the last log event at or before a sim time. */
  sequenceAt(at: number): number {
    return this.baseSequence + countWhile(this.events, (event) => event.at <= at);
  }

  /** Sim time of a place of the log. */
  timeOf(sequence: number): number {
    return this.eventAt(sequence)?.at ?? this.#taken[0]?.plain.now ?? 0;
  }

  /** The state after the log event `sequence`. Goes on from `from`, in place, where that is the shorter way. */
  stateAt(sequence: number, from?: LabState): LabState {
    const goal = Math.min(Math.max(sequence, this.baseSequence), this.lastSequence);
    const checkpoint = this.#taken[countWhile(this.#taken, (taken) => taken.sequence <= goal) - 1];
    const canGoOn = from !== undefined && from.sequence <= goal && from.sequence >= (checkpoint?.sequence ?? 0);
    const state = canGoOn || !checkpoint ? from : this.#checkpoints.restore(checkpoint);
    if (!state) throw new Error('a history has a checkpoint at its beginning');
    for (let next = this.eventAt(state.sequence + 1); next && next.sequence <= goal; ) {
      evolve(state, next);
      next = this.eventAt(next.sequence + 1);
    }
    return state;
  }

  /** A checkpoint costs what lives in the lab, so where much lives they lie farther apart: the cost per event stays the same. */
  #takeCheckpoint(state: LabState): void {
    const last = this.#taken.at(-1);
    const checkpoint = this.#checkpoints.take(state, this.events.slice((last?.sequence ?? 0) - this.baseSequence));
    this.#taken.push(checkpoint);
    const step = Math.min(CHECKPOINT_AT_LATEST, Math.max(this.#limits.checkpointEvery, sizeOf(checkpoint)));
    this.#nextSequence = state.sequence + step;
  }

  /** Only whole stretches between checkpoints go, so that there is one at the beginning. */
  #dropOldest(): boolean {
    const cut = this.lastSequence - this.#limits.eventsKept;
    const gone = countWhile(this.#taken, (taken) => taken.sequence <= cut) - 1;
    const first = this.#taken[gone];
    if (gone <= 0 || !first) return false;
    this.events.splice(0, first.sequence - this.baseSequence);
    this.#taken.splice(0, gone);
    this.#checkpoints.forgetBefore(first);
    return true;
  }
}

/** How many things it copied or looked at. */
function sizeOf({ open, environments, queues }: Checkpoint): number {
  return queues.reduce((sum, queue) => sum + queue.messages.length, open.length + environments.length);
}
