import type { LogEvent, LogEventOf } from './events';
import { isoTime } from './iso-time';
import type { SimTime } from './sim-time';
import type { FunctionState, Invocation, LabState } from './state';

/** One line of CloudWatch text, with the moment it was written. */
export interface LogLine {
  readonly at: SimTime;
  readonly text: string;
}

/**
 * The log of an invocation in Lambda's text format: what the platform writes is derived from its log events (FUN-30 to FUN-34,
 * FUN-36, FUN-37, FUN-41, FUN-42), the handler's own lines stand between. All attempts, or only the one given.
 */
export function invocationLogLines(state: LabState, invocation: Invocation, attempt?: number): readonly LogLine[] {
  const lines: LogLine[] = [];
  let started = 0;
  for (const event of invocation.log) {
    if (event.type === 'attempt-started') started = event.attempt;
    // An init belongs to the attempt it comes before.
    const isInit = event.type === 'environment-init-started' || event.type === 'environment-init-failed';
    if (attempt !== undefined && attempt !== (isInit ? started + 1 : started)) continue;
    for (const text of linesOf(state, invocation, event)) lines.push({ at: event.at, text });
  }
  return lines;
}

function linesOf(state: LabState, invocation: Invocation, event: LogEvent): readonly string[] {
  switch (event.type) {
    case 'environment-init-started':
      return [`INIT_START Runtime Version: ${runtimeVersion(state, invocation)}`];
    case 'environment-init-failed':
      return [`INIT_REPORT Init Duration: ${fixed(event.initMs)} ms\tPhase: init\tStatus: error`];
    case 'attempt-started':
      return [`START RequestId: ${event.requestId} Version: $LATEST`];
    case 'log-line-written':
      return [event.line];
    case 'attempt-ended':
      return [...errorLines(state, event), `END RequestId: ${event.requestId}`, reportLine(state, invocation, event)];
    default:
      return [];
  }
}

function errorLines(state: LabState, event: LogEventOf<'attempt-ended'>): readonly string[] {
  switch (event.outcome) {
    case 'success':
      return [];
    case 'error':
      return [`${isoTime(state, event.at)}\t${event.requestId}\tERROR\tInvoke Error \t${event.response}`];
    case 'timeout':
      return [
        `${isoTime(state, event.at)} ${event.requestId} Task timed out after ${(event.durationMs / 1000).toFixed(2)} seconds`,
      ];
    default:
      return [event.errorMessage ?? ''];
  }
}

function reportLine(state: LabState, invocation: Invocation, event: LogEventOf<'attempt-ended'>): string {
  const parts = [
    `REPORT RequestId: ${event.requestId}`,
    `Duration: ${fixed(event.durationMs)} ms`,
    `Billed Duration: ${event.billedMs} ms`,
    `Memory Size: ${functionOf(state, invocation)?.configuration.memorySizeMb ?? 128} MB`,
    `Max Memory Used: ${event.memoryUsedMb} MB`,
    ...(event.initMs === undefined ? [] : [`Init Duration: ${fixed(event.initMs)} ms`]),
    ...statusOf(event),
  ];
  return `${parts.join('\t')}\t`;
}

/** FUN-34, FUN-47: the runtime did answer when the handler threw, so only the other failures have a status. */
function statusOf(event: LogEventOf<'attempt-ended'>): readonly string[] {
  switch (event.outcome) {
    case 'success':
    case 'error':
      return [];
    case 'timeout':
      return ['Status: timeout'];
    case 'out-of-memory':
      return ['Status: error', 'Error Type: Runtime.OutOfMemory'];
    case 'exit':
      return ['Status: error', 'Error Type: Runtime.ExitError'];
    case 'interrupted':
      return ['Status: error', 'Error Type: Sandbox.Failure'];
  }
}

function runtimeVersion(state: LabState, invocation: Invocation): string {
  const runtime = functionOf(state, invocation)?.configuration.runtime ?? 'unknown';
  return `${runtime.replace(/^nodejs(\d+)\.x$/, 'nodejs:$1')}\tRuntime Version ARN: arn:aws:lambda:${state.region}::runtime:invocation-lab`;
}

function functionOf(state: LabState, invocation: Invocation): FunctionState | undefined {
  return state.functions.get(invocation.functionName) ?? state.deletedFunctions.get(invocation.functionName);
}

function fixed(ms: number): string {
  return ms.toFixed(2);
}
