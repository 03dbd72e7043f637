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

  /** A sandbox for one lab, in the thread with the fewest labs, found when its first handler runs. */
  open(): Sandbox {
    let place: { readonly seat: Seat; readonly prefix: string } | undefined;
    let open = true;
    const held = new Set<string>();
    const seated = () => {
      if (place === undefined) {
        const seat = this.#freeSeat();
        seat.labs++;
        place = { seat, prefix: `${++seat.opened}/` };
      }
      return place;
    };
    const forget = (environmentId: string) => {
      if (place !== undefined && held.delete(environmentId)) place.seat.thread.destroy(place.prefix + environmentId);
    };
    return {
      async run(request) {
        if (!open) return { kind: 'lost' };
        const { seat, prefix } = seated();
        held.add(request.environmentId);
        return seat.thread.run({ ...request, environmentId: prefix + request.environmentId });
      },
      destroy: forget,
      close: () => {
        if (!open) return;
        open = false;
        for (const environmentId of held) forget(environmentId);
        if (place !== undefined && --place.seat.labs === 0) this.#release(place.seat);
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
