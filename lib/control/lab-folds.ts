import { MetricsFold } from '@/lib/engine/metrics';
import type { Lab } from '@/lib/labs/lab';
import { DeliveriesFold } from './deliveries-fold';
import { readLog } from './read-log';

const EVENTS_A_TURN = 5_000;

/** What is folded from a lab's log on the way: each event is added once, whoever asks and however often. */
export class LabFolds {
  readonly metrics = new MetricsFold();
  readonly deliveries = new DeliveriesFold();
  /** Set when the log no longer reached back to its beginning: what came before is not counted. */
  oldestSequence: number | undefined;
  #sequence = 0;
  #turn: Promise<void> = Promise.resolve();

  /** Adds everything that happened before the call. */
  async catchUp(lab: Lab): Promise<void> {
    const turn = this.#turn.then(() => this.#read(lab));
    this.#turn = turn.catch(() => undefined);
    await turn;
  }

  async #read(lab: Lab): Promise<void> {
    for (let head = lab.state.sequence; this.#sequence < head; ) {
      const page = await readLog(lab, this.#sequence, EVENTS_A_TURN);
      if (page.oldestSequence !== undefined) this.oldestSequence = page.oldestSequence;
      for (const event of page.events) {
        this.metrics.add(event);
        this.deliveries.add(event);
      }
      // A log that ended early (reset, removed) has no more to give.
      if (page.lastSequence === this.#sequence) head = this.#sequence;
      this.#sequence = page.lastSequence;
    }
  }
}

const folds = new WeakMap<Lab, { readonly logId: string; readonly folds: LabFolds }>();

/** A lab's folds, up to date; a reset begins them again. */
export async function labFolds(lab: Lab): Promise<LabFolds> {
  let known = folds.get(lab);
  if (known?.logId !== lab.logId) {
    known = { logId: lab.logId, folds: new LabFolds() };
    folds.set(lab, known);
  }
  await known.folds.catchUp(lab);
  return known.folds;
}
