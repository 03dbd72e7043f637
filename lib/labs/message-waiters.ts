import type { LogEvent } from '@/lib/engine/events';
import type { WallClock } from './wall-clock';

/** Long polls (SQS ReceiveMessage with a wait): told when their queue got a message that is kept, or when their time is over. */
export class MessageWaiters {
  readonly #wall: WallClock;
  readonly #waiters = new Map<string, Set<() => void>>();

  constructor(wall: WallClock) {
    this.#wall = wall;
  }

  wait(queueName: string, waitMs: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted || waitMs <= 0) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        cancel();
        signal.removeEventListener('abort', done);
        this.#remove(queueName, done);
        resolve();
      };
      const cancel = this.#wall.setTimer(waitMs, done);
      signal.addEventListener('abort', done);
      const waiters = this.#waiters.get(queueName);
      if (waiters === undefined) this.#waiters.set(queueName, new Set([done]));
      else waiters.add(done);
    });
  }

  kept(events: readonly LogEvent[]): void {
    if (this.#waiters.size === 0) return;
    for (const event of events) {
      if (event.type === 'queue-message-sent') this.#wake(event.queueName);
      if (event.type === 'queue-message-moved') this.#wake(event.toQueueName);
    }
  }

  wakeAll(): void {
    for (const queueName of [...this.#waiters.keys()]) this.#wake(queueName);
  }

  #wake(queueName: string): void {
    for (const done of [...(this.#waiters.get(queueName) ?? [])]) done();
  }

  #remove(queueName: string, done: () => void): void {
    const waiters = this.#waiters.get(queueName);
    waiters?.delete(done);
    if (waiters?.size === 0) this.#waiters.delete(queueName);
  }
}
