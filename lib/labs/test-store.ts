import type { Append, AppendOutcome } from '@/lib/lab-store/lab-store';
import { MemoryStore } from '@/lib/lab-store/memory-store';

/** How an append goes wrong: refused, not kept and unknown, or kept and unknown. */
export type Mishap = 'fenced' | 'lost-before' | 'lost-after';

/** A store in memory whose appends wait or go wrong when the test says so. */
export class TestStore extends MemoryStore {
  /** Taken from the front, one an append. */
  readonly mishaps: Mishap[] = [];
  appends = 0;
  #gate: Promise<void> = Promise.resolve();
  #open: () => void = () => {};

  /** From now on appends wait. */
  shut(): void {
    this.#gate = new Promise((resolve) => {
      this.#open = resolve;
    });
  }

  open(): void {
    this.#open();
  }

  override async append(batch: readonly Append[]): Promise<readonly AppendOutcome[]> {
    await this.#gate;
    this.appends++;
    const mishap = this.mishaps.shift();
    if (mishap === 'fenced') return batch.map(({ lab }) => ({ lab, fenced: true }));
    if (mishap === 'lost-before') throw new Error('connection lost');
    const outcomes = await super.append(batch);
    if (mishap === 'lost-after') throw new Error('connection lost');
    return outcomes;
  }
}
