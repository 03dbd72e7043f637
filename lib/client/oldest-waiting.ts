import type { SimTime } from '@/lib/engine/sim-time';

interface Waiting {
  readonly requestId: string;
  readonly acceptedAt: SimTime;
}

/** Events that wait, and since when the oldest of them is in the queue: a heap whose stale tops are dropped when they come up. */
export class OldestWaiting {
  readonly #waiting = new Set<string>();
  readonly #heap: Waiting[] = [];

  get count(): number {
    return this.#waiting.size;
  }

  /** When the oldest was accepted; undefined: none waits. */
  get oldestAt(): SimTime | undefined {
    return this.#heap[0]?.acceptedAt;
  }

  enter(requestId: string, acceptedAt: SimTime): void {
    if (this.#waiting.has(requestId)) return;
    this.#waiting.add(requestId);
    this.#push({ requestId, acceptedAt });
  }

  leave(requestId: string): void {
    if (!this.#waiting.delete(requestId)) return;
    for (let top = this.#heap[0]; top && !this.#waiting.has(top.requestId); top = this.#heap[0]) this.#pop();
  }

  #push(entry: Waiting): void {
    const heap = this.#heap;
    let index = heap.length;
    for (; index > 0; ) {
      const parentIndex = (index - 1) >> 1;
      const parent = heap[parentIndex];
      if (!parent || parent.acceptedAt <= entry.acceptedAt) break;
      heap[index] = parent;
      index = parentIndex;
    }
    heap[index] = entry;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let index = 0;
    for (;;) {
      let childIndex = 2 * index + 1;
      const right = heap[childIndex + 1];
      const left = heap[childIndex];
      if (left && right && right.acceptedAt < left.acceptedAt) childIndex += 1;
      const child = heap[childIndex];
      if (!child || last.acceptedAt <= child.acceptedAt) break;
      heap[index] = child;
      index = childIndex;
    }
    heap[index] = last;
  }
}
