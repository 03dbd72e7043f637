import { type MetricStore, minuteOf } from './metric-store';
import type { SimTime } from './sim-time';

interface Level {
  value: number;
  /** Last minute the value is written down for. */
  minute: number;
}

/**
 * MET-07: how many environments process events, as the highest value of each minute. What runs on into the next minute
 * counts there too, so a level is carried forward before it changes.
 */
export class ConcurrencyGauge {
  readonly #store: MetricStore;
  /** By function. */
  readonly #levels = new Map<string, Level>();
  readonly #account: Level = { value: 0, minute: 0 };
  readonly #unreserved: Level = { value: 0, minute: 0 };
  readonly #reserved = new Set<string>();
  /** Environments that are busy now. */
  readonly #busy = new Set<string>();

  constructor(store: MetricStore) {
    this.#store = store;
  }

  /** An environment begins to work; it may be known to work already (init, then the attempt). */
  occupy(environmentId: string, functionName: string, at: SimTime): void {
    if (this.#busy.has(environmentId)) return;
    this.#busy.add(environmentId);
    this.#change(functionName, at, 1);
  }

  release(environmentId: string, functionName: string, at: SimTime): void {
    if (this.#busy.delete(environmentId)) this.#change(functionName, at, -1);
  }

  /** Whether a function has a reservation decides if it counts as unreserved (CON-12). */
  reserve(functionName: string, isReserved: boolean, at: SimTime): void {
    if (this.#reserved.has(functionName) === isReserved) return;
    const running = this.#levels.get(functionName)?.value ?? 0;
    if (isReserved) this.#reserved.add(functionName);
    else this.#reserved.delete(functionName);
    if (running > 0) this.#changeUnreserved(at, isReserved ? -running : running);
  }

  /** Writes levels that last down for every minute up to `at`. */
  carry(at: SimTime): void {
    for (const [functionName, level] of this.#levels) {
      carryLevel(level, at, (minute) => this.#store.add(functionName, 'ConcurrentExecutions', minute, level.value));
    }
    this.#moveAccount(at, 0);
    this.#changeUnreserved(at, 0);
  }

  #change(functionName: string, at: SimTime, by: number): void {
    let level = this.#levels.get(functionName);
    if (level === undefined) {
      level = { value: 0, minute: minuteOf(at) };
      this.#levels.set(functionName, level);
    }
    moveLevel(level, at, by, (minute, value) => this.#store.add(functionName, 'ConcurrentExecutions', minute, value));
    this.#moveAccount(at, by);
    if (!this.#reserved.has(functionName)) this.#changeUnreserved(at, by);
  }

  #moveAccount(at: SimTime, by: number): void {
    moveLevel(this.#account, at, by, (minute, value) => {
      this.#store.add(undefined, 'ConcurrentExecutions', minute, value);
    });
  }

  #changeUnreserved(at: SimTime, by: number): void {
    moveLevel(this.#unreserved, at, by, (minute, value) => {
      this.#store.add(undefined, 'UnreservedConcurrentExecutions', minute, value);
    });
  }
}

function moveLevel(level: Level, at: SimTime, by: number, write: (minute: number, value: number) => void): void {
  carryLevel(level, at, (minute) => write(minute, level.value));
  level.value += by;
  if (by > 0) write(level.minute, level.value);
}

function carryLevel(level: Level, at: SimTime, write: (minute: number) => void): void {
  const minute = minuteOf(at);
  if (level.value > 0) for (let next = level.minute + 1; next <= minute; next++) write(next);
  level.minute = Math.max(level.minute, minute);
}
