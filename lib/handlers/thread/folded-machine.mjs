// @ts-check

/**
 * @typedef {import('quickjs-wasi').Snapshot} Snapshot
 */

const PAGE_BYTES = 4_096;

/**
 * A machine at rest, as what its memory has that the image it began from has not: a few hundredths of it, for most handlers.
 * Unfolded it is the same machine, down to the last byte.
 */
export class FoldedMachine {
  #rest;
  #byteLength;
  /** Where the kept pages belong, and the pages one after the other. */
  #numbers;
  #pages;

  /**
   * @param {Snapshot} image
   * @param {Snapshot} snapshot
   */
  constructor(image, { memory, ...rest }) {
    const numbers = [];
    for (let at = 0; at < memory.length; at += PAGE_BYTES) {
      const end = at + PAGE_BYTES;
      if (Buffer.compare(memory.subarray(at, end), pageOf(image.memory, at)) !== 0) numbers.push(at / PAGE_BYTES);
    }
    this.#rest = rest;
    this.#byteLength = memory.length;
    this.#numbers = Uint32Array.from(numbers);
    this.#pages = new Uint8Array(numbers.length * PAGE_BYTES);
    for (const [index, number] of numbers.entries()) {
      this.#pages.set(memory.subarray(number * PAGE_BYTES, (number + 1) * PAGE_BYTES), index * PAGE_BYTES);
    }
  }

  get byteLength() {
    return this.#pages.length;
  }

  /**
   * @param {Snapshot} image
   * @returns {Snapshot}
   */
  unfolded(image) {
    const memory = new Uint8Array(this.#byteLength);
    memory.set(image.memory);
    for (const [index, number] of this.#numbers.entries()) {
      memory.set(this.#pages.subarray(index * PAGE_BYTES, (index + 1) * PAGE_BYTES), number * PAGE_BYTES);
    }
    return { ...this.#rest, memory };
  }
}

const NOTHING = new Uint8Array(PAGE_BYTES);

/**
 * @param {Uint8Array} memory
 * @param {number} at
 */
function pageOf(memory, at) {
  return at < memory.length ? memory.subarray(at, at + PAGE_BYTES) : NOTHING;
}
