import type { ShutdownReason } from '@/lib/engine/events';
import { countWhile } from './time-axis';
import { LANES_MAX } from './track';

/** The life of one execution environment in its lane. Where nothing runs in it, it is frozen. */
export interface EnvironmentLife {
  readonly number: number;
  readonly startedAt: number;
  /** Undefined while it is there. */
  endedAt: number | undefined;
  /** Why it was shut down; undefined: its function was made anew. */
  why: ShutdownReason | undefined;
}

interface LaneUse {
  /** Environments that had this lane, oldest first. */
  readonly lives: EnvironmentLife[];
  /** Undefined once its last environment was shut down: the next one takes the lane over. */
  environmentId: string | undefined;
}

/** Gives each execution environment of one function a lane for its life, and hands the lane on when it is shut down. */
export class EnvironmentLanes {
  readonly #lanes: LaneUse[] = [];
  readonly #places = new Map<string, { readonly lane: number; readonly number: number }>();
  /** Of every environment there ever was: the latest lane of its id. */
  readonly #lanesById = new Map<string, number>();
  #started = 0;

  /** Lane and number of an environment, which is made known if it is new. Lane -1: there are more than can be shown. */
  placeOf(environmentId: string, at: number): { readonly lane: number; readonly number: number } {
    const known = this.#places.get(environmentId);
    if (known) return known;
    this.#started += 1;
    const place = { lane: this.#take(environmentId, this.#started, at), number: this.#started };
    this.#places.set(environmentId, place);
    this.#lanesById.set(environmentId, place.lane);
    return place;
  }

  shutDown(environmentId: string, at: number, why: ShutdownReason): void {
    const place = this.#places.get(environmentId);
    this.#places.delete(environmentId);
    const use = place && this.#lanes[place.lane];
    if (use?.environmentId === environmentId) end(use, at, why);
  }

  /** The function was made anew: AWS's environments of the old one are gone, and counting begins again. */
  beginAgain(at: number): void {
    this.#places.clear();
    for (const use of this.#lanes) if (use.environmentId !== undefined) end(use, at, undefined);
    this.#started = 0;
  }

  /** The lane of an environment, of one that is gone too. */
  laneOf(environmentId: string): number | undefined {
    return this.#lanesById.get(environmentId);
  }

  /** How many environments run or rest now. */
  get count(): number {
    return this.#places.size;
  }

  /** `env 1`, `env 1, 3` or `env 1 … 9`: who has had this lane. */
  labelOf(lane: number): string {
    const lives = this.#lanes[lane]?.lives ?? [];
    const [first, second] = lives;
    if (first === undefined) return '';
    if (second === undefined) return `env ${first.number}`;
    return lives.length === 2
      ? `env ${first.number}, ${second.number}`
      : `env ${first.number} … ${lives.at(-1)?.number}`;
  }

  /** The environments of a lane that are there at some time between the two, oldest first. */
  livesWithin(lane: number, fromAt: number, toAt: number): readonly EnvironmentLife[] {
    const lives = this.#lanes[lane]?.lives ?? [];
    const first = countWhile(lives, ({ endedAt }) => endedAt !== undefined && endedAt < fromAt);
    const end = countWhile(lives, ({ startedAt }) => startedAt <= toAt);
    return lives.slice(first, end);
  }

  #take(environmentId: string, number: number, at: number): number {
    const life: EnvironmentLife = { number, startedAt: at, endedAt: undefined, why: undefined };
    const free = this.#lanes.findIndex((use) => use.environmentId === undefined);
    const use = this.#lanes[free];
    if (use) {
      use.environmentId = environmentId;
      use.lives.push(life);
      return free;
    }
    if (this.#lanes.length >= LANES_MAX.environments) return -1;
    this.#lanes.push({ environmentId, lives: [life] });
    return this.#lanes.length - 1;
  }
}

function end(use: LaneUse, at: number, why: ShutdownReason | undefined): void {
  use.environmentId = undefined;
  const life = use.lives.at(-1);
  if (!life) return;
  life.endedAt = at;
  life.why = why;
}
