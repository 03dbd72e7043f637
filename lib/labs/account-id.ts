import { randomInt } from 'node:crypto';

/** The account id of the lab that is always there. */
export const DEFAULT_LAB_ID = '000000000000';
export const REGION = 'us-east-1';

/** True for 12 digits. */
export function isAccountId(text: string): boolean {
  return /^[0-9]{12}$/.test(text);
}

/** A lab's identity, not part of its simulation: truly random, so that it cannot be guessed from another's. */
export function randomAccountId(): string {
  return String(randomInt(1, 1_000_000_000_000)).padStart(12, '0');
}
