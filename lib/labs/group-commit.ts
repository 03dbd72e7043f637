import type { Append, AppendOutcome, LabStore } from '@/lib/lab-store/lab-store';

/**
 * Gathers the appends of all labs of this process: what comes while one commit is on its way goes into the next together. One
 * commit for many labs is where a durable store's throughput is.
 */
export class GroupCommit {
  readonly #store: LabStore;
  #waiting: Waiting[] = [];
  #committing = false;

  constructor(store: LabStore) {
    this.#store = store;
  }

  /** Resolves when the store has answered for this lab; rejects when nobody knows whether it was kept. */
  append(append: Append): Promise<AppendOutcome> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ append, resolve, reject });
      if (!this.#committing) void this.#commit();
    });
  }

  async #commit(): Promise<void> {
    this.#committing = true;
    while (this.#waiting.length > 0) {
      const waiting = this.#waiting;
      this.#waiting = [];
      try {
        const outcomes = await this.#store.append(waiting.map((one) => one.append));
        waiting.forEach((one, index) => {
          const outcome = outcomes[index];
          if (outcome?.lab === one.append.lab) one.resolve(outcome);
          else one.reject(new Error(`the store did not answer for lab ${one.append.lab}`));
        });
      } catch (error) {
        for (const one of waiting) one.reject(error);
      }
    }
    this.#committing = false;
  }
}

interface Waiting {
  readonly append: Append;
  resolve(outcome: AppendOutcome): void;
  reject(error: unknown): void;
}
