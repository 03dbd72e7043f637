import { type InvocationFilter, NO_FILTER, readFilter, writeFilter } from '@/lib/client/invocation-filter';

/** The filter of all views. It lives in the address, so that a link, a reload and the back button show the same. */
export class FilterStore {
  readonly #listeners = new Set<() => void>();
  #filter: InvocationFilter = NO_FILTER;

  /** Reads the address, now and whenever the user goes back or forward. */
  start(): () => void {
    const read = () => this.#set(readFilter(location.search));
    read();
    addEventListener('popstate', read);
    return () => removeEventListener('popstate', read);
  }

  readonly get = (): InvocationFilter => this.#filter;

  /** Changes a part of the filter. Each choice is a step for the back button; a word that is typed is one step, not one a letter. */
  readonly change = (part: Partial<InvocationFilter>): void => {
    const next = { ...this.#filter, ...part };
    const search = writeFilter(location.search, next);
    if (search !== location.search) {
      const url = `${location.pathname}${search}${location.hash}`;
      const isTyping = part.text !== undefined && part.text !== '' && this.#filter.text !== '';
      if (isTyping) history.replaceState(history.state, '', url);
      else history.pushState(history.state, '', url);
    }
    this.#set(next);
  };

  readonly clear = (): void => this.change(NO_FILTER);

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #set(filter: InvocationFilter): void {
    if (writeFilter('', filter) === writeFilter('', this.#filter) && filter.text === this.#filter.text) return;
    this.#filter = filter;
    for (const listener of this.#listeners) listener();
  }
}
