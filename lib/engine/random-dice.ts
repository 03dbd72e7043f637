import { draw } from './random';

/** Seeded throws one after another, for tests that make up labs and commands. Apart from the lab's own seed. */
export class Dice {
  readonly #seed: number;
  readonly #series: number;
  #thrown = 0;

  constructor(seed: number, series = 0) {
    this.#seed = seed;
    this.#series = series;
  }

  /** A whole number from `min` to `max`, both included. */
  between(min: number, max: number): number {
    const share = draw(this.#seed, 'traceId', this.#series, this.#thrown++) / 0x1_0000_0000;
    return min + Math.floor(share * (max - min + 1));
  }

  chance(probability: number): boolean {
    return this.between(0, 999_999) < probability * 1_000_000;
  }

  pick<T>(choices: readonly T[]): T {
    const choice = choices[this.between(0, choices.length - 1)];
    if (choice === undefined) throw new Error('nothing to pick from, or undefined was among the choices');
    return choice;
  }

  /** One of the choices, or undefined with the given probability. */
  maybe<T>(probability: number, make: () => T): T | undefined {
    return this.chance(probability) ? make() : undefined;
  }

  /** Some of the choices, each kept with the given probability, in their order. */
  some<T>(choices: readonly T[], probability: number): T[] {
    return choices.filter(() => this.chance(probability));
  }
}

/** A whole number for a text, to give each text a series of throws of its own. */
export function seriesOf(text: string): number {
  let hash = 0x811c_9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x0100_0193);
  return hash >>> 1;
}
