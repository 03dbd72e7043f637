import type { Sandbox } from './sandbox';
import { SandboxThread } from './sandbox-thread';

/**
 * The threads that handlers run in. A lab has a thread of its own, so that a handler that computes for long holds up nobody
 * else; beyond so many labs they share.
 */
export class SandboxPool {
  readonly #maxThreads: number;
  readonly #seats: Seat[] = [];

  constructor(maxThreads = MAX_THREADS) {
    this.#maxThreads = maxThreads;
  }

  /** A sandbox for one lab, in the thread with the fewest labs. The thread starts with the first handler. */
  open(): Sandbox {
    const seat = this.#freeSeat();
    seat.labs++;
    const prefix = `${++seat.opened}/`;
    const held = new Set<string>();
    let open = true;
    const forget = (id: string) => {
      if (held.delete(id)) seat.thread.destroy(id);
    };
    return {
      async run(request) {
        const environmentId = prefix + request.environmentId;
        held.add(environmentId);
        return seat.thread.run({ ...request, environmentId });
      },
      destroy: (environmentId) => forget(prefix + environmentId),
      close: () => {
        if (!open) return;
        open = false;
        for (const environmentId of held) forget(environmentId);
        seat.labs--;
        if (seat.labs === 0) this.#release(seat);
      },
    };
  }

  #freeSeat(): Seat {
    const least = this.#seats.reduce<Seat | undefined>(
      (best, seat) => (best === undefined || seat.labs < best.labs ? seat : best),
      undefined,
    );
    if (least !== undefined && this.#seats.length >= this.#maxThreads) return least;
    const seat: Seat = { thread: new SandboxThread(), labs: 0, opened: 0 };
    this.#seats.push(seat);
    return seat;
  }

  #release(seat: Seat): void {
    seat.thread.close();
    this.#seats.splice(this.#seats.indexOf(seat), 1);
  }
}

interface Seat {
  readonly thread: SandboxThread;
  labs: number;
  opened: number;
}

/** About 15 MB each when in use. */
const MAX_THREADS = 32;
