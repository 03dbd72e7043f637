import type { FailurePlace } from '@/lib/client/next-failure';

/** The failure that `E` last went to. Views that draw it bring it into sight. */
export class FailureCursor {
  readonly #listeners = new Set<() => void>();
  #place: FailurePlace | undefined;
  #presses = 0;

  readonly get = (): FailurePlace | undefined => this.#place;

  /** How often a failure was asked for. */
  readonly presses = (): number => this.#presses;

  readonly goTo = (place: FailurePlace | undefined): void => {
    this.#place = place;
    this.#presses += 1;
    for (const listener of this.#listeners) listener();
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}
