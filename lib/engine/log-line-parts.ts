import type { LogEventOf } from './events';
import type { Invocation, LabState } from './state';

/** What text and JSON log lines have in common. */

/** What a line is written from, beside its log event. */
export interface LogScene {
  readonly state: LabState;
  readonly invocation: Invocation;
  /** The present attempt's last init failed. */
  readonly initFailed: boolean;
}

type Ended = LogEventOf<'attempt-ended' | 'environment-init-failed'>;

/** FUN-34, FUN-47: the runtime did answer when the handler threw and the process lived on, so that is a success to the platform. */
export function statusOf(event: Ended): 'success' | 'timeout' | 'error' {
  switch (event.outcome) {
    case 'success':
      return 'success';
    case 'timeout':
      return 'timeout';
    case 'error':
      return event.type === 'attempt-ended' && event.fatal === undefined ? 'success' : 'error';
    case 'out-of-memory':
    case 'exit':
    case 'interrupted':
      return 'error';
  }
}

/** FUN-14, FUN-42: what Node writes before an error that an invocation ended with. */
export function invokeHeading({ fatal }: LogEventOf<'attempt-ended'>): string {
  switch (fatal) {
    case undefined:
      return 'Invoke Error';
    case 'init':
    case 'uncaught-exception':
      return 'Uncaught Exception';
    case 'unhandled-rejection':
      return 'Unhandled Promise Rejection';
  }
}

/** The same for an error that an init ended with. */
export function initHeading({ errorType }: ThrownError): string {
  return errorType === 'Runtime.UnhandledPromiseRejection' ? 'Unhandled Promise Rejection' : 'Uncaught Exception';
}

export interface ThrownError {
  readonly errorType: string;
  readonly errorMessage: string;
  /** Empty for something thrown that is no Error (FUN-03). */
  readonly stack: readonly string[];
  /** As Node's runtime writes it to the log: `stack` where the answer says `trace` (FUN-42). */
  readonly json: string;
}

/** Reads an error payload back. */
export function thrownError(response: string): ThrownError {
  const { trace, ...rest }: { errorType: string; errorMessage: string; trace?: readonly string[] } =
    JSON.parse(response);
  const json = JSON.stringify(trace === undefined ? rest : { ...rest, stack: trace });
  return { ...rest, stack: trace ?? [], json };
}

export function errorTypeOf(response: string): string {
  return thrownError(response).errorType;
}

/** FUN-30. Lambda's own hash of a runtime version has no equal here. */
export function runtimeVersion(state: LabState, { functionName }: Invocation): { name: string; arn: string } {
  const fn = state.functions.get(functionName) ?? state.deletedFunctions.get(functionName);
  const name = (fn?.configuration.runtime ?? 'unknown').replace(/^nodejs(\d+)\.x$/, 'nodejs:$1');
  return { name, arn: `arn:aws:lambda:${state.region}::runtime:invocation-lab` };
}
