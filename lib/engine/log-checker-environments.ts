import type { LogEvent, LogEventOf } from './events';
import { INIT_TIMEOUT_MS } from './limits';
import { checkAttemptEnd } from './log-checker-attempt-end';
import type { CapacityChecker } from './log-checker-capacity';
import type { KnownLab, Report } from './log-checker-lab';
import { RestChecker } from './log-checker-rest';
import { checkPromisedEnd, endRetry, seeSlice } from './log-checker-slices';
import type { SimTime } from './sim-time';

/** An environment as the log tells it. */
export interface KnownEnvironment {
  readonly functionName: string;
  /** The function's version it was made for (FUN-19). */
  readonly version: number;
  phase: 'idle' | 'init' | 'init-over' | 'invoke' | 'gone';
  warm: boolean;
  requestId: string | undefined;
  phaseAt: SimTime;
  initMs: number | undefined;
  initFailed: boolean;
  /** FUN-46: where the second init stands, if the present attempt has one. */
  retry: 'none' | 'under-way' | 'done' | 'failed';
  /** Its init ended before its slice had promised: only an interruption may do that. */
  cutShort: boolean;
  /** The timeout and memory in force when its present work began (FUN-20). */
  timeoutMs: number;
  memorySizeMb: number;
  deadlineAt: SimTime | undefined;
  /** When the present slice began, and what the last one promised, if it is over. */
  sliceAt: SimTime;
  promised: LogEventOf<'slice-ended'> | undefined;
  /** Must be reset before anything else (FUN-17). */
  mustReset: boolean;
}

type InitEnd = LogEventOf<'environment-initialised' | 'environment-init-failed'>;

/** Execution environments: one invocation at a time, init before the handler, nothing after the shut-down. */
export class EnvironmentChecker {
  readonly #environments = new Map<string, KnownEnvironment>();
  readonly #rest: RestChecker;
  readonly #lab: KnownLab;
  readonly #capacity: CapacityChecker;
  readonly #report: Report;

  constructor(lab: KnownLab, capacity: CapacityChecker, report: Report) {
    this.#rest = new RestChecker(this.#environments, lab, report);
    this.#lab = lab;
    this.#capacity = capacity;
    this.#report = report;
  }

  end(last: LogEvent, ended: boolean): void {
    this.#rest.end(last, ended);
  }

