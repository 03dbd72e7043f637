// @ts-check

/**
 * Errors of the lab's own side reach the guest as their text only: their stacks name the lab's files.
 *
 * @template T
 * @param {() => T} run
 */
export function withoutStack(run) {
  try {
    return run();
  } catch (error) {
    throw typeof error === 'string' ? error : `${error instanceof Error ? error.message : error}`;
  }
}
