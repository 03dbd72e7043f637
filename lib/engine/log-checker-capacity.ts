import type { LogEvent } from './events';
import type { KnownLab, Report } from './log-checker-lab';

/** How many environments are busy, against the reservation of their function or what the account has left. */
export class CapacityChecker {
  readonly #busy = new Map<string, number>();
  readonly #lab: KnownLab;
  readonly #report: Report;

  constructor(lab: KnownLab, report: Report) {
    this.#lab = lab;
    this.#report = report;
  }

  /** CON-03, CON-12: whether one more invocation of the function may run now. */
  hasRoom(functionName: string): boolean {
    const reserved = this.#lab.existing(functionName)?.reserved;
    if (reserved !== undefined) return (this.#busy.get(functionName) ?? 0) < reserved;
    let free = this.#lab.settings.accountConcurrency;
    for (const { reserved: taken } of this.#lab.functions.values()) free -= taken ?? 0;
    for (const [name, busy] of this.#busy) if (this.#lab.existing(name)?.reserved === undefined) free -= busy;
    return free > 0;
  }

  /** Counts an environment that begins to work. What runs already is never interrupted (CON-14), so only beginnings are checked. */
  take(event: LogEvent, functionName: string): void {
    if (!this.hasRoom(functionName)) {
      const reserved = this.#lab.existing(functionName)?.reserved;
      this.#report(event, reserved === undefined ? 'CON-12' : 'CON-03', `there is no room for ${functionName}`);
    }
    this.#busy.set(functionName, (this.#busy.get(functionName) ?? 0) + 1);
  }

  release(functionName: string): void {
    this.#busy.set(functionName, (this.#busy.get(functionName) ?? 0) - 1);
  }
}
