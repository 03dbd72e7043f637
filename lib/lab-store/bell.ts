/** Wakes whoever waits for news. A ring before `heard` is read is not lost: `heard` is taken before looking, then waited on. */
export class Bell {
  #ring: () => void = () => {};
  #heard: Promise<void> | undefined;

  /** Resolves at the next ring after this call. Take it before looking whether there is news. */
  heard(): Promise<void> {
    this.#heard ??= new Promise((resolve) => {
      this.#ring = resolve;
    });
    return this.#heard;
  }

  ring(): void {
    if (this.#heard === undefined) return;
    this.#heard = undefined;
    this.#ring();
  }
}
