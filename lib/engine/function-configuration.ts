/** What a function is, apart from what happens to it. Plain, immutable data: a change replaces the whole object. */

/** A range a value is drawn from, seeded and uniform, both ends included. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** A handler without code: how long it takes and what it answers. The outcome script can still make any attempt fail. */
export interface ScriptedCode {
  readonly kind: 'scripted';
  /** Simulated run time of one attempt. */
  readonly durationMs: Range;
  readonly memoryUsedMb: Range;
  /** `echo` answers with the payload; `json` always answers with `body`, which is JSON text. */
  readonly response: { readonly kind: 'echo' } | { readonly kind: 'json'; readonly body: string };
}

/** A handler that is real code. */
export interface JavaScriptCode {
  readonly kind: 'javascript';
  /** Source texts by path inside the package. */
  readonly files: Readonly<Record<string, string>>;
}

/** Code of a runtime that does not run here: accepted and kept. */
export interface ForeignCode {
  readonly kind: 'foreign';
  /** The deployment package, in base64. */
  readonly zip: string;
}

/** What runs when the function is invoked. One member a kind of handler; the host picks the runner by `kind`. */
export type FunctionCode = ScriptedCode | JavaScriptCode | ForeignCode;

/** How log lines are written (FUN-41, FUN-43, FUN-44). */
export type LogFormat = 'Text' | 'JSON';

/** `$LATEST` of a function as CreateFunction and UpdateFunctionConfiguration keep it (MGT-02). */
export interface FunctionConfiguration {
  readonly functionName: string;
  readonly runtime: string;
  readonly role: string;
  readonly handler: string;
  readonly description: string;
  /** CON-19: 1 to 900 s. */
  readonly timeoutMs: number;
  /** CON-20: 128 to 10,240 MB. */
  readonly memorySizeMb: number;
  /** CON-21: `/tmp`, 512 to 10,240 MB. */
  readonly ephemeralStorageMb: number;
  readonly architecture: 'x86_64' | 'arm64';
  readonly environment: Readonly<Record<string, string>>;
  /** DLQ-02: ARN of the dead-letter queue, or undefined. */
  readonly deadLetterTargetArn: string | undefined;
  readonly logFormat: LogFormat;
  readonly codeSizeBytes: number;
  /** Base64, as AWS shows it. */
  readonly codeSha256: string;
  readonly code: FunctionCode;
}

/** Error handling and routes of asynchronous invocations, one per qualifier (ASY-44). Undefined: not set, AWS's default. */
export interface EventInvokeConfig {
  readonly maximumRetryAttempts: number | undefined;
  readonly maximumEventAgeSeconds: number | undefined;
  readonly onSuccessArn: string | undefined;
  readonly onFailureArn: string | undefined;
}

/** How an attempt ends. `interrupted`: the process that ran it went away. */
export type OutcomeKind = 'success' | 'error' | 'timeout' | 'out-of-memory' | 'exit' | 'interrupted';

/** What a script can ask of one attempt. */
export type ScriptedOutcome = Exclude<OutcomeKind, 'interrupted'>;

/** An end that the outcome script or a fault brings about without the handler's doing. */
export type ForcedOutcome = Exclude<ScriptedOutcome, 'success' | 'timeout'>;

/**
 * Kinds of fault. `invocation-error` and `invocation-add-delay` are named after the Lambda actions of AWS Fault Injection
 * Service (aws:lambda:invocation-error, aws:lambda:invocation-add-delay); the others have no AWS name.
 */
export type FaultKind =
  | 'invocation-add-delay'
  | 'invocation-error'
  | 'invocation-timeout'
  | 'throttle'
  | 'service-error'
  | 'duplicate-delivery'
  | 'delivery-failure';

/** One disturbance. It fires on an attempt when every condition given holds. */
export interface Fault {
  readonly kind: FaultKind;
  /** Only these attempts of an invocation (1 is the first). Undefined: every attempt. */
  readonly attempts: readonly number[] | undefined;
  /** Fires this many times at most, then rests. Undefined: no limit. */
  readonly count: number | undefined;
  /** Seeded chance from 0 to 1 that it fires. Undefined: always. */
  readonly probability: number | undefined;
  /** For `invocation-add-delay`: how long the handler starts late. */
  readonly delayMs: number | undefined;
}

/** Everything that disturbs a function on purpose. */
export interface FaultPlan {
  /** Outcome of attempt 1, 2, 3 of each invocation; the last one goes for all attempts after it. Empty: the handler decides. */
  readonly outcomes: readonly ScriptedOutcome[];
  readonly faults: readonly Fault[];
}

/** A function nobody disturbs. */
export const NO_FAULTS: FaultPlan = { outcomes: [], faults: [] };
