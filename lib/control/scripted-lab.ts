import type { LogEvent } from '@/lib/engine/events';
import { createLabState } from '@/lib/engine/lab-state';
import { simTime } from '@/lib/engine/sim-time';
import type { FollowBatch } from '@/lib/lab-store/lab-store';
import type { ClockView } from '@/lib/labs/clock-view';
import type { StreamedLab } from './event-stream';
import { Wake } from './wake';

/** A lab for tests of streams: its log is what the test says, a batch at a time. It has no engine behind it. */
export class ScriptedLab implements StreamedLab {
  readonly labId = '000000000000';
  logId = 'log-1';
  readonly state = createLabState();
  /** Batches handed out so far. */
  handedOut = 0;
  /** Where the last follower began, and whether it was given back. */
  followedAfter: number | undefined;
  isFollowed = false;
  clockListeners = 0;
  readonly #batches: (FollowBatch | 'end')[] = [];
  readonly #wake = new Wake();
  #clockChanged: () => void = () => undefined;
  #mode: ClockView['mode'] = 'running';

  say(...batches: readonly (FollowBatch | 'end')[]): void {
    this.#batches.push(...batches);
    this.#wake.ring();
  }

  changeClock(mode: ClockView['mode']): void {
    this.#mode = mode;
    this.#clockChanged();
  }

  async *follow(after: number, signal: AbortSignal): AsyncGenerator<FollowBatch> {
    this.followedAfter = after;
    this.isFollowed = true;
    signal.addEventListener('abort', () => this.#wake.ring());
    try {
      while (!signal.aborted) {
        const batch = this.#batches.shift();
        if (batch === 'end') return;
        if (batch === undefined) await this.#wake.wait(1e9);
        else {
          this.handedOut++;
          yield batch;
        }
      }
    } finally {
      this.isFollowed = false;
    }
  }

  onClock(listener: () => void): () => void {
    this.#clockChanged = listener;
    this.clockListeners++;
    return () => {
      this.clockListeners--;
    };
  }

  clock(): ClockView {
    return {
      now: simTime(0),
      mode: this.#mode,
      speed: 1,
      skipWaits: false,
      moving: false,
      nextEntryAt: undefined,
      pendingWork: 0,
    };
  }
}

/** A batch of `count` log events that begins at `first`. */
export function batchOf(first: number, count = 1): FollowBatch {
  const events: LogEvent[] = Array.from({ length: count }, (_, place) => ({
    sequence: first + place,
    at: simTime(0),
    type: 'function-deleted',
    functionName: 'f',
  }));
  return { kind: 'events', events };
}
