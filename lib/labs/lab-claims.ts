import type { Claim, LabId, LabStore } from '@/lib/lab-store/lab-store';
import { CLAIM_RETRY_WALL_MS, LABS_MAX } from './lab-limits';
import type { WallClock } from './wall-clock';

/** Gets labs of the store for this process to own, and hands each claim to the lab that waits for it. */
export class LabClaims {
  readonly #store: LabStore;
  readonly #wall: WallClock;
  /** Claimed, not asked for yet. */
  readonly #stock = new Map<LabId, Claim>();

  constructor(store: LabStore, wall: WallClock) {
    this.#store = store;
    this.#wall = wall;
  }

  /** Resolves when this process owns the lab; undefined when `signal` aborted first. */
  async claim(lab: LabId, signal: AbortSignal): Promise<Claim | undefined> {
    while (!signal.aborted) {
      const claim = await this.#tryClaim(lab);
      if (claim !== undefined) return claim;
      await this.pause(signal);
    }
    return undefined;
  }

  /** The labs this process can own now and nobody has asked for. */
  async unasked(): Promise<readonly LabId[]> {
    await this.#refill();
    return [...this.#stock.keys()];
  }

  /** Waits before the next try. True: `signal` aborted. */
  pause(signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return Promise.resolve(true);
    return new Promise((resolve) => {
      const cancel = this.#wall.setTimer(CLAIM_RETRY_WALL_MS, done);
      signal.addEventListener('abort', done);
      function done() {
        cancel();
        signal.removeEventListener('abort', done);
        resolve(signal.aborted);
      }
    });
  }

  async #tryClaim(lab: LabId): Promise<Claim | undefined> {
    if (!this.#stock.has(lab)) await this.#refill();
    const claim = this.#stock.get(lab);
    this.#stock.delete(lab);
    return claim;
  }

  async #refill(): Promise<void> {
    try {
      for (const claim of await this.#store.claim(LABS_MAX)) this.#stock.set(claim.lab, claim);
    } catch {
      // A store that cannot answer now is asked again after the pause.
    }
  }
}
