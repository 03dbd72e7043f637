import type { Claim, InboxEntry } from '@/lib/lab-store/lab-store';
import type { Call } from './command-call';
import type { Turn } from './lab-turn';
import type { TimeGoal } from './time-goal';

interface PursuedGoal {
  readonly goal: TimeGoal;
  resolve(): void;
  reject(error: unknown): void;
}

/** Everyone who waits for a command or a clock action of this process, until what they are told is kept. */
export class OpenAnswers {
  /** By the key their command was submitted with. */
  readonly calls = new Map<string, Call>();
  #goals: PursuedGoal[] = [];
  /** Commands of a turn of which nobody knows whether it was kept, and the head the log has if it was. */
  #inDoubt: { readonly applied: readonly InboxEntry[]; readonly head: number } | undefined;

  /** The clock action under way. */
  get goal(): TimeGoal | undefined {
    return this.#goals[0]?.goal;
  }

  /** Resolves when `goal` is reached and kept, after those before it. */
  pursue(goal: TimeGoal): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#goals.push({ goal, resolve, reject });
    });
  }

  /** Hands out what a kept turn answers. */
  kept(turn: Turn): void {
    for (const { key } of turn.applied) this.#take(key)?.kept();
    if (turn.goalReached) this.#goals.shift()?.resolve();
  }

  /** The turn may have been kept, or not: `settle` tells. */
  doubt(turn: Turn, head: number): void {
    this.#inDoubt = { applied: turn.applied, head };
  }

  /** The log is known again: a turn that was kept after all is handed out, the commands of one that was not come again. */
  settle(claim: Claim): void {
    const doubt = this.#inDoubt;
    this.#inDoubt = undefined;
    for (const { number, key } of doubt?.applied ?? []) {
      if (number > claim.taken) return;
      if (claim.head === doubt?.head) this.#take(key)?.kept();
      else this.fail(key, new Error(`lab ${claim.lab}: the answer was lost with its owner`));
    }
  }

  fail(key: string, error: unknown): void {
    this.#take(key)?.fail(error);
  }

  failAll(error: unknown): void {
    const calls = [...this.calls.values()];
    const goals = this.#goals;
    this.calls.clear();
    this.#goals = [];
    this.#inDoubt = undefined;
    for (const call of calls) call.fail(error);
    for (const goal of goals) goal.reject(error);
  }

  #take(key: string): Call | undefined {
    const call = this.calls.get(key);
    this.calls.delete(key);
    return call;
  }
}
