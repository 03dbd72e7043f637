// @ts-check

/** A lab keeps its logs; a flood of them is cut. */
const LINES_MAX = 2_000;
const CHARACTERS_MAX = 1024 * 1024;
const LINE_CHARACTERS_MAX = 64 * 1024;

/** What a handler writes, slice by slice, up to what is kept of one invocation. */
export class LogKeeper {
  /** @type {string[]} */
  #lines = [];
  #written = 0;
  #characters = 0;
  #full = false;

  /** An invocation begins. */
  begin() {
    this.#written = 0;
    this.#characters = 0;
    this.#full = false;
  }

  /** @param {string} line */
  write(line) {
    if (this.#full) return;
    this.#written++;
    this.#characters += line.length;
    this.#full = this.#written > LINES_MAX || this.#characters > CHARACTERS_MAX;
    this.#lines.push(this.#full ? LEFT_OUT : line.slice(0, LINE_CHARACTERS_MAX));
  }

  /** The lines of a slice. */
  take() {
    const lines = this.#lines;
    this.#lines = [];
    return lines;
  }
}

const LEFT_OUT = '[Invocation Lab] more was logged than is kept of one invocation; the rest is left out';
