import type { LogEvent, LogEventOf } from './events';
import type { EventInvokeConfig, FaultKind, FaultPlan, FunctionConfiguration } from './function-configuration';
import { DEFAULT_LAB_SETTINGS, type LabSettings } from './lab-settings';
import { EVENT_AGE_DEFAULT_SECONDS, RETRY_ATTEMPTS_DEFAULT } from './limits';
import type { SimTime } from './sim-time';

/** Tells one violation: the log event that shows it, the row it breaks, and what is wrong. */
export type Report = (event: LogEvent, row: string, what: string) => void;

/** A function as the log has described it up to now; one that was deleted keeps its last description (ASY-18). */
export interface KnownFunction {
  exists: boolean;
  configuration: FunctionConfiguration;
  faultPlan: FaultPlan;
  /** How often each fault of the plan has fired. */
  firings: Map<number, number>;
  reserved: number | undefined;
  readonly eventInvokeConfigs: Map<string, EventInvokeConfig>;
  /** Goes up whenever environments of before must not be used any more (FUN-19). */
  version: number;
}

/** The checker's own picture of settings, functions and their configuration. */
export class KnownLab {
  accountId = '';
  region = '';
  epochMs = 0;
  settings: LabSettings = DEFAULT_LAB_SETTINGS;
  readonly functions = new Map<string, KnownFunction>();
  readonly #report: Report;

  constructor(report: Report) {
    this.#report = report;
  }

  see(event: LogEvent): void {
    switch (event.type) {
      case 'lab-created':
        if (event.sequence !== 1) this.#report(event, 'log', 'the lab is created after something else happened');
        this.accountId = event.accountId;
        this.region = event.region;
        this.epochMs = event.epochMs;
        this.settings = event.settings;
        return;
      case 'function-created':
        return this.#create(event);
      case 'fault-fired':
        return this.#fireFault(event);
      case 'function-configured':
      case 'function-deleted':
      case 'concurrency-configured':
      case 'event-invoke-configured':
      case 'fault-set':
        return this.#change(event);
      default:
    }
  }

  /** The function, if it exists now. */
  existing(functionName: string): KnownFunction | undefined {
    const known = this.functions.get(functionName);
    return known?.exists === true ? known : undefined;
  }

  /** Asynchronous settings in force now, those of a deleted function included. */
  eventConfig(functionName: string, qualifier: string): EventInvokeConfig | undefined {
    return this.functions.get(functionName)?.eventInvokeConfigs.get(qualifier);
  }

  /** ASY-02 */
  retries(functionName: string, qualifier: string): number {
    return this.eventConfig(functionName, qualifier)?.maximumRetryAttempts ?? RETRY_ATTEMPTS_DEFAULT;
  }

  /** ASY-04: from when on an event accepted at `acceptedAt` is too old, as configured now. */
  tooOldAt(functionName: string, qualifier: string, acceptedAt: SimTime): number {
    const seconds = this.eventConfig(functionName, qualifier)?.maximumEventAgeSeconds ?? EVENT_AGE_DEFAULT_SECONDS;
    return acceptedAt + seconds * 1_000;
  }

  functionArn(functionName: string, qualifier: string): string {
    return `arn:aws:lambda:${this.region}:${this.accountId}:function:${functionName}:${qualifier}`;
  }

  /** Whether a fault of this kind cannot but fire on the attempt. */
  mustFire(functionName: string, kind: FaultKind, attempt: number): boolean {
    const known = this.functions.get(functionName);
    return (known?.faultPlan.faults ?? []).some((fault, index) => {
      const isLeft = fault.count === undefined || (known?.firings.get(index) ?? 0) < fault.count;
      const isSure = fault.probability === undefined || fault.probability === 1;
      return fault.kind === kind && isLeft && isSure && (fault.attempts?.includes(attempt) ?? true);
    });
  }

  #create(event: LogEventOf<'function-created'>): void {
    if (this.existing(event.functionName)) this.#report(event, 'MGT', `${event.functionName} exists already`);
    this.functions.set(event.functionName, {
      exists: true,
      configuration: event.configuration,
      faultPlan: event.faultPlan,
      firings: new Map(),
      reserved: undefined,
      eventInvokeConfigs: new Map(),
      version: (this.functions.get(event.functionName)?.version ?? 0) + 1,
    });
  }

  #change(
    event: LogEventOf<
      'function-configured' | 'function-deleted' | 'concurrency-configured' | 'event-invoke-configured' | 'fault-set'
    >,
  ): void {
    const known = this.existing(event.functionName);
    if (known === undefined) return this.#report(event, 'MGT', `${event.functionName} does not exist`);
    if (event.type === 'function-configured') {
      known.configuration = event.configuration;
      known.version++;
    } else if (event.type === 'function-deleted') {
      known.exists = false;
      known.reserved = undefined;
      known.version++;
    } else if (event.type === 'concurrency-configured') {
      known.reserved = event.reservedConcurrency;
    } else if (event.type === 'fault-set') {
      known.faultPlan = event.faultPlan;
      known.firings = new Map();
    } else if (event.config === undefined) {
      known.eventInvokeConfigs.delete(event.qualifier);
    } else {
      known.eventInvokeConfigs.set(event.qualifier, event.config);
    }
  }

  #fireFault(event: LogEventOf<'fault-fired'>): void {
    const known = this.functions.get(event.functionName);
    const fault = known?.faultPlan.faults[event.faultIndex];
    if (known === undefined || fault?.kind !== event.fault) {
      return this.#report(event, 'fault', `no ${event.fault} at place ${event.faultIndex} of the plan`);
    }
    const firings = (known.firings.get(event.faultIndex) ?? 0) + 1;
    known.firings.set(event.faultIndex, firings);
    if (firings > (fault.count ?? Number.POSITIVE_INFINITY)) {
      this.#report(event, 'fault', `${event.fault} fires the ${firings}th time, only ${fault.count} allowed`);
    }
  }
}
