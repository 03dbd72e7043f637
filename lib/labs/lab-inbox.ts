import type { InboxEntry, LabId, LabStore } from '@/lib/lab-store/lab-store';

/** The commands the store has accepted for a lab and that its owner has not run yet. */
export class LabInbox {
  readonly #store: LabStore;
  readonly #labId: LabId;
  readonly #onNews: () => void;
  #entries: InboxEntry[] = [];
  /** Numbers of commands the engine could not take. */
  readonly #passedOver = new Set<number>();

  /** `onNews` is called when commands have come. */
  constructor(store: LabStore, labId: LabId, onNews: () => void) {
    this.#store = store;
    this.#labId = labId;
    this.#onNews = onNews;
  }

  /** In order; whoever runs them takes them from the front. */
  get entries(): InboxEntry[] {
    return this.#entries;
  }

  /** Brings in what comes after number `taken`, until `owning` aborts or the store has no more to give. */
  async receive(taken: number, owning: AbortSignal): Promise<void> {
    this.#entries = [];
    for await (const batch of this.#store.follow(this.#labId, 'inbox', taken, owning)) {
      if (owning.aborted || batch.kind === 'reset') return;
      for (const entry of batch.commands) if (!this.#passedOver.has(entry.number)) this.#entries.push(entry);
      this.#onNews();
    }
  }

  /** This command is not to be run when it comes again. */
  passOver(number: number): void {
    this.#passedOver.add(number);
  }

  /** The numbers begin again with a new log. */
  forget(): void {
    this.#passedOver.clear();
  }
}
