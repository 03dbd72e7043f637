import type { WallClock } from './wall-clock';

/** Steps between two looks at the clock, which costs as much as a light step. */
const STEPS_PER_LOOK = 16;

/** How long a lab may work before it lets others have their turn. */
export class WorkBudget {
  readonly #wall: WallClock;
  readonly #endsAtWallMs: number;
  #steps = 0;
  #spent = false;

  constructor(wall: WallClock, ms: number) {
    this.#wall = wall;
    this.#endsAtWallMs = wall.now() + ms;
  }

  /** Counts one step; true when it is one too many. The first few always pass, so that work always gets on. */
  spend(): boolean {
    if (!this.#spent && ++this.#steps % STEPS_PER_LOOK === 0) this.#spent = this.#wall.now() >= this.#endsAtWallMs;
    return this.#spent;
  }
}
