import type { LogEvent, LogEventOf } from './events';
import type { KnownEnvironment } from './log-checker-environments';
import type { KnownLab, Report } from './log-checker-lab';

/** Environments at rest: how long they may be idle, and why they may be shut down. */
export class RestChecker {
  readonly #environments: ReadonlyMap<string, KnownEnvironment>;
  readonly #lab: KnownLab;
  readonly #report: Report;
  /** Idle environments shut down because their function is being deleted, which the log must tell at the same time. */
  #deletions: LogEventOf<'environment-shut-down'>[] = [];

  constructor(environments: ReadonlyMap<string, KnownEnvironment>, lab: KnownLab, report: Report) {
    this.#environments = environments;
    this.#lab = lab;
    this.#report = report;
  }

  shutDown(event: LogEventOf<'environment-shut-down'>, environment: KnownEnvironment): void {
    if (environment.phase !== 'idle') this.#report(event, 'CON-05', `shut down in phase ${environment.phase}`);
    environment.phase = 'gone';
    const idleMs = event.at - environment.phaseAt;
    const known = this.#lab.existing(environment.functionName);
    const stale = environment.version !== known?.version;
    if (event.why === 'idle' && idleMs !== this.#lab.settings.environmentIdleMs) {
      this.#report(event, 'CON-16', `shut down after ${idleMs} idle ms`);
    }
    if (event.why === 'function-configured' && !stale) this.#report(event, 'FUN-19', 'the function did not change');
    if (event.why === 'function-deleted' && !stale) this.#deletions.push(event);
    if (event.why === 'interrupted' && idleMs !== 0) this.#report(event, 'LAB-01', 'it was not at work');
  }

  deleteFunction(event: LogEventOf<'function-deleted'>): void {
    if (this.hasIdle(event.functionName)) this.#report(event, 'FUN-19', 'an idle environment outlives its function');
    this.#deletions = this.#deletions.filter((of) => of.functionName !== event.functionName || of.at !== event.at);
  }

  hasIdle(functionName: string): boolean {
    for (const environment of this.#environments.values()) {
      if (environment.phase === 'idle' && environment.functionName === functionName) return true;
    }
    return false;
  }

  end(last: LogEvent, ended: boolean): void {
    for (const [id, { phase, phaseAt, mustReset }] of this.#environments) {
      if (ended && phase !== 'idle' && phase !== 'gone') this.#report(last, 'CON-05', `${id} is still in ${phase}`);
      if (mustReset && phase !== 'gone') this.#report(last, 'FUN-17', `${id} was not reset`);
      const overdue = phase === 'idle' && phaseAt + this.#lab.settings.environmentIdleMs < last.at;
      if (overdue) this.#report(last, 'CON-16', `${id} is idle since ${phaseAt}`);
    }
    for (const event of this.#deletions) this.#report(event, 'FUN-19', `${event.functionName} was not deleted then`);
  }
}
