import type { Intervention, InvocationSource, InvocationType, ThrottleReason } from './events';
import type { EventInvokeConfig, FaultPlan, FunctionConfiguration } from './function-configuration';
import type { SliceEnd } from './handler-run';
import type { LabSettings } from './lab-settings';
import type { MessageAttributes, QueueAttributes, QueueMessage } from './queue';
import type { RuleId } from './rules';

/** What can be asked of the engine, and what each asking answers. Plain data throughout: a command can be kept as JSON. */

export type ClockMode = 'running' | 'paused';

/** A command that AWS would refuse, with AWS's own words (ERR-01 and on). */
export interface Refusal {
  readonly statusCode: number;
  /** AWS's exception name. */
  readonly code: string;
  readonly message: string;
  readonly reason: ThrottleReason | undefined;
}

/** One message as ReceiveMessage hands it out: a copy, not the state's own. */
export type ReceivedMessage = Readonly<QueueMessage> & { readonly receiptHandle: string };

interface CommandMap {
  'create-lab': {
    asks: {
      accountId: string;
      region: string;
      name: string;
      seed: number;
      epochMs: number;
      settings: LabSettings;
    };
    answers: object;
  };
  /** Records the clock's manner; moving time is the host's doing (`advanceTo`). */
  'change-clock': { asks: { mode: ClockMode; speed: number; skipWaits: boolean }; answers: object };

  'create-function': {
    asks: { configuration: FunctionConfiguration; faultPlan: FaultPlan };
    answers: { revisionId: string };
  };
  /** An empty `deadLetterTargetArn` clears it (DLQ-17). `revisionId` given: must be the present one (MGT-09). */
  'configure-function': {
    asks: {
      functionName: string;
      changes: Partial<Omit<FunctionConfiguration, 'functionName'>>;
      revisionId: string | undefined;
    };
    answers: { configuration: FunctionConfiguration; revisionId: string };
  };
  'delete-function': { asks: { functionName: string }; answers: object };
  /** Undefined removes the reservation. */
  'configure-concurrency': {
    asks: { functionName: string; reservedConcurrency: number | undefined };
    answers: object;
  };
  /** `put` replaces the record; `update` keeps what is undefined in `config`, and an empty ARN clears a route (ASY-40, ASY-41). */
  'configure-event-invoke': {
    asks: { functionName: string; qualifier: string; mode: 'put' | 'update'; config: EventInvokeConfig };
    answers: { config: EventInvokeConfig };
  };
  'delete-event-invoke-config': { asks: { functionName: string; qualifier: string }; answers: object };
  'set-faults': { asks: { functionName: string; faultPlan: FaultPlan }; answers: object };

  invoke: {
    asks: {
      functionName: string;
      qualifier: string | undefined;
      invocationType: InvocationType;
      /** JSON text. */
      payload: string;
      source: InvocationSource;
      /** How many functions the chain of requests has run before (ASY-31). Undefined: a caller of its own, 0. */
      lineage?: number;
    };
    answers: { requestId: string };
  };
  /** An invoke the border refused (broken JSON, too large, bad name): nothing runs, but the lab shows it. */
  'refuse-invocation': {
    asks: {
      functionName: string;
      invocationType: InvocationType;
      source: InvocationSource;
      refusal: Refusal;
      rule: RuleId;
    };
    answers: { requestId: string };
  };
  /** The host's answer to a `RunEffect`. `logLines` were written during the slice. */
  'end-slice': {
    asks: { environmentId: string; requestId: string; end: SliceEnd; logLines: readonly string[] };
    answers: object;
  };
  /** What an environment waited for without a time (another function's answer) is there: it goes on now. */
  'wake-slice': { asks: { environmentId: string; requestId: string }; answers: object };
  /** After a restart: attempts that were running end as `interrupted`. Undefined `environmentIds`: all of them. */
  'interrupt-attempts': {
    asks: { environmentIds?: readonly string[] | undefined };
    answers: { interrupted: number };
  };

  /** What AWS cannot do to an asynchronous event (LAB-02, LAB-03, LAB-04). */
  intervene: { asks: { requestId: string; action: Intervention }; answers: object };
  /** What a delivery left in a queue is sent to its function again, and leaves the queue (LAB-05). */
  'redrive-message': { asks: { queueName: string; messageId: string }; answers: { requestId: string } };

  'create-queue': { asks: { queueName: string; attributes: QueueAttributes }; answers: object };
  'delete-queue': { asks: { queueName: string }; answers: object };
  'purge-queue': { asks: { queueName: string }; answers: object };
  'send-message': {
    asks: {
      queueName: string;
      body: string;
      messageAttributes: MessageAttributes;
      /** Undefined: the queue's own delay. */
      delayMs: number | undefined;
    };
    answers: { messageId: string };
  };
  'receive-messages': {
    asks: {
      queueName: string;
      maxMessages: number;
      /** Undefined: the queue's own. */
      visibilityTimeoutMs: number | undefined;
    };
    answers: { messages: readonly ReceivedMessage[] };
  };
  'delete-message': { asks: { queueName: string; receiptHandle: string }; answers: object };
}

export type CommandType = keyof CommandMap;

/** The command of one type. */
export type CommandOf<T extends CommandType> = { readonly type: T } & Readonly<CommandMap[T]['asks']>;

export type Command = { [T in CommandType]: CommandOf<T> }[CommandType];

/** What a command of one type answers when it is not refused. */
export type AnswerOf<T extends CommandType> = Readonly<CommandMap[T]['answers']>;

/** Either refused, with nothing changed but an `invocation-rejected` in the log, or done. */
export type CommandResult<T extends CommandType> =
  | { readonly refusal: Refusal; readonly requestId: string | undefined }
  | { readonly refusal: undefined; readonly answer: AnswerOf<T> };
