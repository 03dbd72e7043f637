import type { DurationMs } from './sim-time';

/**
 * The seam to handler code. The engine never calls a handler: it asks for one slice ("run this environment until it waits
 * or ends", a `RunEffect`), the host runs it and answers with an `end-slice` command at the same sim time.
 */

/** `init` runs the module's top level once per environment; `invoke` runs the handler. */
export type SlicePhase = 'init' | 'invoke';

/** What the engine asks of the host. The environment's configuration and the payload are in the state. */
export interface RunEffect {
  readonly environmentId: string;
  readonly requestId: string;
  readonly phase: SlicePhase;
  /** `start`: the phase begins; `resume`: what it waited for is over. */
  readonly step: 'start' | 'resume';
}

/** How handler code came to its end. A timeout is not here: only the engine knows the deadline. */
export type HandlerResult =
  /** `body` is JSON text, `null` for a handler that returned nothing (INV-30). */
  | { readonly kind: 'response'; readonly body: string }
  /** Thrown or rejected; the environment lives on (FUN-02, FUN-18). */
  | {
      readonly kind: 'error';
      readonly errorType: string;
      readonly errorMessage: string;
      readonly trace: readonly string[];
      /** The process ended with it, so that the next invocation runs init again (FUN-14). Undefined: it lives on. */
      readonly fatal?: FatalError;
    }
  /** The process ended; undefined code: without a reason (FUN-08, FUN-09). */
  | { readonly kind: 'exit'; readonly exitCode: number | undefined }
  /** FUN-11 */
  | { readonly kind: 'out-of-memory' };

/** FUN-14: what a process does not survive. */
export type FatalError = 'init' | 'uncaught-exception' | 'unhandled-rejection';

/** What a handler asks of this lab through the AWS SDK. Plain data; `callId` is unique within its environment. */
export type ServiceCall = { readonly callId: number } & (
  | {
      readonly operation: 'invoke';
      /** A name, a partial or a whole ARN. */
      readonly functionName: string;
      readonly qualifier?: string;
      readonly invocationType: string;
      readonly payload: string;
      /** Base64, as in the header (INV-04). */
      readonly clientContext?: string;
      /** LogType Tail. */
      readonly tail: boolean;
    }
  | {
      readonly operation: 'send-message';
      readonly queueUrl: string;
      readonly body: string;
      readonly delaySeconds?: number;
      readonly messageAttributes: Readonly<
        Record<string, { readonly dataType: string; readonly stringValue?: string; readonly binaryValue?: string }>
      >;
    }
  | {
      readonly operation: 'receive-message';
      readonly queueUrl: string;
      readonly maxMessages: number;
      readonly visibilityTimeoutSeconds?: number;
      /** Undefined: the queue's own. */
      readonly waitSeconds?: number;
    }
  | { readonly operation: 'delete-message'; readonly queueUrl: string; readonly receiptHandle: string }
  | { readonly operation: 'get-queue-url'; readonly queueName: string }
);

/** What a service answers: what the operation gives, or AWS's error. */
export type ServiceAnswer = { readonly callId: number } & (
  | { readonly output: ServiceOutput; readonly error?: undefined }
  | {
      readonly error: {
        readonly name: string;
        readonly message: string;
        readonly statusCode: number;
        readonly requestId: string;
      };
      readonly output?: undefined;
    }
);

/** Every output carries what the SDK shows as `$metadata`. */
export type ServiceOutput = { readonly statusCode: number; readonly requestId: string } & Readonly<
  Record<string, unknown>
>;

/** How a slice ended. */
export type SliceEnd =
  /** The handler waits: for a time, or (undefined) for something without one, which only the deadline ends. */
  | { readonly kind: 'waiting'; readonly waitMs: DurationMs | undefined }
  /** The handler is done, `computeMs` of sim time from now. */
  | {
      readonly kind: 'finished';
      readonly computeMs: DurationMs;
      readonly memoryUsedMb: number;
      readonly result: HandlerResult;
    };
