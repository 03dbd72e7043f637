import type { LogEvent, LogEventOf } from './events';
import { RECURSION_MAX_EXECUTIONS } from './limits';
import { checkDiscard, checkSuccess } from './log-checker-ends';
import { checkIntervention, RedriveChecker } from './log-checker-interventions';
import { type Checking, isOf, type Life, newLife } from './log-checker-life';
import { begin, endAttempt, mayThrottle, refuse, seeFault, startAttempt } from './log-checker-tries';
import { checkQueued, checkScheduled } from './log-checker-waits';

type RequestEvent = Exclude<
  Extract<LogEvent, { requestId: string; functionName: string }>,
  { type: 'invocation-accepted' | 'invocation-rejected' }
>;

/** The way of every invocation from its acceptance to its one end. */
export class InvocationChecker {
  readonly #lives = new Map<string, Life>();
  readonly #rejected = new Set<string>();
  readonly #checking: Checking;
  readonly #redrives = new RedriveChecker();
  /** A fault that fired for a request nobody has heard of yet. */
  #refusing: LogEventOf<'fault-fired'> | undefined;

  constructor(checking: Checking) {
    this.#checking = checking;
  }

  see(event: LogEvent): void {
    let refusing: LogEventOf<'fault-fired'> | undefined;
    if (event.type === 'invocation-accepted') this.#accept(event);
    else if (event.type === 'invocation-rejected') this.#reject(event);
    else if (event.type === 'queue-message-sent') this.#checking.deliveries.send(event);
    else if ('requestId' in event && 'functionName' in event) {
      const life = this.#lives.get(event.requestId);
      // A synchronous call that a fault refuses is told by the fault and then the rejection.
      if (life !== undefined) this.#step(event, life);
      else if (event.type === 'fault-fired') refusing = event;
      else this.#checking.report(event, 'INV-31', `no invocation ${event.requestId} was accepted`);
    }
    const waited = this.#refusing;
    if (waited !== undefined && (event.type !== 'invocation-rejected' || event.requestId !== waited.requestId)) {
      this.#checking.report(waited, 'INV-31', `no invocation ${waited.requestId} was accepted or rejected`);
    }
    this.#refusing = refusing;
    this.#redrives.see(this.#checking, event);
    this.#checking.before = event;
  }

  end(last: LogEvent, ended: boolean): void {
    const { report } = this.#checking;
    for (const { accepted, phase, dispatchAt } of this.#lives.values()) {
      const { requestId } = accepted;
      if (phase === 'ended') continue;
      if (ended) report(last, 'ASY-08', `${requestId} never ended: ${phase}`);
      else if (phase !== 'waiting' && phase !== 'initialising' && phase !== 'running') {
        report(last, 'ASY-08', `what becomes of ${requestId} was not told: ${phase}`);
      } else if (phase === 'waiting' && dispatchAt < last.at) {
        report(last, 'ASY-01', `${requestId} was to be taken from the queue at ${dispatchAt}`);
      }
    }
  }

  #accept(event: LogEventOf<'invocation-accepted'>): void {
    const { lab, deliveries, report } = this.#checking;
    const { requestId, functionName, invocationType } = event;
    this.#mustBeNew(event);
    if (lab.existing(functionName) === undefined) report(event, 'ERR-10', `${functionName} does not exist`);
    const statusCode = { RequestResponse: 200, Event: 202, DryRun: 204 }[invocationType];
    if (event.statusCode !== statusCode) report(event, 'INV-20', `${invocationType} answers ${event.statusCode}`);
    const life = newLife(event);
    if (isOf(life, 'DryRun')) life.phase = 'ended';
    this.#lives.set(requestId, life);
    this.#redrives.accept(this.#checking, event);
    if (event.source.kind === 'destination') {
      deliveries.accept(event);
      const parent = this.#lives.get(event.source.requestId);
      if (parent?.accepted.functionName !== event.source.functionName || invocationType !== 'Event') {
        report(event, 'DST-19', 'a destination is invoked asynchronously, for an invocation of before');
      } else if (event.lineage !== parent.accepted.lineage + 1) {
        report(event, 'ASY-31', `lineage ${event.lineage} after ${parent.accepted.lineage}`);
      } else if (event.lineage > RECURSION_MAX_EXECUTIONS) {
        report(event, 'ASY-30', `a chain that was stopped goes on at ${event.lineage}`);
      }
    } else if (event.lineage !== 0) report(event, 'ASY-31', `a caller's own invoke has lineage ${event.lineage}`);
  }

  #reject(event: LogEventOf<'invocation-rejected'>): void {
    this.#mustBeNew(event);
    this.#rejected.add(event.requestId);
    if (event.statusCode !== 429) return;
    if (event.invocationType !== 'RequestResponse') {
      this.#checking.report(event, 'ERR-24', 'only a synchronous call sees a 429');
    }
    mayThrottle(this.#checking, event);
  }

  #mustBeNew(event: LogEventOf<'invocation-accepted' | 'invocation-rejected'>): void {
    if (!this.#lives.has(event.requestId) && !this.#rejected.has(event.requestId)) return;
    this.#checking.report(event, 'INV-31', `request id ${event.requestId} is used twice`);
  }

  #step(event: RequestEvent, life: Life): void {
    const checking = this.#checking;
    this.#mustFollow(event, life);
    switch (event.type) {
      case 'event-queued':
        return checkQueued(checking, event, life);
      case 'retry-scheduled':
        return checkScheduled(checking, event, life);
      case 'attempt-throttled':
        return refuse(checking, event, life);
      case 'environment-init-started':
        begin(checking, event, life);
        life.phase = 'initialising';
        return;
      case 'environment-init-failed':
        life.initFailed = true;
        return;
      case 'environment-initialised':
        life.initFailed = false;
        return;
      case 'attempt-started':
        return startAttempt(checking, event, life);
      case 'attempt-ended':
        return endAttempt(checking, event, life);
      case 'fault-fired':
        return seeFault(checking, event, life);
      case 'delivery-made':
      case 'delivery-failed':
        if (!isOf(life, 'Event')) checking.report(event, 'DST-28', 'only asynchronous invocations deliver');
        return checking.deliveries.deliver(event, checking.before);
      case 'event-intervened':
        return checkIntervention(checking, event, life);
      case 'event-succeeded':
        checkSuccess(checking, event, life);
        life.phase = 'ended';
        return;
      case 'event-discarded':
        return checkDiscard(checking, event, life);
      case 'log-line-written':
    }
  }

  /** Nothing follows an end, and what must be told at once is. */
  #mustFollow(event: RequestEvent, life: Life): void {
    const { report, before } = this.#checking;
    if (life.phase === 'ended') report(event, 'ASY-08', `${event.requestId} had ended`);
    if (life.phase === 'accepted' && before?.sequence !== life.accepted.sequence) {
      report(event, 'ASY-01', `${event.type} does not follow its acceptance at once`);
    }
    if ((life.phase === 'refused' || life.phase === 'decided') && event.at !== life.accountedTo) {
      report(event, 'ASY-08', `what follows ${life.accountedTo} was told too late`);
    }
  }
}
