import { type LabView, listLabs } from './control-api';

/** The labs of the server as they were last told; asked again whenever somebody wants to be sure. */
class LabList {
  #labs: readonly LabView[] | undefined;
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Undefined before the first answer. */
  readonly get = (): readonly LabView[] | undefined => this.#labs;

  /** Asks the server. Without an answer what was known stays: the list only leads on to other pages. */
  async refresh(): Promise<void> {
    const labs = await listLabs().catch(() => this.#labs);
    if (labs === this.#labs) return;
    this.#labs = labs;
    for (const listener of [...this.#listeners]) listener();
  }
}

export const labList = new LabList();
