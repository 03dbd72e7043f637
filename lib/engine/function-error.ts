import type { OutcomeKind } from './function-configuration';
import type { FatalError, HandlerResult } from './handler-run';
import { RESPONSE_MAX_BYTES } from './limits';
import { exceedsBytes } from './utf8';

/** How an attempt looks to whoever asked for it. */
export interface AttemptAnswer {
  readonly outcome: OutcomeKind;
  /** JSON text. */
  readonly response: string;
  /** Undefined for a success. */
  readonly errorType: string | undefined;
  readonly errorMessage: string | undefined;
  /** The process ended with this error, so that its environment is reset (FUN-14). */
  readonly fatal?: FatalError;
}

/** The answer of a handler that came to its end by itself (FUN-02, FUN-08, FUN-09, FUN-11, INV-43). */
export function answerOf(result: HandlerResult, requestId: string): AttemptAnswer {
  switch (result.kind) {
    case 'response':
      return exceedsBytes(result.body, RESPONSE_MAX_BYTES) ? responseTooLarge() : success(result.body);
    case 'error':
      return {
        outcome: 'error',
        response: JSON.stringify({
          errorType: result.errorType,
          errorMessage: result.errorMessage,
          trace: result.trace,
        }),
        errorType: result.errorType,
        errorMessage: result.errorMessage,
        fatal: result.fatal,
      };
    case 'exit':
      return failed('exit', 'Runtime.ExitError', exitMessage(requestId, result.exitCode));
    case 'out-of-memory':
      return failed(
        'out-of-memory',
        'Runtime.OutOfMemory',
        `RequestId: ${requestId} Error: Runtime exited with error: signal: killed`,
      );
  }
}

/** FUN-06: seconds with two decimals. */
export function timedOut(requestId: string, timeoutMs: number): AttemptAnswer {
  const seconds = (timeoutMs / 1000).toFixed(2);
  return failed(
    'timeout',
    'Sandbox.Timedout',
    `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`,
  );
}

/** The process that ran it went away with the machine. */
export function interrupted(requestId: string): AttemptAnswer {
  return failed('interrupted', 'Sandbox.Failure', `RequestId: ${requestId} Error: The execution environment went away`);
}

/** FUN-08 without a code or with 0, FUN-09 otherwise. */
function exitMessage(requestId: string, exitCode: number | undefined): string {
  const reason =
    exitCode === undefined || exitCode === 0
      ? 'Runtime exited without providing a reason'
      : `Runtime exited with error: exit status ${exitCode}`;
  return `RequestId: ${requestId} Error: ${reason}`;
}

function responseTooLarge(): AttemptAnswer {
  return failed(
    'error',
    'Function.ResponseSizeTooLarge',
    `Response payload size exceeded maximum allowed payload size (${RESPONSE_MAX_BYTES} bytes).`,
  );
}

function success(response: string): AttemptAnswer {
  return { outcome: 'success', response, errorType: undefined, errorMessage: undefined };
}

function failed(outcome: OutcomeKind, errorType: string, errorMessage: string): AttemptAnswer {
  return { outcome, response: JSON.stringify({ errorType, errorMessage }), errorType, errorMessage };
}
