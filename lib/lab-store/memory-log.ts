import type { LogEvent } from '@/lib/engine/events';
import { evolve } from '@/lib/engine/evolve';
import type { LogStretch } from '@/lib/engine/fork-log';
import { createLabState } from '@/lib/engine/lab-state';
import { type LabSnapshot, restoreSnapshot, takeSnapshot } from '@/lib/engine/snapshot';
import type { LabState } from '@/lib/engine/state';

/** How much of a lab's log memory holds. What goes beyond is folded into a base state, a chunk at a time. */
export interface MemoryLogLimits {
  readonly eventsKept: number;
  readonly chunkEvents: number;
}

/** One lab's event log in memory. Chunks, so that neither trimming nor reading ever copies the whole. */
export class MemoryLog {
  readonly #limits: MemoryLogLimits;
  readonly #chunks: LogEvent[][] = [];
  readonly #base: LabState;
  #snapshot: LabSnapshot | undefined;
  #head: number;

  /** Begins with nothing, or with what is given. */
  constructor(limits: MemoryLogLimits, { base, events }: LogStretch = NOTHING) {
    this.#limits = limits;
    this.#base = base === undefined ? createLabState() : restoreSnapshot(base);
    this.#head = this.#base.sequence;
    this.append(events);
  }

  /** Sequence of the last event. */
  get head(): number {
    return this.#head;
  }

  /** Sequence of the oldest event still held, or that the next one will have. */
  get oldestSequence(): number {
    return this.#base.sequence + 1;
  }

  append(events: readonly LogEvent[]): void {
    let chunk = this.#chunks.at(-1);
    for (const event of events) {
      if (chunk === undefined || chunk.length === this.#limits.chunkEvents) {
        chunk = [];
        this.#chunks.push(chunk);
      }
      chunk.push(event);
    }
    this.#head += events.length;
    this.#trim();
  }

  /** Some of the events after `after`, at least one if there is one; the log must reach back that far. */
  read(after: number): readonly LogEvent[] {
    const place = after - this.#base.sequence;
    const chunk = this.#chunks[Math.floor(place / this.#limits.chunkEvents)];
    return chunk?.slice(place % this.#limits.chunkEvents) ?? [];
  }

  /** The state before the oldest event. */
  baseSnapshot(): LabSnapshot {
    this.#snapshot ??= takeSnapshot(this.#base);
    return this.#snapshot;
  }

  #trim(): void {
    const { eventsKept, chunkEvents } = this.#limits;
    while (this.#head - this.#base.sequence - chunkEvents >= eventsKept) {
      for (const event of this.#chunks.shift() ?? []) evolve(this.#base, event);
      this.#snapshot = undefined;
    }
  }
}

const NOTHING: LogStretch = { base: undefined, events: [] };
