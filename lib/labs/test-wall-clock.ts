import type { WallClock } from './wall-clock';

/** Wall time that moves when the test says so. */
export class TestWallClock implements WallClock {
  #nowMs = 0;
  #timers: { readonly at: number; readonly fire: () => void }[] = [];

  /** Pending timers. */
  get timerCount(): number {
    return this.#timers.length;
  }

  /** When the next timer fires, from now. */
  get nextTimerMs(): number | undefined {
    const [first] = this.#inOrder();
    return first && first.at - this.#nowMs;
  }

  now(): number {
    return this.#nowMs;
  }

  setTimer(ms: number, fire: () => void): () => void {
    const timer = { at: this.#nowMs + ms, fire };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Lets wall time pass, firing every timer at its time, with room for what each sets off. */
  async pass(ms: number): Promise<void> {
    const end = this.#nowMs + ms;
    await settle();
    for (let [next] = this.#inOrder(); next !== undefined && next.at <= end; [next] = this.#inOrder()) {
      const due = next;
      this.#timers = this.#timers.filter((other) => other !== due);
      this.#nowMs = Math.max(this.#nowMs, due.at);
      due.fire();
      await settle();
    }
    this.#nowMs = end;
  }

  /** Wall time passes while this process is too busy to fire a timer. */
  lag(ms: number): void {
    this.#nowMs += ms;
  }

  #inOrder() {
    return [...this.#timers].sort((a, b) => a.at - b.at);
  }
}

/** Resolves when everything that can go on without wall time has gone on. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}
