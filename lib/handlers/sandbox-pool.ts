import os from 'node:os';
import type { Sandbox } from './sandbox';
import { type Room, SandboxThread } from './sandbox-thread';

/** What the sandboxes of a process may take. */
export interface PoolLimits {
  readonly maxThreads: number;
  /** What all labs may be charged for together. One that has less than its equal share of it may go on beyond. */
  readonly chargedMaxBytes: number;
  /** What machines may take together between slices; those at rest longest are folded first. */
  readonly liveMaxBytes: number;
  /** For each lab; undefined: the one limit of all labs. */
  readonly labMaxBytes?: number | undefined;
}

/**
 * The threads that handlers run in, and the memory they share. A lab has a thread of its own, so that a handler that computes
 * for long holds up nobody else; beyond so many labs they share.
 */
export class SandboxPool {
  readonly #limits: PoolLimits;
  readonly #seats: Seat[] = [];
  /** A thread that is started and has no lab yet. */
  #spare: SandboxThread | undefined;
  #keepsSpare = false;
  /** What each open lab is charged for. */
  readonly #charges = new Set<() => number>();

  constructor(limits: Partial<PoolLimits> = {}) {
    this.#limits = { ...PROCESS_LIMITS, ...limits };
  }

  /** From now on a thread stands ready for the next lab, so that nobody's first handler waits for one to start. */
  keepSpare(): void {
    this.#keepsSpare = true;
    this.#prepareSpare();
  }

  /** A sandbox for one lab, in the thread with the fewest labs, found when its first handler runs. */
  open(): Sandbox {
    let place: { readonly seat: Seat; readonly prefix: string } | undefined;
    let open = true;
    const held = new Set<string>();
    const charged = () => place?.seat.thread.chargedBytes(place.prefix) ?? 0;
    const seated = () => {
      if (place === undefined) {
        const seat = this.#freeSeat();
        seat.labs++;
        place = { seat, prefix: `${++seat.opened}/` };
        this.#charges.add(charged);
      }
      return place;
    };
    const forget = (environmentId: string) => {
      if (place !== undefined && held.delete(environmentId)) place.seat.thread.destroy(place.prefix + environmentId);
    };
    return {
      run: async (request) => {
        if (!open) return { kind: 'lost' };
        const { seat, prefix } = seated();
        held.add(request.environmentId);
        return seat.thread.run({ ...request, environmentId: prefix + request.environmentId }, this.#roomFor(charged()));
      },
      endProcess: (environmentId) => {
        if (held.has(environmentId)) place?.seat.thread.endProcess(place.prefix + environmentId);
      },
      destroy: forget,
      close: () => {
        if (!open) return;
        open = false;
        for (const environmentId of held) forget(environmentId);
        this.#charges.delete(charged);
        if (place !== undefined && --place.seat.labs === 0) this.#release(place.seat);
      },
    };
  }

  #roomFor(labBytes: number): Room {
    const { chargedMaxBytes, liveMaxBytes, labMaxBytes } = this.#limits;
    let chargedBytes = 0;
    for (const charged of this.#charges) chargedBytes += charged();
    return {
      liveMaxBytes: liveMaxBytes / this.#seats.length,
      isOverShare: chargedBytes >= chargedMaxBytes && labBytes >= chargedMaxBytes / this.#charges.size,
      labMaxBytes,
    };
  }

  #freeSeat(): Seat {
    const least = this.#seats.reduce<Seat | undefined>(
      (best, seat) => (best === undefined || seat.labs < best.labs ? seat : best),
      undefined,
    );
    if (least !== undefined && this.#seats.length >= this.#limits.maxThreads) return least;
    const seat: Seat = { thread: this.#spare ?? new SandboxThread(), labs: 0, opened: 0 };
    this.#spare = undefined;
    this.#seats.push(seat);
    if (this.#keepsSpare) this.#prepareSpare();
    return seat;
  }

  #prepareSpare(): void {
    if (this.#spare !== undefined || this.#seats.length >= this.#limits.maxThreads) return;
    this.#spare = new SandboxThread();
    this.#spare.prepare();
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

/**
 * A thread takes about 15 MB when in use. Labs' charges can reach twice their limit (each lab its share, on top of a process
 * that is full), so it is a quarter of the machine's memory at most.
 */
const PROCESS_LIMITS: PoolLimits = {
  maxThreads: 32,
  chargedMaxBytes: Math.min(2 * 1024 * 1024 * 1024, os.totalmem() / 4),
  // Room for the thousand environments that an account may have busy (CON-01): folding and unfolding a machine at every slice
  // makes a crowd several times slower.
  liveMaxBytes: Math.min(3 * 1024 * 1024 * 1024, os.totalmem() / 4),
};
