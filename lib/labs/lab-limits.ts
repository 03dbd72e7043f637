/** Bounds of our own on what a lab and a process of labs do; AWS's are in the engine. */

/** Labs in one process. */
export const LABS_MAX = 200;
/** Wall time a lab works before others get their turn: half for time that passes, half for commands. */
export const TURN_WALL_MS = 8;
/** Skip-waits jumps over waits longer than this, in sim time. */
export const SKIPPED_WAIT_MIN_MS = 2_000;
/** Calendar entries after which run-until-idle gives up, so that an endless chain of invocations ends. */
export const RUN_UNTIL_IDLE_ENTRIES_MAX = 1_000_000;
export const SPEED_MIN = 0.1;
export const SPEED_MAX = 10_000;
/** The longest single advance: a year. */
export const ADVANCE_MAX_MS = 31_536_000_000;
/** Slices that are run again so that a fork's handlers are where they were; with more to run, they start anew. */
export const REPLAYED_SLICES_MAX = 50_000;
/** Wall time between two tries to own a lab whose claim did not succeed. */
export const CLAIM_RETRY_WALL_MS = 250;
/** Wall time between two prolongings of the ownership of this process's labs. */
export const HOLD_EVERY_WALL_MS = 1_000;
