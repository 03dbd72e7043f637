const PARAMETER = 'invocation';

/** The selected invocation. It lives in the address, so that a link shows the same thing. */
export class SelectionStore {
  readonly #listeners = new Set<() => void>();
  #requestId: string | undefined;

  /** Reads the address, now and whenever the user goes back or forward. */
  start(): () => void {
    const read = () => this.#set(new URLSearchParams(location.search).get(PARAMETER) ?? undefined);
    read();
    addEventListener('popstate', read);
    return () => removeEventListener('popstate', read);
  }

  readonly get = (): string | undefined => this.#requestId;

  readonly select = (requestId: string | undefined): void => {
    if (requestId === this.#requestId) return;
    const url = new URL(location.href);
    if (requestId === undefined) url.searchParams.delete(PARAMETER);
    else url.searchParams.set(PARAMETER, requestId);
    history.replaceState(history.state, '', url);
    this.#set(requestId);
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #set(requestId: string | undefined): void {
    if (requestId === this.#requestId) return;
    this.#requestId = requestId;
    for (const listener of this.#listeners) listener();
  }
}
