import type { ClockMode } from './commands';
import type {
  EventInvokeConfig,
  FaultKind,
  FaultPlan,
  ForcedOutcome,
  FunctionConfiguration,
  LogFormat,
  OutcomeKind,
} from './function-configuration';
import type { FatalError, HandlerResult, SlicePhase } from './handler-run';
import type { LabSettings } from './lab-settings';
import type { MessageAttributes, QueueAttributes } from './queue';
import type { RuleId } from './rules';
import type { SimTime } from './sim-time';

/**
 * What has happened: the closed vocabulary of log, stream and timeline. The log is the truth; state is its fold
 * (`evolve`). Every field needed to fold, replay and explain is in the event; none is read from anywhere else.
 */

/** As in `X-Amz-Invocation-Type` (INV-02). */
export type InvocationType = 'RequestResponse' | 'Event' | 'DryRun';

/** Who invoked. */
export type InvocationSource =
  | {
      readonly kind: 'client';
      /** First word of the caller's User-Agent, such as `aws-cli/1.45.11`. */
      readonly client: string;
      /** `amz-sdk-invocation-id`: the same for every retry the client makes by itself (CLI-02). */
      readonly sdkInvocationId: string | undefined;
      /** `attempt=` of `amz-sdk-request`. */
      readonly sdkAttempt: number | undefined;
      /** INV-04: JSON text, of a synchronous invocation. */
      readonly clientContext?: string | undefined;
    }
  /** The code of another function, through the AWS SDK. */
  | {
      readonly kind: 'function';
      readonly requestId: string;
      readonly functionName: string;
      readonly clientContext?: string | undefined;
    }
  /** A destination of another function (DST-19). */
  | { readonly kind: 'destination'; readonly requestId: string; readonly functionName: string }
  /** A message that the invocation `requestId` of the same function had left in a queue was sent again (LAB-05). */
  | {
      readonly kind: 'redrive';
      readonly queueName: string;
      readonly messageId: string;
      readonly requestId: string;
      readonly functionName: string;
    };

/** ERR-21 */
export type ThrottleReason = 'ConcurrentInvocationLimitExceeded' | 'ReservedFunctionConcurrentInvocationLimitExceeded';

/** Why an event is in the queue again. */
export type RetryReason = 'function-error' | 'throttle' | 'system-error';

/** DST-09; `RecursiveInvocation` is what a peer writes, AWS's own word is not known. */
export type RecordCondition =
  | 'Success'
  | 'RetriesExhausted'
  | 'EventAgeExceeded'
  | 'ZeroReservedConcurrency'
  | 'RecursiveInvocation';

/** Why an event left the queue without success. `DroppedByHand` is no condition of AWS's (LAB-04). */
export type DiscardCondition = Exclude<RecordCondition, 'Success'> | 'DroppedByHand';

/** What can be done to an event that AWS cannot do (LAB-02, LAB-03, LAB-04). */
export type Intervention = 'fire-next-attempt' | 'cancel-retries' | 'drop-event';

/** The moment of another lab that a lab goes on from. */
export interface ForkOrigin {
  readonly labId: string;
  /** Of the last log event taken over. */
  readonly sequence: number;
  readonly at: SimTime;
}

export type ShutdownReason = 'idle' | 'function-configured' | 'function-deleted' | 'interrupted';

/**
 * What comes after a slice: the handler begins (late, by a fault), goes on, ends with its result, or is cut off by the deadline.
 * `wake`: it waits for something without a time; cut off by the deadline unless that comes before.
 */
export type SliceNext = 'start' | 'resume' | 'end' | 'wake' | 'timeout';

/** What sort of delivery: to the dead-letter queue or to one of the two destinations. */
export type DeliveryKind = 'dead-letter-queue' | 'on-success' | 'on-failure';

/** A target a delivery can go to, from its ARN. */
export type DeliveryTarget =
  | { readonly kind: 'queue'; readonly arn: string; readonly queueName: string }
  | { readonly kind: 'function'; readonly arn: string; readonly functionName: string };

interface Stamp {
  /** 1, 2, 3 … without holes. */
  readonly sequence: number;
  readonly at: SimTime;
}

/** One attempt is one run of the handler. `attempt` counts from 1 within its invocation. */
interface AttemptIds {
  readonly requestId: string;
  readonly functionName: string;
  readonly attempt: number;
  readonly environmentId: string;
}

