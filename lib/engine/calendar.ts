import type { SimTime } from './sim-time';

/**
 * What will happen: a binary heap ordered by time, then by the sequence of the log event that promised it, then by id (one log
 * event can put off several idle expiries), so that there are no ties. Entries are never cancelled: one whose promise no longer
 * holds is stale, and `evolve` drops it when it comes to the top.
 */
export interface CalendarEntry {
  readonly at: SimTime;
  /** Of the log event that promised it. */
  readonly sequence: number;
  /** `dispatch`: the queue's reader takes an event. `slice`: something happens in an environment. `idle-expiry`: background. */
  readonly kind: 'dispatch' | 'slice' | 'idle-expiry';
  /** Request id of a dispatch, environment id of the others. */
  readonly id: string;
}

export class Calendar {
  readonly #heap: CalendarEntry[] = [];

  /** Entries, stale ones included. */
  get size(): number {
    return this.#heap.length;
  }

  /** The earliest entry. */
  peek(): CalendarEntry | undefined {
    return this.#heap[0];
  }

  push(entry: CalendarEntry): void {
    const heap = this.#heap;
    let index = heap.length;
    heap.push(entry);
    while (index > 0) {
      const parentIndex = (index - 1) >> 1;
      const parent = heap[parentIndex];
      if (parent === undefined || isBefore(parent, entry)) break;
      heap[index] = parent;
      index = parentIndex;
    }
    heap[index] = entry;
  }

  /** Takes the earliest entry away. */
  pop(): CalendarEntry | undefined {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return top;
    this.#sink(last);
    return top;
  }

  /** All entries in no particular order, for checks and searches that must see beyond the top. */
  entries(): readonly CalendarEntry[] {
    return this.#heap;
  }

  /** Puts `entry` in the place of the top and moves it down to where it belongs. */
  #sink(entry: CalendarEntry): void {
    const heap = this.#heap;
    let index = 0;
    for (;;) {
      let childIndex = 2 * index + 1;
      let child = heap[childIndex];
      if (child === undefined) break;
      const right = heap[childIndex + 1];
      if (right !== undefined && isBefore(right, child)) {
        childIndex++;
        child = right;
      }
      if (isBefore(entry, child)) break;
      heap[index] = child;
      index = childIndex;
    }
    heap[index] = entry;
  }
}

function isBefore(a: CalendarEntry, b: CalendarEntry): boolean {
  if (a.at !== b.at) return a.at < b.at;
  if (a.sequence !== b.sequence) return a.sequence < b.sequence;
  return a.id < b.id;
}
