import type { Command } from '@/lib/engine/commands';
import type { LogEvent } from '@/lib/engine/events';
import type { LogStretch } from '@/lib/engine/fork-log';
import type { LabSnapshot } from '@/lib/engine/snapshot';

/**
 * The port behind which labs' logs are kept: in memory, in a file or in a database. One writer per lab, fenced by epoch
 * and expected head; only what is kept is ever read from it; an answer may leave once the promise of the call that keeps
 * what it says has resolved.
 */
export interface LabStore {
  /** Takes up to `want` labs that need an owner and have none. Raises each one's epoch. */
  claim(want: number): Promise<readonly Claim[]>;
  /** Prolongs what I own; entries with `release` are given back. Answers what I still own: the rest is to be dropped. */
  hold(mine: readonly Holding[]): Promise<ReadonlySet<LabId>>;
  /** Keeps many labs' events at once, per lab all or nothing. A rejection means unknown: treat it as fenced. */
  append(batch: readonly Append[]): Promise<readonly AppendOutcome[]>;
  /** Accepts a command for good, once per key: when it resolves, the caller may be told so. */
  submit(lab: LabId, key: string, command: StoreCommand): Promise<Acceptance>;
  /** History after `after`, then live, without a gap, in order, until `signal` aborts or the log is no more. */
  follow(lab: LabId, log: 'events', after: number, signal: AbortSignal): AsyncIterable<FollowBatch>;
  follow(lab: LabId, log: 'inbox', after: number, signal: AbortSignal): AsyncIterable<InboxBatch>;
  close(): Promise<void>;
}

/** The lab's 12-digit account id. */
export type LabId = string;

/** Proof of being a lab's one writer, and where its log stands. */
export interface Claim {
  readonly lab: LabId;
  /** Tells this log from those the lab had before a reset. */
  readonly logId: string;
  readonly epoch: number;
  /** Sequence of the last event kept. */
  readonly head: number;
  /** Number of the last inbox command whose consequences are in the log. */
  readonly taken: number;
}

export interface Holding {
  readonly lab: LabId;
  readonly epoch: number;
  readonly release?: boolean;
}

export interface Append {
  readonly lab: LabId;
  readonly epoch: number;
  /** Sequence the first of `events` follows. */
  readonly head: number;
  readonly events: readonly LogEvent[];
  /** Number of the last inbox command these events answer. */
  readonly taken: number;
}

export type AppendOutcome =
  | { readonly lab: LabId; readonly fenced: false; readonly head: number }
  | { readonly lab: LabId; readonly fenced: true };

/** What an inbox accepts: the engine's commands, and the two that concern the lab as a whole. */
export type StoreCommand =
  | Command
  /**
   * Makes the lab, or, when it exists, empties its log and inbox; `commands` are the first in its inbox. `log`: what its log
   * begins with, kept as if it had been appended; undefined: nothing.
   */
  | {
      readonly type: 'start-lab';
      readonly logId: string;
      readonly commands: readonly Command[];
      readonly log?: LogStretch;
    }
  | { readonly type: 'delete-lab' };

/** `unknown-lab`: nothing was accepted. */
export type Acceptance = 'new' | 'seen' | 'unknown-lab';

/** One step of following a lab's events. */
export type FollowBatch =
  | { readonly kind: 'events'; readonly events: readonly LogEvent[] }
  /** The log no longer reaches back: go on from `base`, whose next event is `oldestSequence`. */
  | { readonly kind: 'dropped'; readonly oldestSequence: number; readonly base: LabSnapshot }
  /** The lab was started again: this log is over, the new one is followed from 0. The last batch. */
  | { readonly kind: 'reset' };

/** One step of following a lab's inbox. */
export type InboxBatch =
  | { readonly kind: 'commands'; readonly commands: readonly InboxEntry[] }
  | { readonly kind: 'reset' };

export interface InboxEntry {
  /** 1, 2, 3 … within the lab. */
  readonly number: number;
  readonly key: string;
  readonly command: Command;
}
