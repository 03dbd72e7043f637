// @ts-check

/** Bytes that grow at the end, in the binary format of WebAssembly. */
export class WasmWriter {
  #bytes = new Uint8Array(256);
  #length = 0;

  /** @param {readonly number[] | Uint8Array} part */
  put(part) {
    this.#reserve(part.length);
    this.#bytes.set(part, this.#length);
    this.#length += part.length;
  }

  /**
   * A vector's or section's content behind its length.
   *
   * @param {Uint8Array} content
   */
  putSized(content) {
    this.put(u32(content.length));
    this.put(content);
  }

  take() {
    return this.#bytes.subarray(0, this.#length);
  }

  /** @param {number} more */
  #reserve(more) {
    if (this.#length + more <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }
}

/**
 * Unsigned LEB128.
 *
 * @param {number} value
 */
export function u32(value) {
  const bytes = [];
  let rest = value;
  do {
    const low = rest % 0x80;
    rest = Math.floor(rest / 0x80);
    bytes.push(rest > 0 ? low | 0x80 : low);
  } while (rest > 0);
  return bytes;
}
