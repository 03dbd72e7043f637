import type { LogEvent, LogEventOf } from '@/lib/engine/events';
import type { LabState } from '@/lib/engine/state';

type AttemptEnded = LogEventOf<'attempt-ended'>;

interface Waiter {
  readonly resolve: (ended: AttemptEnded) => void;
  readonly reject: (error: unknown) => void;
}

/** Synchronous callers, each waiting for the kept end of its attempt. */
export class AttemptWaiters {
  readonly #waiters = new Map<string, Waiter[]>();

  wait(requestId: string): Promise<AttemptEnded> {
    return new Promise((resolve, reject) => {
      const waiters = this.#waiters.get(requestId);
      if (waiters === undefined) this.#waiters.set(requestId, [{ resolve, reject }]);
      else waiters.push({ resolve, reject });
    });
  }

  kept(events: readonly LogEvent[]): void {
    if (this.#waiters.size === 0) return;
    for (const event of events) if (event.type === 'attempt-ended') this.#ended(event);
  }

  /** After a recovery: answers those whose attempt had ended in the kept log. */
  recovered(state: LabState): void {
    for (const requestId of [...this.#waiters.keys()]) {
      const ended = state.invocations.get(requestId)?.lastAttempt;
      if (ended !== undefined) this.#ended(ended);
    }
  }

  fail(error: unknown): void {
    const all = [...this.#waiters.values()].flat();
    this.#waiters.clear();
    for (const waiter of all) waiter.reject(error);
  }

  #ended(event: AttemptEnded): void {
    const waiters = this.#waiters.get(event.requestId);
    this.#waiters.delete(event.requestId);
    for (const waiter of waiters ?? []) waiter.resolve(event);
  }
}
