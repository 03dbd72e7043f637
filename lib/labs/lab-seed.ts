import { randomInt } from 'node:crypto';

/** True for what can be a lab's seed: a whole number from 0 to 9,007,199,254,740,991. */
export function isSeed(seed: number): boolean {
  return Number.isSafeInteger(seed) && seed >= 0;
}

/** For a lab nobody gave a seed: short, so that it is easily told and typed. */
export function randomSeed(): number {
  return randomInt(1, 1_000_000);
}

/** The default lab's seed as the environment variable `SEED` gives it. Throws when it is set to something else. */
export function seedFromEnvironment(text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const seed = /^[0-9]+$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (isSeed(seed)) return seed;
  throw new Error(`SEED must be a whole number from 0 to ${Number.MAX_SAFE_INTEGER}, not "${text}"`);
}
