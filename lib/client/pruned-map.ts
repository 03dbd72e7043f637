/** Many more than a lab remembers: what is forgotten there is soon forgotten here. */
const SIZE_MAX = 50_000;

/** A map of what was worked out for some objects, begun anew when it has grown too large. Read a few times faster than a WeakMap. */
export class PrunedMap<K, V> {
  readonly #values = new Map<K, V>();

  get(key: K): V | undefined {
    return this.#values.get(key);
  }

  set(key: K, value: V): void {
    if (this.#values.size >= SIZE_MAX && !this.#values.has(key)) this.#values.clear();
    this.#values.set(key, value);
  }
}