export type LogEvent =
  // --- the lab ---
  | (Stamp & {
      readonly type: 'lab-created';
      readonly accountId: string;
      readonly region: string;
      readonly name: string;
      readonly seed: number;
      /** Unix milliseconds that sim time 0 stands for in ISO timestamps. */
      readonly epochMs: number;
      readonly settings: LabSettings;
      /** Undefined: a lab of its own. */
      readonly forkedFrom?: ForkOrigin | undefined;
    })
  | (Stamp & {
      readonly type: 'clock-changed';
      readonly mode: ClockMode;
      readonly speed: number;
      readonly skipWaits: boolean;
    })
  // --- configuration ---
  | (Stamp & {
      readonly type: 'function-created';
      readonly functionName: string;
      readonly configuration: FunctionConfiguration;
      readonly faultPlan: FaultPlan;
      readonly revisionId: string;
    })
  | (Stamp & {
      readonly type: 'function-configured';
      readonly functionName: string;
      readonly configuration: FunctionConfiguration;
      readonly revisionId: string;
    })
  | (Stamp & { readonly type: 'function-deleted'; readonly functionName: string })
  | (Stamp & {
      readonly type: 'concurrency-configured';
      readonly functionName: string;
      /** Undefined: the reservation was removed. */
      readonly reservedConcurrency: number | undefined;
      readonly revisionId: string;
    })
  | (Stamp & {
      readonly type: 'event-invoke-configured';
      readonly functionName: string;
      readonly qualifier: string;
      /** Undefined: the record was deleted. */
      readonly config: EventInvokeConfig | undefined;
    })
  | (Stamp & { readonly type: 'fault-set'; readonly functionName: string; readonly faultPlan: FaultPlan })
  // --- invocations ---
  | (Stamp & {
      readonly type: 'invocation-accepted';
      readonly requestId: string;
      readonly functionName: string;
      readonly qualifier: string;
      readonly invocationType: InvocationType;
      /** JSON text, exactly as sent. */
      readonly payload: string;
      readonly source: InvocationSource;
      /** How many functions this chain of requests has run before (ASY-31); 0 for a caller's own invoke. */
      readonly lineage: number;
      /** What the caller got: 202, 204, or 200 which follows when the attempt ends (INV-20). */
      readonly statusCode: 200 | 202 | 204;
      readonly rule: RuleId;
    })
  | (Stamp & {
      readonly type: 'invocation-rejected';
      readonly requestId: string;
      readonly functionName: string;
      readonly invocationType: InvocationType;
      readonly source: InvocationSource;
      readonly statusCode: number;
      /** AWS's exception name. */
      readonly code: string;
      readonly reason: ThrottleReason | undefined;
      readonly message: string;
      readonly rule: RuleId;
    })
  | (Stamp & {
      readonly type: 'event-queued';
      readonly requestId: string;
      readonly functionName: string;
      /** When the queue's reader takes it. */
      readonly dispatchAt: SimTime;
      /** ASY-04: not tried again at or after this. */
      readonly expiresAt: SimTime;
      /** `delivered`: the caller's own. `duplicated`: at-least-once, a second copy of an event that had succeeded (ASY-09). */
      readonly why: 'delivered' | 'duplicated';
      readonly rule: RuleId;
    })
  | (Stamp & {
      readonly type: 'attempt-throttled';
      readonly requestId: string;
      readonly functionName: string;
      /** 429 throttle, 500 service error. */
      readonly statusCode: 429 | 500;
      readonly reason: ThrottleReason | undefined;
      /** Consecutive refusals since the last attempt that ran, this one included. */
      readonly refusals: number;
      readonly rule: RuleId;
    })
  | (Stamp & {
      readonly type: 'attempt-started';
      readonly requestId: string;
      readonly functionName: string;
      readonly attempt: number;
      readonly environmentId: string;
      readonly cold: boolean;
      /** Start plus the function's timeout. */
      readonly deadlineAt: SimTime;
      readonly logFormat: LogFormat;
      /** FUN-46: the init failed, and runs once more inside this attempt before the handler does. */
      readonly initRetried: boolean;
      readonly rule: RuleId;
    })
  | (Stamp & {
      readonly type: 'fault-fired';
      readonly requestId: string;
      readonly functionName: string;
      readonly fault: FaultKind;
      /** Place of the fault in the function's plan. */
      readonly faultIndex: number;
    })
  | (Stamp & {
      readonly type: 'slice-ended';
      readonly environmentId: string;
      readonly requestId: string;
      readonly phase: SlicePhase;
      /** When something happens next here. */
      readonly resumeAt: SimTime;
      /** What follows at `resumeAt`. */
      readonly next: SliceNext;
      /** A forced outcome is kept by its name alone. */
      readonly result: HandlerResult | ForcedOutcome | undefined;
      readonly memoryUsedMb: number;
    })
  | (Stamp & {
      readonly type: 'slice-resumed';
      readonly environmentId: string;
      readonly requestId: string;
      readonly phase: SlicePhase;
    })
  | (Stamp & {
      readonly type: 'log-line-written';
      readonly requestId: string;
      readonly functionName: string;
      readonly environmentId: string;
      /** One line as CloudWatch would show it, without its line end. What the platform writes (START, END, REPORT, errors) is derived. */
      readonly line: string;
    })
  | (Stamp &
      AttemptIds & {
        readonly type: 'attempt-ended';
        readonly outcome: OutcomeKind;
        readonly durationMs: number;
        /** FUN-39, the init of a cold start included. */
        readonly billedMs: number;
        /** Only on a cold start whose init did not fail: a suppressed init is part of the duration (FUN-46). */
        readonly initMs: number | undefined;
        /** What the function had when the environment was made; it may have changed since (FUN-20). */
        readonly memorySizeMb: number;
        readonly memoryUsedMb: number;
        /** The answer or the error payload as JSON text. */
        readonly response: string;
        /** FUN-01: `Unhandled` on every kind of function error. */
        readonly functionError: 'Unhandled' | undefined;
        readonly errorMessage: string | undefined;
        /** FUN-14: the process ended with the error. */
        readonly fatal: FatalError | undefined;
        readonly rule: RuleId;
      })
  | (Stamp & {
      readonly type: 'retry-scheduled';
      readonly requestId: string;
      readonly functionName: string;
      readonly dispatchAt: SimTime;
      readonly why: RetryReason;
      /** 1 for the first retry after a function error; for the other two, how often it was refused in a row. */
      readonly retry: number;
      readonly rule: RuleId;
    })
  /** Someone did what AWS cannot do; what follows from it is told right after. */
  | (Stamp & {
      readonly type: 'event-intervened';
      readonly requestId: string;
      readonly functionName: string;
      readonly action: Intervention;
      readonly rule: RuleId;
    })
  | (Stamp & {
      readonly type: 'event-succeeded';
      readonly requestId: string;
      readonly functionName: string;
      readonly rule: RuleId;
    })
  | (Stamp & {
      readonly type: 'event-discarded';
      readonly requestId: string;
      readonly functionName: string;
      readonly condition: DiscardCondition;
      /** Which deliveries arrived. Empty: nothing kept it. */
      readonly keptBy: readonly DeliveryKind[];
      readonly rule: RuleId;
    })
  | (Stamp & {
      readonly type: 'delivery-made';
      readonly requestId: string;
      readonly functionName: string;
      readonly kind: DeliveryKind;
      readonly target: DeliveryTarget;
      /** The queue message's id, or the request id of the invocation it started. */
      readonly deliveredAs: string;
      readonly rule: RuleId;
    })
  | (Stamp & {
      readonly type: 'delivery-failed';
      readonly requestId: string;
      readonly functionName: string;
      readonly kind: DeliveryKind;
      readonly targetArn: string;
      readonly why: string;
      readonly rule: RuleId;
    })
  // --- execution environments ---
  | (Stamp & {
      readonly type: 'environment-init-started';
      readonly environmentId: string;
      readonly functionName: string;
      /** The invocation that needed it. */
      readonly requestId: string;
      readonly logFormat: LogFormat;
      readonly rule: RuleId;
    })
  | (Stamp & {
      readonly type: 'environment-initialised';
      readonly environmentId: string;
      readonly functionName: string;
      readonly requestId: string;
      /** `invoke`: a suppressed init, inside the attempt (FUN-46). */
      readonly phase: SlicePhase;
      readonly initMs: number;
    })
  | (Stamp & {
      readonly type: 'environment-init-failed';
      readonly environmentId: string;
      readonly functionName: string;
      readonly requestId: string;
      /** `invoke`: a suppressed init, inside the attempt (FUN-46). */
      readonly phase: SlicePhase;
      readonly initMs: number;
      readonly outcome: OutcomeKind;
      /** The error payload as JSON text. */
      readonly response: string;
    })
  /** FUN-17: same sandbox, but the next invocation there runs init again. */
  | (Stamp & {
      readonly type: 'environment-reset';
      readonly environmentId: string;
      readonly functionName: string;
      readonly why: OutcomeKind;
      readonly rule: RuleId;
    })
  | (Stamp & {
      readonly type: 'environment-shut-down';
      readonly environmentId: string;
      readonly functionName: string;
      readonly why: ShutdownReason;
      readonly rule: RuleId;
    })
  // --- SQS queues ---
  | (Stamp & { readonly type: 'queue-created'; readonly queueName: string; readonly attributes: QueueAttributes })
  | (Stamp & { readonly type: 'queue-deleted'; readonly queueName: string })
  | (Stamp & { readonly type: 'queue-purged'; readonly queueName: string })
  | (Stamp & {
      readonly type: 'queue-message-sent';
      readonly queueName: string;
      readonly messageId: string;
      readonly body: string;
      readonly messageAttributes: MessageAttributes;
      readonly visibleAt: SimTime;
      /** The invocation a delivery came from; undefined: a client sent it. */
      readonly requestId: string | undefined;
      /** The function of that invocation. */
      readonly functionName: string | undefined;
      readonly delivery: DeliveryKind | undefined;
    })
  | (Stamp & {
      readonly type: 'queue-message-received';
      readonly queueName: string;
      readonly messageId: string;
      readonly receiptHandle: string;
      /** Hidden from other receivers until then. */
      readonly visibleAt: SimTime;
    })
  | (Stamp & { readonly type: 'queue-message-deleted'; readonly queueName: string; readonly messageId: string })
  | (Stamp & {
      readonly type: 'queue-message-moved';
      readonly queueName: string;
      readonly messageId: string;
      readonly toQueueName: string;
    });

export type LogEventType = LogEvent['type'];

/** The log event of one type. */
export type LogEventOf<T extends LogEventType> = Extract<LogEvent, { type: T }>;
