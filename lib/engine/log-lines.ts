import type { LogEvent, LogEventOf } from './events';
import { isoTime } from './iso-time';
import { errorTypeOf, invokeHeading, runtimeVersion, statusOf, thrownError } from './log-line-parts';
import type { SimTime } from './sim-time';
import type { Invocation, LabState } from './state';

/** One line of CloudWatch text, with the moment it was written. */
export interface LogLine {
  readonly at: SimTime;
  readonly text: string;
}

/**
 * The log of an invocation as CloudWatch has it: what the platform writes is derived from its log events (FUN-30 to FUN-34,
 * FUN-36, FUN-37, FUN-41, FUN-42), the handler's own lines stand between. All attempts, or only the one given.
 */
export function invocationLogLines(state: LabState, invocation: Invocation, attempt?: number): readonly LogLine[] {
  const lines: LogLine[] = [];
  let started = 0;
  // What an init ended with is logged when it ends, not again when the attempt does.
  let initFailed = false;
  for (const event of invocation.log) {
    if (event.type === 'attempt-started') started = event.attempt;
    if (event.type === 'environment-init-failed') initFailed = true;
    // An init belongs to the attempt it comes before.
    const isInit = event.type === 'environment-init-started' || event.type === 'environment-init-failed';
    if (attempt === undefined || attempt === (isInit ? started + 1 : started)) {
      for (const text of linesOf(state, invocation, event, initFailed)) lines.push({ at: event.at, text });
    }
    if (event.type === 'attempt-ended') initFailed = false;
  }
  return lines;
}

function linesOf(state: LabState, invocation: Invocation, event: LogEvent, initFailed: boolean): readonly string[] {
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
  const { errorType, json } = thrownError(response);
  const isRejection = errorType === 'Runtime.UnhandledPromiseRejection';
  const heading = isRejection ? 'Unhandled Promise Rejection' : 'Uncaught Exception';
  return [`${isoTime(state, at)}\tundefined\tERROR\t${heading} \t${json}`];
}

/** FUN-37 */
function initReportLine(event: LogEventOf<'environment-init-failed'>): string {
  const parts = [`INIT_REPORT Init Duration: ${fixed(event.initMs)} ms`, 'Phase: init', ...statusParts(event)];
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
