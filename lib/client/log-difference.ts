import type { LogEvent } from '@/lib/engine/events';
import type { LabState } from '@/lib/engine/state';
import type { LabHistory } from './lab-history';

/** A lab's log, as far as two are compared. */
export interface ComparedLog {
  readonly history: LabHistory;
  readonly state: LabState;
}

/** Where two logs part. */
export interface Parting {
  /** True while there is more to compare: ask again. */
  readonly isComparing: boolean;
  /** The last event that both tell; undefined: not even one. */
  readonly lastCommon: LogEvent | undefined;
  /** What each tells next, a few events; empty: it has not gone on yet. */
  readonly original: readonly LogEvent[];
  readonly fork: readonly LogEvent[];
}

/** Comparing is cheap, but a long log is not compared in one frame. */
const COMPARED_AT_ONCE = 20_000;

/**
 * Finds where the logs of a lab and its fork part. They are the same story while the same things happen at the same sim times:
 * clock changes do not count, nor do the account numbers in ARNs. What was compared once is not compared again.
 */
export class LogDifference {
  readonly #original: () => ComparedLog;
  readonly #fork: () => ComparedLog;
  #histories: readonly [LabHistory, LabHistory] | undefined;
  /** Sequences up to which each is known to tell the same. */
  #originalAt = 0;
  #forkAt = 0;
  #lastCommon: LogEvent | undefined;

  constructor(original: () => ComparedLog, fork: () => ComparedLog) {
    this.#original = original;
    this.#fork = fork;
  }

  /** Goes on comparing, and answers how it stands with the next `few` events of each. */
  look(few: number): Parting {
    const original = this.#original();
    const fork = this.#fork();
    if (this.#histories?.[0] !== original.history || this.#histories[1] !== fork.history) this.#begin(original, fork);
    const isComparing = !this.#compareSome(original, fork);
    return {
      isComparing,
      lastCommon: this.#lastCommon,
      original: isComparing ? [] : nextFew(original.history, this.#originalAt, few),
      fork: isComparing ? [] : nextFew(fork.history, this.#forkAt, few),
    };
  }

  /** True when they part here, or one of them has nothing more to tell. */
  #compareSome(original: ComparedLog, fork: ComparedLog): boolean {
    for (let count = 0; count < COMPARED_AT_ONCE; count += 1) {
      const left = nextTold(original.history, this.#originalAt);
      const right = nextTold(fork.history, this.#forkAt);
      if (!left || !right) return true;
      if (!isSameHappening(left, right, original.state.accountId, fork.state.accountId)) return true;
      this.#originalAt = left.sequence;
      this.#forkAt = right.sequence;
      this.#lastCommon = left;
    }
    return false;
  }

  /** What both still have; a fork has its original's sequences up to where it began. */
  #begin(original: ComparedLog, fork: ComparedLog): void {
    this.#histories = [original.history, fork.history];
    const start = Math.max(original.history.baseSequence, fork.history.baseSequence);
    this.#originalAt = start;
    this.#forkAt = start;
    this.#lastCommon = original.history.eventAt(start);
  }
}

/** True when two log events tell the same, whatever their sequences and accounts. */
function isSameHappening(left: LogEvent, right: LogEvent, leftAccount: string, rightAccount: string): boolean {
  if (left.type !== right.type || left.at !== right.at) return false;
  if (left.type === 'lab-created') return true;
  return isSame({ ...left, sequence: 0 }, { ...right, sequence: 0 }, leftAccount, rightAccount);
}

function isSame(left: unknown, right: unknown, leftAccount: string, rightAccount: string): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left === 'string' && typeof right === 'string') {
    return left === right.replaceAll(rightAccount, leftAccount);
  }
  if (!isObject(left) || !isObject(right)) return false;
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    if (!isSame(left[key], right[key], leftAccount, rightAccount)) return false;
  }
  return true;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The next event that counts: a clock is its lab's own. */
function nextTold(history: LabHistory, after: number): LogEvent | undefined {
  let event = history.eventAt(after + 1);
  while (event?.type === 'clock-changed') event = history.eventAt(event.sequence + 1);
  return event;
}

/** The next few for reading: what the host computes in between says nothing to a reader. */
function nextFew(history: LabHistory, after: number, few: number): LogEvent[] {
  const found: LogEvent[] = [];
  for (let event = nextTold(history, after); event && found.length < few; event = nextTold(history, event.sequence)) {
    if (event.type !== 'slice-ended' && event.type !== 'slice-resumed') found.push(event);
  }
  return found;
}
