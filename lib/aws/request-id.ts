import { randomUUID } from 'node:crypto';

/** Request id of a call that is no invocation, and so has none from the lab's seed: a UUID v4 in lower case (INV-31). */
export function newRequestId(): string {
  return randomUUID();
}
