/** Gives the same text for equal texts: what is read from JSON is a copy each time, and a million copies are felt. */
export class OneOfEach {
  readonly #known = new Map<string, string>();

  one(text: string): string {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    if (this.#known.size < KNOWN_MAX) this.#known.set(text, text);
    return text;
  }
}

/** Texts that differ every time must not be kept for ever. */
const KNOWN_MAX = 2_000;
