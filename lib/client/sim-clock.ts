import type { ClockView } from './clock-view';

/**
 * Sim time between two words from the server. While the clock runs it is carried on from the last word, but never past the
 * next thing that must happen (`nextEntryAt`): what lies beyond is not known yet. It never goes backwards.
 */
export class SimClock {
  readonly #wallNow: () => number;
  #view: ClockView | undefined;
  #baseAt = 0;
  #baseWallMs = 0;

  constructor(wallNow: () => number) {
    this.#wallNow = wallNow;
    this.#baseWallMs = wallNow();
  }

  get view(): ClockView | undefined {
    return this.#view;
  }

  /** The server's word: it wins over what was carried on. */
  tell(view: ClockView): void {
    this.#view = view;
    this.#rebase(view.now);
  }

  /** A log event at `at` was folded: time is at least there. */
  reach(at: number): void {
    if (at > this.now(undefined)) this.#rebase(at);
  }

  /** Sim time now, fractions of a millisecond included. `nextEntryAt`: the earliest thing that must happen. */
  now(nextEntryAt: number | undefined): number {
    if (!this.isMoving()) return this.#baseAt;
    const carried = this.#baseAt + (this.#wallNow() - this.#baseWallMs) * (this.#view?.speed ?? 1);
    return nextEntryAt === undefined ? carried : Math.max(this.#baseAt, Math.min(carried, nextEntryAt));
  }

  /** Whether time goes on by itself. */
  isMoving(): boolean {
    return this.#view?.moving === true;
  }

  #rebase(at: number): void {
    this.#baseAt = at;
    this.#baseWallMs = this.#wallNow();
  }
}
