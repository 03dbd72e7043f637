/** Our own mistakes fail loudly. Never for what a user sends: that is refused with a reason. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`);
}

/** For the default of an exhaustive switch: the compiler proves that it is never reached. */
export function assertUnreachable(value: never): never {
  throw new Error(`assertion failed: unexpected ${JSON.stringify(value)}`);
}
