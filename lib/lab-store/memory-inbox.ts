import type { Command } from '@/lib/engine/commands';
import type { InboxEntry } from './lab-store';

/** One lab's accepted commands that are not in its log yet, and the keys by which a repeated one is known. */
export class MemoryInbox {
  readonly #keysKept: number;
  readonly #entries: InboxEntry[] = [];
  /** Two generations, so that the oldest keys can be forgotten without keeping their order. */
  #keys = new Set<string>();
  #olderKeys = new Set<string>();
  #taken = 0;
  #last = 0;

  constructor(keysKept: number) {
    this.#keysKept = keysKept;
  }

  /** Number of the last command whose consequences are in the log. */
  get taken(): number {
    return this.#taken;
  }

  /** False: a command with this key was accepted before. */
  put(key: string, command: Command): boolean {
    if (this.#keys.has(key) || this.#olderKeys.has(key)) return false;
    if (this.#keys.size >= this.#keysKept) {
      this.#olderKeys = this.#keys;
      this.#keys = new Set();
    }
    this.#keys.add(key);
    this.#entries.push({ number: ++this.#last, key, command });
    return true;
  }

  read(after: number): readonly InboxEntry[] {
    return this.#entries.slice(Math.max(after, this.#taken) - this.#taken);
  }

  /** Forgets the commands up to number `taken`: their consequences are in the log. */
  take(taken: number): void {
    if (taken <= this.#taken) return;
    this.#entries.splice(0, taken - this.#taken);
    this.#taken = taken;
  }
}
