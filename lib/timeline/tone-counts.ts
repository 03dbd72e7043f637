import { ByteColumn, NumberColumn } from './number-column';
import { SPAN_TONES } from './span';

/** So many tones are counted in one block, and so many blocks in one of the next level. */
const BLOCK = 64;
const TONES = SPAN_TONES.length;

/** A list of tones in which it is quickly known how often each came up to any place. */
export class ToneCounts {
  readonly #tones = new ByteColumn();
  /** For each block how often each tone is in it. */
  readonly #inBlock = new ByteColumn();
  /** The same for 64 blocks. */
  readonly #inManyBlocks = new NumberColumn();

  get length(): number {
    return this.#tones.length;
  }

  push(tone: number): void {
    const index = this.#tones.length;
    this.#tones.push(tone);
    for (let each = 0; index % BLOCK === 0 && each < TONES; each += 1) this.#inBlock.push(0);
    for (let each = 0; index % (BLOCK * BLOCK) === 0 && each < TONES; each += 1) this.#inManyBlocks.push(0);
    this.#add(index, tone, 1);
  }

  /** The tone at a place is another now. */
  change(index: number, tone: number): void {
    this.#add(index, this.#tones.values[index] ?? 0, -1);
    this.#tones.values[index] = tone;
    this.#add(index, tone, 1);
  }

  toneAt(index: number): number {
    return this.#tones.values[index] ?? 0;
  }

  /** Stands before the first tone, and counts what it passes. */
  walk(): ToneWalk {
    return new ToneWalk(this.#tones, this.#inBlock, this.#inManyBlocks);
  }

  #add(index: number, tone: number, change: number): void {
    const block = Math.floor(index / BLOCK) * TONES + tone;
    const manyBlocks = Math.floor(index / (BLOCK * BLOCK)) * TONES + tone;
    this.#inBlock.values[block] = (this.#inBlock.values[block] ?? 0) + change;
    this.#inManyBlocks.values[manyBlocks] = (this.#inManyBlocks.values[manyBlocks] ?? 0) + change;
  }
}

/** Goes forward through tones, over whole blocks where it can. */
class ToneWalk {
  /** How often each tone came before `place`. */
  readonly counts = new Float64Array(TONES);
  place = 0;
  readonly #tones: ByteColumn;
  readonly #inBlock: ByteColumn;
  readonly #inManyBlocks: NumberColumn;

  constructor(tones: ByteColumn, inBlock: ByteColumn, inManyBlocks: NumberColumn) {
    this.#tones = tones;
    this.#inBlock = inBlock;
    this.#inManyBlocks = inManyBlocks;
  }

  goTo(place: number): void {
    while (this.place < place) {
      if (this.#isAtStartOf(BLOCK * BLOCK, place)) this.#pass(this.#inManyBlocks.values, BLOCK * BLOCK);
      else if (this.#isAtStartOf(BLOCK, place)) this.#pass(this.#inBlock.values, BLOCK);
      else this.#passOne();
    }
  }

  #isAtStartOf(size: number, place: number): boolean {
    return this.place % size === 0 && this.place + size <= place;
  }

  #pass(sums: Float64Array | Uint8Array, size: number): void {
    const first = (this.place / size) * TONES;
    for (let tone = 0; tone < TONES; tone += 1) {
      this.counts[tone] = (this.counts[tone] ?? 0) + (sums[first + tone] ?? 0);
    }
    this.place += size;
  }

  #passOne(): void {
    const tone = this.#tones.values[this.place] ?? 0;
    this.counts[tone] = (this.counts[tone] ?? 0) + 1;
    this.place += 1;
  }
}
