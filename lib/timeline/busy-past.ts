/** So many busy stretches, each with the idle time before it, are summed up in one block. */
export const STRETCHES_A_BLOCK = 64;
/** Idle time shorter than this is never collapsed. */
export const IDLE_JOIN_MS = 400;

/** What is known of a block without looking into it. */
interface BlockSum {
  /** Work, and idle time too short to be collapsed. */
  workMs: number;
  /** Idle stretches that can be collapsed: how many, how long together, the shortest and the longest. */
  idles: number;
  idleMs: number;
  shortestMs: number;
  longestMs: number;
}

/**
 * Busy stretches that are over for good, summed up in blocks: how many pixels a block takes at a scale follows from its sum,
 * so that an axis over a hundred thousand stretches is made from a few thousand numbers, and only what is seen is looked into.
 */
export class BusyPast {
  readonly #startsAt: readonly number[];
  readonly #endsAt: readonly number[];
  readonly #sums: BlockSum[] = [];

  /** The lists go on growing; what is in blocks no longer changes. */
  constructor(startsAt: readonly number[], endsAt: readonly number[]) {
    this.#startsAt = startsAt;
    this.#endsAt = endsAt;
  }

  get blocks(): number {
    return this.#sums.length;
  }

  get stretches(): number {
    return this.#sums.length * STRETCHES_A_BLOCK;
  }

  /** When the first of all began. */
  get firstAt(): number | undefined {
    return this.#startsAt[0];
  }

  /** Where a block ends, which is where the next begins. */
  endOf(block: number): number {
    return block < 0 ? 0 : (this.#endsAt[(block + 1) * STRETCHES_A_BLOCK - 1] ?? 0);
  }

  /** The next block is over: sums it up. */
  add(): void {
    const sum = { workMs: 0, idles: 0, idleMs: 0, shortestMs: Number.POSITIVE_INFINITY, longestMs: 0 };
    this.each(this.#sums.length, (idleMs, workMs) => {
      sum.workMs += workMs;
      if (idleMs < IDLE_JOIN_MS) {
        sum.workMs += idleMs;
        return;
      }
      sum.idles += 1;
      sum.idleMs += idleMs;
      sum.shortestMs = Math.min(sum.shortestMs, idleMs);
      sum.longestMs = Math.max(sum.longestMs, idleMs);
    });
    this.#sums.push(sum);
  }

  /** How many pixels a block takes. */
  widthOf(block: number, msPerPx: number, breakPx: number): number {
    const sum = this.#sums[block];
    if (!sum) return 0;
    const breakMs = breakPx * msPerPx;
    if (sum.shortestMs > breakMs) return sum.workMs / msPerPx + sum.idles * breakPx;
    if (sum.longestMs <= breakMs) return (sum.workMs + sum.idleMs) / msPerPx;
    let widthPx = 0;
    this.each(block, (idleMs, workMs) => {
      widthPx += workMs / msPerPx + (idleMs < IDLE_JOIN_MS ? idleMs / msPerPx : Math.min(breakPx, idleMs / msPerPx));
    });
    return widthPx;
  }

  /** Each stretch of a block: the idle time before it and its own length. */
  each(block: number, take: (idleMs: number, workMs: number) => void): void {
    const first = block * STRETCHES_A_BLOCK;
    for (let index = first; index < first + STRETCHES_A_BLOCK; index += 1) {
      const startAt = this.#startsAt[index] ?? 0;
      take(startAt - (this.#endsAt[index - 1] ?? 0), (this.#endsAt[index] ?? 0) - startAt);
    }
  }
}
