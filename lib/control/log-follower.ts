import type { FollowBatch } from '@/lib/lab-store/lab-store';
import type { Lab } from '@/lib/labs/lab';

/**
 * Follows one lab's log a batch at a time, asking for the next only when told to: who cannot write does not read either,
 * and nothing piles up on the way.
 */
export class LogFollower {
  readonly #stop = new AbortController();
  readonly #batches: AsyncIterator<FollowBatch>;
  readonly #arrived: () => void;
  #asked = false;
  #batch: FollowBatch | undefined;
  #failure: Error | undefined;
  /** The log is over, or this follower was closed. */
  ended = false;

  constructor(lab: Pick<Lab, 'follow'>, after: number, arrived: () => void) {
    this.#batches = lab.follow(after, this.#stop.signal)[Symbol.asyncIterator]();
    this.#arrived = arrived;
  }

  /** Asks for the next batch unless one is on its way or here. */
  ask(): void {
    if (this.#asked || this.ended) return;
    this.#asked = true;
    this.#batches.next().then(
      (next) => {
        if (next.done === true) this.ended = true;
        else this.#batch = next.value;
        this.#arrived();
      },
      (error: unknown) => {
        this.#failure = error instanceof Error ? error : new Error(String(error));
        this.ended = true;
        this.#arrived();
      },
    );
  }

  get hasBatch(): boolean {
    return this.#batch !== undefined;
  }

  /** The batch that has arrived, once. Throws what the log failed with. */
  take(): FollowBatch | undefined {
    if (this.#failure !== undefined) throw this.#failure;
    const batch = this.#batch;
    this.#batch = undefined;
    if (batch !== undefined) this.#asked = false;
    return batch;
  }

  /** Gives the place in the log back. */
  close(): void {
    this.ended = true;
    this.#stop.abort();
    this.#batches.return?.().catch(() => undefined);
  }
}
