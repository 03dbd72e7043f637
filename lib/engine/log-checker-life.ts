import type { InvocationType, LogEvent, LogEventOf } from './events';
import type { FaultPlan } from './function-configuration';
import { RECURSION_MAX_EXECUTIONS } from './limits';
import type { CapacityChecker } from './log-checker-capacity';
import type { DeliveryChecker } from './log-checker-deliveries';
import type { KnownLab, Report } from './log-checker-lab';
import type { QueueChecker } from './log-checker-queues';
import type { SimTime } from './sim-time';

/** What the checks of invocations share. */
export interface Checking {
  readonly lab: KnownLab;
  readonly capacity: CapacityChecker;
  readonly deliveries: DeliveryChecker;
  readonly queues: QueueChecker;
  readonly report: Report;
  /** The log event before this one: a fault is told right before what it does. */
  before: LogEvent | undefined;
}

export type Condition = LogEventOf<'event-discarded'>['condition'];

/** What the last try of an event was answered. */
export type Answer =
  | { readonly kind: 'ran'; readonly attempt: LogEventOf<'attempt-ended'> }
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'refused'; readonly statusCode: number };

/** One accepted invocation as the log tells it. */
export interface Life {
  readonly accepted: LogEventOf<'invocation-accepted'>;
  /**
   * `accepted`: must be queued or begun at once. `waiting`: in the queue until `dispatchAt`. `refused`: just throttled.
   * `decided`: an attempt has just ended, and what follows must be told at once. `cancelled`, `dropped`: by hand, while it waited.
   */
  phase:
    | 'accepted'
    | 'waiting'
    | 'refused'
    | 'initialising'
    | 'running'
    | 'decided'
    | 'cancelled'
    | 'dropped'
    | 'ended';
  /** It waits for a retry, not for its first attempt. */
  isRetry: boolean;
  /** LAB-03 */
  retriesCancelled: boolean;
  /** Everything up to here is accounted for: queued, waits, init and runs leave no gap. */
  accountedTo: SimTime;
  dispatchAt: SimTime;
  copies: number;
  attempts: number;
  /** Attempts of the present copy that ran; an interrupted one is taken back. */
  attemptsOfCopy: number;
  /** In a row since the last attempt that ran. */
  refusals: number;
  answer: Answer | undefined;
  /** What was to disturb the present attempt: the script when it started, and the faults that fired since. */
  script: FaultPlan['outcomes'];
  forcedBy: LogEventOf<'fault-fired'>['fault'][];
  /** A fault of the plan leaves the attempt no way to succeed. */
  mustFail: boolean;
  initFailed: boolean;
}

export function newLife(accepted: LogEventOf<'invocation-accepted'>): Life {
  return {
    accepted,
    phase: 'accepted',
    isRetry: false,
    retriesCancelled: false,
    accountedTo: accepted.at,
    dispatchAt: accepted.at,
    copies: 0,
    attempts: 0,
    attemptsOfCopy: 0,
    refusals: 0,
    answer: undefined,
    script: [],
    forcedBy: [],
    mustFail: false,
    initFailed: false,
  };
}

export function isOf(life: Life, invocationType: InvocationType): boolean {
  return life.accepted.invocationType === invocationType;
}

export function isFaultBefore(
  { before }: Checking,
  requestId: string,
  fault: LogEventOf<'fault-fired'>['fault'],
): boolean {
  return before?.type === 'fault-fired' && before.requestId === requestId && before.fault === fault;
}

/** The row that ends an event in this way. */
export const ROW_OF_END: Record<Condition, string> = {
  ZeroReservedConcurrency: 'ASY-15',
  RetriesExhausted: 'ASY-02',
  EventAgeExceeded: 'ASY-12',
  RecursiveInvocation: 'ASY-30',
  DroppedByHand: 'LAB-04',
};

/**
 * What ends an event when the queue's reader takes it at `at`, instead of running it. Empty: it must be tried. More than one:
 * no row says which of them comes first.
 */
export function endsAtDispatch(lab: KnownLab, { accepted }: Life, at: SimTime): readonly Condition[] {
  const { functionName, qualifier, lineage } = accepted;
  const known = lab.existing(functionName);
  const ends: Condition[] = [];
  if (known === undefined) ends.push('RetriesExhausted'); // ASY-18
  if (lineage >= RECURSION_MAX_EXECUTIONS) ends.push('RecursiveInvocation'); // ASY-30
  if (known?.reserved === 0)
    ends.push('ZeroReservedConcurrency'); // ASY-13 (1), ASY-15
  else if (at >= lab.tooOldAt(functionName, qualifier, accepted.at)) ends.push('EventAgeExceeded'); // ASY-12
  return ends;
}

/** ASY-13: what ends an event after an attempt failed at `at`, or undefined: it must be retried. */
export function endAfterFailure(lab: KnownLab, life: Life, at: SimTime): Condition | undefined {
  const { functionName, qualifier, at: acceptedAt } = life.accepted;
  if (lab.existing(functionName)?.reserved === 0) return 'ZeroReservedConcurrency';
  if (life.retriesCancelled || life.attemptsOfCopy > lab.retries(functionName, qualifier)) return 'RetriesExhausted';
  const next = at + retryWaitMs(lab, life.attemptsOfCopy);
  return next >= lab.tooOldAt(functionName, qualifier, acceptedAt) ? 'EventAgeExceeded' : undefined; // ASY-11
}

/** ASY-03 */
export function retryWaitMs(lab: KnownLab, retry: number): number {
  return lab.settings.retryWaitsMs[retry === 1 ? 0 : 1];
}

/** ASY-05, ASY-06: shortest and longest wait after so many refusals in a row, the event's age apart. */
export function throttleWaitMs(lab: KnownLab, refusals: number): { shortest: number; longest: number } {
  const { throttleBackoffFirstMs, throttleBackoffMaxMs, throttleJitter } = lab.settings;
  let shortest = throttleBackoffFirstMs;
  for (let n = 1; n < refusals && shortest < throttleBackoffMaxMs; n++) shortest *= 2;
  shortest = Math.min(shortest, throttleBackoffMaxMs);
  return { shortest, longest: Math.ceil(shortest * (1 + throttleJitter)) };
}
