import { assertUnreachable } from '@/lib/engine/assert';
import { Bell } from './bell';
import type {
  Acceptance,
  Append,
  AppendOutcome,
  Claim,
  FollowBatch,
  Holding,
  InboxBatch,
  LabId,
  LabStore,
  StoreCommand,
} from './lab-store';
import { MemoryInbox } from './memory-inbox';
import { MemoryLog, type MemoryLogLimits } from './memory-log';

/** The newest events a lab's log holds one by one; older ones live on in its base state. */
export const LOG_EVENTS_KEPT = 1_000_000;
const DEFAULT_LIMITS: MemoryStoreLimits = { eventsKept: LOG_EVENTS_KEPT, chunkEvents: 8_192, keysKept: 50_000 };

export interface MemoryStoreLimits extends MemoryLogLimits {
  /** By at least this many of its latest commands a repeated one is known. */
  readonly keysKept: number;
}

interface Shelf {
  readonly logId: string;
  readonly log: MemoryLog;
  readonly inbox: MemoryInbox;
  readonly logBell: Bell;
  readonly inboxBell: Bell;
  epoch: number;
  owned: boolean;
  /** Why nothing more will come. */
  ended: 'reset' | 'deleted' | undefined;
}

/** Keeps labs in this process's memory: the fastest store, and the one that loses everything when the process ends. */
export class MemoryStore implements LabStore {
  readonly #limits: MemoryStoreLimits;
  readonly #shelves = new Map<LabId, Shelf>();

  constructor(limits: Partial<MemoryStoreLimits> = {}) {
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
  }

  async claim(want: number): Promise<readonly Claim[]> {
    const claims: Claim[] = [];
    for (const [lab, shelf] of this.#shelves) {
      if (claims.length >= want) break;
      if (shelf.owned) continue;
      shelf.owned = true;
      shelf.epoch++;
      claims.push({ lab, logId: shelf.logId, epoch: shelf.epoch, head: shelf.log.head, taken: shelf.inbox.taken });
    }
    return claims;
  }

  async hold(mine: readonly Holding[]): Promise<ReadonlySet<LabId>> {
    const held = new Set<LabId>();
    for (const { lab, epoch, release } of mine) {
      const shelf = this.#shelves.get(lab);
      if (shelf === undefined || !shelf.owned || shelf.epoch !== epoch) continue;
      if (release === true) shelf.owned = false;
      else held.add(lab);
    }
    return held;
  }

  async append(batch: readonly Append[]): Promise<readonly AppendOutcome[]> {
    return batch.map((append) => this.#appendOne(append));
  }

  async submit(lab: LabId, key: string, command: StoreCommand): Promise<Acceptance> {
    const shelf = this.#shelves.get(lab);
    if (command.type === 'start-lab') return this.#start(lab, key, command);
    if (shelf === undefined) return 'unknown-lab';
    if (command.type === 'delete-lab') {
      this.#shelves.delete(lab);
      end(shelf, 'deleted');
      return 'new';
    }
    if (!shelf.inbox.put(key, command)) return 'seen';
    shelf.inboxBell.ring();
    return 'new';
  }

  follow(lab: LabId, log: 'events', after: number, signal: AbortSignal): AsyncIterable<FollowBatch>;
  follow(lab: LabId, log: 'inbox', after: number, signal: AbortSignal): AsyncIterable<InboxBatch>;
  follow(
    lab: LabId,
    log: 'events' | 'inbox',
    after: number,
    signal: AbortSignal,
  ): AsyncIterable<FollowBatch> | AsyncIterable<InboxBatch> {
    switch (log) {
      case 'events':
        return followEvents(this.#shelves.get(lab), after, signal);
      case 'inbox':
        return followInbox(this.#shelves.get(lab), after, signal);
      default:
        return assertUnreachable(log);
    }
  }

  async close(): Promise<void> {
    for (const shelf of this.#shelves.values()) end(shelf, 'deleted');
    this.#shelves.clear();
  }

  #appendOne({ lab, epoch, head, events, taken }: Append): AppendOutcome {
    const shelf = this.#shelves.get(lab);
    if (shelf === undefined || !shelf.owned || shelf.epoch !== epoch || shelf.log.head !== head) {
      return { lab, fenced: true };
    }
    shelf.log.append(events);
    shelf.inbox.take(taken);
    if (events.length > 0) shelf.logBell.ring();
    return { lab, fenced: false, head: shelf.log.head };
  }

  #start(lab: LabId, key: string, start: Extract<StoreCommand, { type: 'start-lab' }>): Acceptance {
    const before = this.#shelves.get(lab);
    if (before?.logId === start.logId) return 'seen';
    const shelf: Shelf = {
      logId: start.logId,
      log: new MemoryLog(this.#limits, start.log),
      inbox: new MemoryInbox(this.#limits.keysKept),
      logBell: new Bell(),
      inboxBell: new Bell(),
      epoch: before?.epoch ?? 0,
      owned: false,
      ended: undefined,
    };
    start.commands.forEach((command, index) => {
      shelf.inbox.put(`${key}/${index}`, command);
    });
    this.#shelves.set(lab, shelf);
    if (before !== undefined) end(before, 'reset');
    return 'new';
  }
}

function end(shelf: Shelf, why: 'reset' | 'deleted'): void {
  shelf.ended = why;
  shelf.logBell.ring();
  shelf.inboxBell.ring();
}

async function* followEvents(
  shelf: Shelf | undefined,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<FollowBatch, void, undefined> {
  if (shelf === undefined) return;
  // A follower that is ahead of the log followed another one before.
  if (after > shelf.log.head) {
    yield { kind: 'reset' };
    return;
  }
  let reached = after;
  for await (const _ of news(shelf, shelf.logBell, signal, () => shelf.log.head > reached)) {
    if (reached < shelf.log.oldestSequence - 1) {
      reached = shelf.log.oldestSequence - 1;
      yield { kind: 'dropped', oldestSequence: shelf.log.oldestSequence, base: shelf.log.baseSnapshot() };
      continue;
    }
    const events = shelf.log.read(reached);
    reached += events.length;
    yield { kind: 'events', events };
  }
  if (shelf.ended === 'reset' && !signal.aborted) yield { kind: 'reset' };
}

async function* followInbox(
  shelf: Shelf | undefined,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<InboxBatch, void, undefined> {
  if (shelf === undefined) return;
  let reached = after;
  let commands = shelf.inbox.read(reached);
  const look = () => {
    commands = shelf.inbox.read(reached);
    return commands.length > 0;
  };
  for await (const _ of news(shelf, shelf.inboxBell, signal, look)) {
    reached = commands.at(-1)?.number ?? reached;
    yield { kind: 'commands', commands };
  }
  if (shelf.ended === 'reset' && !signal.aborted) yield { kind: 'reset' };
}

/** Yields each time `look` finds something new, until the shelf's end or `signal`. */
async function* news(
  shelf: Shelf,
  bell: Bell,
  signal: AbortSignal,
  look: () => boolean,
): AsyncGenerator<void, void, undefined> {
  const ring = () => bell.ring();
  signal.addEventListener('abort', ring);
  try {
    while (!signal.aborted && shelf.ended === undefined) {
      const heard = bell.heard();
      if (look()) yield;
      else await heard;
    }
  } finally {
    signal.removeEventListener('abort', ring);
  }
}
