import { LANES_MAX } from './track';

interface LaneUse {
  /** Numbers of the environments that had this lane, oldest first. */
  readonly numbers: number[];
  /** Undefined once its last environment was shut down: the next one takes the lane over. */
  environmentId: string | undefined;
}

/** Gives each execution environment of one function a lane for its life, and hands the lane on when it is shut down. */
export class EnvironmentLanes {
  readonly #lanes: LaneUse[] = [];
  readonly #places = new Map<string, { readonly lane: number; readonly number: number }>();
  #started = 0;

  /** Lane and number of an environment, which is made known if it is new. Lane -1: there are more than can be shown. */
  placeOf(environmentId: string): { readonly lane: number; readonly number: number } {
    const known = this.#places.get(environmentId);
    if (known) return known;
    this.#started += 1;
    const place = { lane: this.#take(environmentId, this.#started), number: this.#started };
    this.#places.set(environmentId, place);
    return place;
  }

  shutDown(environmentId: string): void {
    const place = this.#places.get(environmentId);
    this.#places.delete(environmentId);
    const use = place && this.#lanes[place.lane];
    if (use?.environmentId === environmentId) use.environmentId = undefined;
  }

  /** The function was made anew: AWS's environments of the old one are gone, and counting begins again. */
  beginAgain(): void {
    this.#places.clear();
    for (const use of this.#lanes) use.environmentId = undefined;
    this.#started = 0;
  }

  /** How many environments run or rest now. */
  get count(): number {
    return this.#places.size;
  }

  /** `env 1`, `env 1, 3` or `env 1 … 9`: who has had this lane. */
  labelOf(lane: number): string {
    const numbers = this.#lanes[lane]?.numbers ?? [];
    const [first, second] = numbers;
    if (first === undefined) return '';
    if (second === undefined) return `env ${first}`;
    return numbers.length === 2 ? `env ${first}, ${second}` : `env ${first} … ${numbers.at(-1)}`;
  }

  #take(environmentId: string, number: number): number {
    const free = this.#lanes.findIndex((use) => use.environmentId === undefined);
    const use = this.#lanes[free];
    if (use) {
      use.environmentId = environmentId;
      use.numbers.push(number);
      return free;
    }
    if (this.#lanes.length >= LANES_MAX.environments) return -1;
    this.#lanes.push({ environmentId, numbers: [number] });
    return this.#lanes.length - 1;
  }
}
