/** So many items share one running count. */
const BLOCK = 256;

/** How many rows each of many items has: a row finds its item, and an item its first row, without looking at all of them. */
export class RowCounts {
  readonly #counts: number[] = [];
  readonly #blocks: number[] = [];
  #total = 0;

  get total(): number {
    return this.#total;
  }

  get items(): number {
    return this.#counts.length;
  }

  /** Sets how many rows an item has; an item beyond the last is a new one. */
  set(item: number, count: number): void {
    const change = count - (this.#counts[item] ?? 0);
    this.#counts[item] = count;
    const block = Math.floor(item / BLOCK);
    this.#blocks[block] = (this.#blocks[block] ?? 0) + change;
    this.#total += change;
  }

  countOf(item: number): number {
    return this.#counts[item] ?? 0;
  }

  /** Rows of all items before this one. */
  before(item: number): number {
    const block = Math.floor(item / BLOCK);
    let rows = 0;
    for (let index = 0; index < block; index += 1) rows += this.#blocks[index] ?? 0;
    for (let index = block * BLOCK; index < item; index += 1) rows += this.#counts[index] ?? 0;
    return rows;
  }

  /** The item that a row belongs to; the last one for a row beyond the end. */
  itemAt(row: number): number {
    let left = row;
    let block = 0;
    while (block < this.#blocks.length - 1 && left >= (this.#blocks[block] ?? 0)) {
      left -= this.#blocks[block] ?? 0;
      block += 1;
    }
    let item = block * BLOCK;
    while (item < this.#counts.length - 1 && left >= (this.#counts[item] ?? 0)) {
      left -= this.#counts[item] ?? 0;
      item += 1;
    }
    return item;
  }
}