  see(event: LogEvent): void {
    if (event.type === 'function-deleted') return this.#rest.deleteFunction(event);
    if (!('environmentId' in event)) return;
    if (event.type === 'environment-init-started') return this.#startInit(event);
    const environment = this.#environments.get(event.environmentId);
    if (environment === undefined || environment.phase === 'gone') {
      return this.#report(event, 'CON-05', `environment ${event.environmentId} does not exist`);
    }
    switch (event.type) {
      case 'environment-initialised':
      case 'environment-init-failed':
        return this.#endInit(event, environment);
      case 'attempt-started':
        return this.#startAttempt(event, environment);
      case 'attempt-ended':
        return this.#endAttempt(event, environment);
      case 'environment-reset':
        return this.#reset(event, environment);
      case 'slice-ended':
      case 'slice-resumed':
        this.#mustServe(event, environment);
        return seeSlice(event, environment, this.#report);
      case 'log-line-written':
        return this.#mustServe(event, environment);
      case 'environment-shut-down':
        return this.#rest.shutDown(event, environment);
    }
  }

  #startInit(event: LogEventOf<'environment-init-started'>): void {
    const { environmentId, functionName, requestId, at } = event;
    const known = this.#lab.existing(functionName);
    if (known === undefined) return this.#report(event, 'ERR-10', `${functionName} does not exist`);
    const before = this.#environments.get(environmentId);
    if (before !== undefined && (before.phase !== 'idle' || before.warm || before.functionName !== functionName)) {
      this.#report(event, 'CON-05', `${environmentId} cannot init: it is ${before.phase}, warm ${before.warm}`);
    }
    if (before?.mustReset === true) this.#report(event, 'FUN-17', `${environmentId} was not reset`);
    if (before === undefined && this.#rest.hasIdle(functionName)) {
      this.#report(event, 'CON-15', `a new environment although one of ${functionName} is free`);
    }
    this.#capacity.take(event, functionName);
    this.#environments.set(environmentId, {
      functionName,
      version: before?.version ?? known.version,
      phase: 'init',
      warm: false,
      requestId,
      phaseAt: at,
      initMs: undefined,
      initFailed: false,
      retry: 'none',
      cutShort: false,
      timeoutMs: known.configuration.timeoutMs,
      memorySizeMb: known.configuration.memorySizeMb,
      deadlineAt: undefined,
      sliceAt: at,
      promised: undefined,
      mustReset: false,
    });
  }

  #endInit(event: InitEnd, environment: KnownEnvironment): void {
    this.#mustServe(event, environment);
    if (environment.retry === 'under-way') return endRetry(event, environment, this.#report);
    if (event.phase !== 'init') this.#report(event, 'FUN-46', 'a suppressed init ends outside of an attempt');
    if (environment.phase !== 'init') this.#report(event, 'CON-15', `an init ends in phase ${environment.phase}`);
    const tookMs = event.at - environment.phaseAt;
    if (event.initMs !== tookMs) this.#report(event, 'CON-15', `the init took ${tookMs} ms, not ${event.initMs}`);
    if (event.initMs > INIT_TIMEOUT_MS) this.#report(event, 'CON-17', `an init of ${event.initMs} ms`);
    environment.phase = 'init-over';
    environment.phaseAt = event.at;
    environment.initFailed = event.type === 'environment-init-failed';
    environment.initMs = environment.initFailed ? undefined : event.initMs;
    environment.warm = !environment.initFailed;
    environment.cutShort = environment.initFailed && isCutShort(event, environment.promised);
    checkPromisedEnd(event, environment, environment.cutShort, this.#report);
  }

  #startAttempt(event: LogEventOf<'attempt-started'>, environment: KnownEnvironment): void {
    if (event.cold) {
      this.#mustServe(event, environment);
      if (environment.phase !== 'init-over' || environment.phaseAt !== event.at) {
        this.#report(event, 'CON-15', `a cold start without an init right before (${environment.phase})`);
      }
    } else this.#reuse(event, environment);
    if (event.initRetried && !environment.initFailed) this.#report(event, 'FUN-46', 'no init failed before');
    // An init that the process took with it is not tried again: its attempt ends at once (LAB-01).
    const allowedMs = environment.initFailed && !event.initRetried ? 0 : environment.timeoutMs;
    if (event.deadlineAt - event.at !== allowedMs) {
      this.#report(event, 'CON-19', `the deadline is ${event.deadlineAt - event.at} ms away, not ${allowedMs}`);
    }
    environment.retry = event.initRetried ? 'under-way' : 'none';
    environment.phase = 'invoke';
    environment.phaseAt = event.at;
    environment.deadlineAt = event.deadlineAt;
    environment.sliceAt = event.at;
    environment.promised = undefined;
  }

  #reuse(event: LogEventOf<'attempt-started'>, environment: KnownEnvironment): void {
    const known = this.#lab.existing(event.functionName);
    if (known === undefined) return this.#report(event, 'ERR-10', `${event.functionName} does not exist`);
    if (environment.phase !== 'idle')
      this.#report(event, 'CON-05', `${event.environmentId} is in ${environment.phase}`);
    if (!environment.warm) this.#report(event, 'FUN-17', `${event.environmentId} has not been initialised`);
    const stale = environment.version !== known.version || environment.functionName !== event.functionName;
    if (stale) this.#report(event, 'FUN-19', `${event.environmentId} is not of the function as it is now`);
    this.#capacity.take(event, event.functionName);
    environment.requestId = event.requestId;
    environment.initMs = undefined;
    environment.initFailed = false;
    environment.retry = 'none';
    environment.cutShort = false;
    environment.timeoutMs = known.configuration.timeoutMs;
    environment.memorySizeMb = known.configuration.memorySizeMb;
  }

  #endAttempt(event: LogEventOf<'attempt-ended'>, environment: KnownEnvironment): void {
    this.#mustServe(event, environment);
    if (environment.phase !== 'invoke') this.#report(event, 'CON-05', `an attempt ends in ${environment.phase}`);
    checkAttemptEnd(event, environment, this.#report);
    this.#capacity.release(environment.functionName);
    environment.phase = 'idle';
    environment.phaseAt = event.at;
    environment.requestId = undefined;
    const { outcome } = event;
    checkPromisedEnd(event, environment, outcome === 'interrupted', this.#report);
    if (environment.cutShort && outcome !== 'interrupted') this.#report(event, 'CON-15', 'its init was cut short');
    // FUN-14, FUN-17
    const isGone = outcome === 'timeout' || outcome === 'exit' || outcome === 'out-of-memory';
    environment.mustReset = isGone || event.fatal !== undefined;
  }

  #reset(event: LogEventOf<'environment-reset'>, environment: KnownEnvironment): void {
    if (environment.phase !== 'idle' || environment.phaseAt !== event.at) {
      this.#report(event, 'FUN-17', `reset in phase ${environment.phase}, not right after an attempt`);
    }
    environment.mustReset = false;
    environment.warm = false;
  }

  #mustServe(event: LogEvent & { environmentId: string; requestId: string }, environment: KnownEnvironment): void {
    if (environment.requestId === event.requestId && environment.phase !== 'idle') return;
    this.#report(event, 'CON-05', `${event.environmentId} is at work for ${environment.requestId}`);
  }
}

/** An init that failed before it had promised to, or in place of going on. */
function isCutShort({ at }: InitEnd, promised: KnownEnvironment['promised']): boolean {
  if (promised === undefined) return false;
  return at < promised.resumeAt || promised.next === 'resume';
}
