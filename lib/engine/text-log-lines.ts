import type { LogEvent, LogEventOf } from './events';
import { isoTime } from './iso-time';
import {
  errorTypeOf,
  initHeading,
  invokeHeading,
  type LogScene,
  runtimeVersion,
  statusOf,
  thrownError,
} from './log-line-parts';
import type { LabState } from './state';

/** What one log event says in Lambda's text format (FUN-30 to FUN-34, FUN-36, FUN-37, FUN-41, FUN-42). */
export function textLinesOf({ state, invocation, initFailed }: LogScene, event: LogEvent): readonly string[] {
  switch (event.type) {
    case 'environment-init-started': {
      const { name, arn } = runtimeVersion(state, invocation);
      return [`INIT_START Runtime Version: ${name}\tRuntime Version ARN: ${arn}`];
    }
    case 'environment-init-failed':
      return [...initErrorLines(state, event), initReportLine(event)];
    case 'attempt-started':
      return [`START RequestId: ${event.requestId} Version: $LATEST`];
    case 'log-line-written':
      return [event.line];
    case 'attempt-ended':
      return [...errorLines(state, event, initFailed), `END RequestId: ${event.requestId}`, reportLine(event)];
    default:
      return [];
  }
}

/** Before any request the id is `undefined` (FUN-41). */
function initErrorLines(state: LabState, { at, outcome, response }: LogEventOf<'environment-init-failed'>) {
  if (outcome !== 'error') return [];
  const error = thrownError(response);
  return [`${isoTime(state, at)}\tundefined\tERROR\t${initHeading(error)} \t${error.json}`];
}

/** FUN-37 */
function initReportLine(event: LogEventOf<'environment-init-failed'>): string {
  const parts = [
    `INIT_REPORT Init Duration: ${fixed(event.initMs)} ms`,
    `Phase: ${event.phase}`,
    ...statusParts(event),
  ];
  return parts.join('\t');
}

function errorLines(state: LabState, event: LogEventOf<'attempt-ended'>, initFailed: boolean): readonly string[] {
  const { at, requestId, outcome } = event;
  switch (outcome) {
    case 'success':
      return [];
    case 'error':
      if (initFailed) return [];
      return [
        `${isoTime(state, at)}\t${requestId}\tERROR\t${invokeHeading(event)} \t${thrownError(event.response).json}`,
      ];
    case 'timeout':
      return [
        `${isoTime(state, at)} ${requestId} Task timed out after ${(event.durationMs / 1000).toFixed(2)} seconds`,
      ];
    case 'out-of-memory':
    case 'exit':
    case 'interrupted':
      return [event.errorMessage ?? ''];
  }
}

function reportLine(event: LogEventOf<'attempt-ended'>): string {
  const parts = [
    `REPORT RequestId: ${event.requestId}`,
    `Duration: ${fixed(event.durationMs)} ms`,
    `Billed Duration: ${event.billedMs} ms`,
    `Memory Size: ${event.memorySizeMb} MB`,
    `Max Memory Used: ${event.memoryUsedMb} MB`,
    ...(event.initMs === undefined ? [] : [`Init Duration: ${fixed(event.initMs)} ms`]),
    ...statusParts(event),
  ];
  return `${parts.join('\t')}\t`;
}

/** FUN-34 */
function statusParts(event: LogEventOf<'attempt-ended' | 'environment-init-failed'>): readonly string[] {
  const status = statusOf(event);
  if (status === 'success') return [];
  return status === 'timeout' ? ['Status: timeout'] : ['Status: error', `Error Type: ${errorTypeOf(event.response)}`];
}

function fixed(ms: number): string {
  return ms.toFixed(2);
}
