import type { Invocation } from '@/lib/engine/state';
import { type FilterResult, filterInvocations } from './filter-result';
import { FactsStore, type InvocationFacts } from './invocation-facts';
import { type InvocationFilter, isFiltering } from './invocation-filter';
import { InvocationTexts } from './invocation-texts';
import type { LiveLab } from './live-lab';

/** About 4 ms of work. */
const PREPARED_SLICE = 500;

/** What the page's filter lets through, worked out once for all views that ask at the same moment. */
export class FilterResults {
  readonly #facts = new FactsStore();
  readonly #texts = new InvocationTexts();
  #known: { readonly version: number; readonly filter: InvocationFilter; readonly result: FilterResult } | undefined;
  #ids: { readonly result: FilterResult; readonly ids: ReadonlySet<string> } | undefined;

  of(lab: LiveLab, filter: InvocationFilter): FilterResult {
    const version = lab.getVersion();
    if (this.#known?.version === version && this.#known.filter === filter) return this.#known.result;
    const result = filterInvocations(lab.shown, filter, this.#facts, this.#texts);
    this.#known = { version, filter, result };
    return result;
  }

  /** Request ids of what matches; undefined: nothing is left out. */
  idsOf(lab: LiveLab, filter: InvocationFilter): ReadonlySet<string> | undefined {
    if (!isFiltering(filter)) return undefined;
    const result = this.of(lab, filter);
    if (this.#ids?.result !== result) {
      this.#ids = { result, ids: new Set(result.matching.map((invocation) => invocation.requestId)) };
    }
    return this.#ids.ids;
  }

  /** Makes the texts that a search will need, a slice at a time, so that the first letter typed does not wait for all of them. */
  prepareTexts(lab: LiveLab): () => void {
    const rest = lab.shown.invocations.values();
    let timer: ReturnType<typeof setTimeout>;
    const goOn = () => {
      for (let count = 0; count < PREPARED_SLICE; count += 1) {
        const { value } = rest.next();
        if (value === undefined) return;
        this.#texts.prepare(value);
      }
      timer = setTimeout(goOn);
    };
    timer = setTimeout(goOn);
    return () => clearTimeout(timer);
  }

  factsOf(invocation: Invocation): InvocationFacts {
    return this.#facts.of(invocation);
  }
}
