import type { Calendar } from './calendar';
import type { ClockMode } from './commands';
import type { ForkOrigin, InvocationSource, InvocationType, LogEvent, LogEventOf, SliceNext } from './events';
import type { EventInvokeConfig, FaultPlan, ForcedOutcome, FunctionConfiguration } from './function-configuration';
import type { HandlerResult, SlicePhase } from './handler-run';
import type { LabSettings } from './lab-settings';
import type { QueueState } from './queue';
import type { SimTime } from './sim-time';

/**
 * Everything the engine knows, as the fold of the log: `evolve` is the only code that writes here. Readers outside
 * `lib/engine` treat it as read-only.
 */
export interface LabState {
  /** Sequence of the last log event folded in; 0 before the first. */
  sequence: number;
  /** Time of the last log event. The host's clock may have gone on; it never lies before this. */
  now: SimTime;
  accountId: string;
  region: string;
  name: string;
  seed: number;
  epochMs: number;
  settings: LabSettings;
  /** The moment of another lab that this one goes on from. */
  forkedFrom: ForkOrigin | undefined;
  clock: { mode: ClockMode; speed: number; skipWaits: boolean };
  readonly functions: Map<string, FunctionState>;
  /** By request id, oldest first. Ended ones beyond `ENDED_INVOCATIONS_KEPT` are forgotten, oldest first. */
  readonly invocations: Map<string, Invocation>;
  readonly environments: Map<string, Environment>;
  readonly queues: Map<string, QueueState>;
  /** What functions deleted with events still queued had asked for, so that these events end as on AWS (ASY-18). */
  readonly deletedFunctions: Map<string, FunctionState>;
  readonly calendar: Calendar;
  /** Request ids of ended invocations, oldest first, from `endedFrom` on. */
  readonly ended: string[];
  endedFrom: number;
  /** How many of each were ever made: the argument of the seeded draws, so that ids follow from the log. */
  readonly counts: {
    invocations: number;
    environments: number;
    messages: number;
    receives: number;
    revisions: number;
    clockChanges: number;
  };
  /** Environments initialising or running, of all functions; and of those without a reservation (CON-12). */
  busyEnvironments: number;
  busyUnreserved: number;
  /** Sum of all reservations. */
  reservedConcurrency: number;
  /** Work that has begun or waits: invocations not ended. */
  pendingInvocations: number;
}

export interface FunctionState {
  configuration: FunctionConfiguration;
  faultPlan: FaultPlan;
  /** How often each fault of the plan has fired. */
  faultsFired: number[];
  revisionId: string;
  readonly createdAt: SimTime;
  modifiedAt: SimTime;
  reservedConcurrency: number | undefined;
  /** By qualifier; `$LATEST` is also the unqualified one (ASY-46). */
  readonly eventInvokeConfigs: Map<string, { readonly config: EventInvokeConfig; readonly modifiedAt: SimTime }>;
  /** Idle environments, most recently used last. */
  readonly idle: string[];
  busyEnvironments: number;
  /** Environments started by this function so far. */
  environmentsStarted: number;
}

/**
 * Where an invocation stands.
 * `queued`: accepted, waiting for the queue's reader. `retry-wait`: after a function error. `throttle-wait`: after a refusal.
 * `initialising`, `running`: in an environment. The others are ends.
 */
export type InvocationPhase =
  | 'queued'
  | 'retry-wait'
  | 'throttle-wait'
  | 'initialising'
  | 'running'
  | 'succeeded'
  | 'failed'
  | 'discarded'
  | 'rejected'
  | 'dry-run';

export interface Invocation {
  readonly requestId: string;
  /** 0 for the lab's first; the argument of its seeded draws. */
  readonly index: number;
  readonly functionName: string;
  readonly qualifier: string;
  readonly invocationType: InvocationType;
  readonly payload: string;
  readonly source: InvocationSource;
  readonly lineage: number;
  readonly acceptedAt: SimTime;
  phase: InvocationPhase;
  /** Attempts that ran, all copies together. */
  attempts: number;
  /** Attempts that ran of the present copy of the event; a duplicate delivery starts again at 0 (ASY-09). */
  attemptsOfCopy: number;
  /** Refusals in a row since the last attempt that ran. */
  refusals: number;
  /** Status of the last refusal, 429 or 500; undefined after an attempt ran. */
  refusedWith: 429 | 500 | undefined;
  /** True once a second copy was queued (ASY-09). */
  duplicated: boolean;
  /** LAB-03: the attempt that runs or comes next is its last. */
  retriesCancelled: boolean;
  /** Sequence of the log event that promised the next dispatch; 0: none is due. */
  dispatchSequence: number;
  environmentId: string | undefined;
  lastAttempt: LogEventOf<'attempt-ended'> | undefined;
  endedAt: SimTime | undefined;
  /** Every log event with this request id, in order. */
  readonly log: LogEvent[];
}

/** An execution environment: one lane, one invocation at a time (CON-05). */
export interface Environment {
  readonly environmentId: string;
  readonly functionName: string;
  /** As the function was when the environment was made; what runs here ends by it (FUN-20). */
  readonly configuration: FunctionConfiguration;
  /** 1 for the function's first. */
  readonly number: number;
  readonly startedAt: SimTime;
  /** Tells its latest init from every other, and is the argument of what that draws. Clock changes do not count: they change nothing. */
  initNumber: number;
  /** False before its first init and after a reset: the next invocation runs init. */
  initialised: boolean;
  /** Set when the function changed while it ran: it ends after this invocation (FUN-19, FUN-20). */
  outdated: boolean;
  phase: 'idle' | 'init' | 'invoke';
  requestId: string | undefined;
  /** When the present phase began. */
  phaseStartedAt: SimTime;
  /** Length of the init that came right before the present attempt. */
  initMs: number | undefined;
  deadlineAt: SimTime;
  /** True while the host has been asked for a slice and has not answered: sim time stands still. */
  awaitsSlice: boolean;
  sliceStep: 'start' | 'resume';
  slicePhase: SlicePhase;
  /** Sequence of the `slice-ended` that promised what comes next; 0: nothing is due. */
  sliceSequence: number;
  sliceNext: SliceNext;
  sliceResult: HandlerResult | ForcedOutcome | undefined;
  memoryUsedMb: number;
  /** When it became idle; meaningful in phase `idle`. */
  idleSince: SimTime;
  /** True while a calendar entry looks after its idle expiry. */
  idleWatched: boolean;
}
