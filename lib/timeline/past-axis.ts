import type { BusyPast } from './busy-past';
import { IDLE_JOIN_MS } from './busy-past';
import type { Stretch } from './time-axis';

/** Stretches narrower than this are told as one with their equally narrow neighbours. */
const NARROW_PX = 1;

/** The axis of one scale where it is made of blocks: pixels of all blocks, and the stretches of those that are looked at. */
export class PastAxis {
  /** Where it ends. */
  readonly endAt: number;
  readonly endPx: number;
  readonly #past: BusyPast;
  readonly #blocks: number;
  readonly #msPerPx: number;
  readonly #breakPx: number;
  /** Where each block begins, and behind them where the last ends. */
  readonly #startsPx: Float64Array;
  readonly #looked = new Map<number, readonly Stretch[]>();

  constructor(past: BusyPast, msPerPx: number, breakPx: number) {
    this.#past = past;
    this.#blocks = past.blocks;
    this.#msPerPx = msPerPx;
    this.#breakPx = breakPx;
    this.#startsPx = new Float64Array(this.#blocks + 1);
    let px = 0;
    for (let block = 0; block < this.#blocks; block += 1) {
      px += past.widthOf(block, msPerPx, breakPx);
      this.#startsPx[block + 1] = px;
    }
    this.endPx = px;
    this.endAt = past.endOf(this.#blocks - 1);
  }

  /** The stretches of the block in which a time lies; undefined: it is later, or before all. */
  around(at: number): readonly Stretch[] | undefined {
    if (at < 0 || at >= this.endAt) return undefined;
    return this.#stretchesOf(firstWhere(this.#blocks, (block) => this.#past.endOf(block) > at));
  }

  aroundPx(px: number): readonly Stretch[] | undefined {
    if (px < 0 || px >= this.endPx) return undefined;
    return this.#stretchesOf(firstWhere(this.#blocks, (block) => this.#pxAt(block + 1) > px));
  }

  within(fromPx: number, toPx: number): readonly Stretch[] {
    const found: Stretch[] = [];
    const first = firstWhere(this.#blocks, (block) => this.#pxAt(block + 1) >= fromPx);
    for (let block = first; block < this.#blocks && this.#pxAt(block) <= toPx; block += 1) {
      for (const stretch of this.#stretchesOf(block)) {
        if (stretch.endPx >= fromPx && stretch.startPx <= toPx) found.push(stretch);
      }
    }
    return found;
  }

  #pxAt(block: number): number {
    return this.#startsPx[block] ?? 0;
  }

  #stretchesOf(block: number): readonly Stretch[] {
    const known = this.#looked.get(block);
    if (known) return known;
    const stretches = this.#lookInto(block);
    this.#looked.set(block, stretches);
    return stretches;
  }

  #lookInto(block: number): readonly Stretch[] {
    const found = new Stretches(this.#past.endOf(block - 1), this.#pxAt(block));
    if (this.#pxAt(block + 1) - this.#pxAt(block) < NARROW_PX) {
      found.add(this.#past.endOf(block), this.#pxAt(block + 1), true);
      return found.all;
    }
    let { at, px } = found;
    const go = (ms: number, widthPx: number, isBreak: boolean) => {
      at += ms;
      px += widthPx;
      found.add(at, px, isBreak);
    };
    this.#past.each(block, (idleMs, workMs) => {
      const idlePx = idleMs / this.#msPerPx;
      if (idleMs < IDLE_JOIN_MS || idlePx <= this.#breakPx) go(idleMs, idlePx, false);
      else go(idleMs, this.#breakPx, true);
      go(workMs, workMs / this.#msPerPx, false);
    });
    return found.all;
  }
}

type GrowingStretch = { -readonly [K in keyof Stretch]: Stretch[K] };

/** Puts stretches one after another; the narrow ones that follow each other become one. */
class Stretches {
  readonly all: GrowingStretch[] = [];
  at: number;
  px: number;
  #last: GrowingStretch | undefined;

  constructor(at: number, px: number) {
    this.at = at;
    this.px = px;
  }

  add(toAt: number, toPx: number, isBreak: boolean): void {
    if (toAt <= this.at) return;
    const last = this.#last;
    if (last && last.endPx - last.startPx < NARROW_PX && toPx - this.px < NARROW_PX) {
      last.endAt = toAt;
      last.endPx = toPx;
      last.isBreak = true;
    } else {
      this.#last = { startAt: this.at, endAt: toAt, startPx: this.px, endPx: toPx, isBreak };
      this.all.push(this.#last);
    }
    this.at = toAt;
    this.px = toPx;
  }
}

/** The first block for which a condition holds that, once it holds, holds for all later ones. */
function firstWhere(blocks: number, holds: (block: number) => boolean): number {
  let low = 0;
  let high = blocks;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
