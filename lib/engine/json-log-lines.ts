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
import type { SimTime } from './sim-time';
import { utf8Bytes } from './utf8';

/**
 * What one log event says in Lambda's JSON format: system records at level INFO (FUN-44), which shows the end of an init or a
 * run only when it went wrong, and the runtime's own error records (FUN-43).
 */
export function jsonLinesOf(scene: LogScene, event: LogEvent): readonly string[] {
  switch (event.type) {
    case 'environment-init-started':
      return [initStart(scene, event)];
    case 'environment-init-failed':
      return [...initError(scene, event), initReport(scene, event)];
    case 'attempt-started':
      return [system(scene, event.at, 'platform.start', { requestId: event.requestId, version: '$LATEST' })];
    case 'log-line-written':
      return [event.line];
    case 'attempt-ended':
      return [...invokeError(scene, event), ...runtimeDone(scene, event), report(scene, event)];
    default:
      return [];
  }
}

function initStart(scene: LogScene, { at, functionName }: LogEventOf<'environment-init-started'>): string {
  const { name, arn } = runtimeVersion(scene.state, scene.invocation);
  return system(scene, at, 'platform.initStart', {
    initializationType: 'on-demand',
    phase: 'init',
    runtimeVersion: name,
    runtimeVersionArn: arn,
    functionName,
    functionVersion: '$LATEST',
  });
}

function initReport(scene: LogScene, event: LogEventOf<'environment-init-failed'>): string {
  return system(scene, event.at, 'platform.initReport', {
    initializationType: 'on-demand',
    phase: event.phase,
    ...statusMembers(event),
    metrics: { durationMs: event.initMs },
  });
}

function runtimeDone(scene: LogScene, event: LogEventOf<'attempt-ended'>): readonly string[] {
  if (statusOf(event) === 'success') return [];
  const { requestId, durationMs } = event;
  // Only a thrown error was answered before the process ended.
  const producedBytes = event.outcome === 'error' ? utf8Bytes(event.response) : 0;
  const record = { requestId, ...statusMembers(event), metrics: { durationMs, producedBytes } };
  return [system(scene, event.at, 'platform.runtimeDone', record)];
}

function report(scene: LogScene, event: LogEventOf<'attempt-ended'>): string {
  return system(scene, event.at, 'platform.report', {
    requestId: event.requestId,
    metrics: {
      durationMs: event.durationMs,
      billedDurationMs: event.billedMs,
      memorySizeMB: event.memorySizeMb,
      maxMemoryUsedMB: event.memoryUsedMb,
      initDurationMs: event.initMs,
    },
    ...statusMembers(event),
  });
}

/** FUN-47 */
function statusMembers(event: LogEventOf<'attempt-ended' | 'environment-init-failed'>) {
  const status = statusOf(event);
  return status === 'error' ? { status, errorType: errorTypeOf(event.response) } : { status };
}

function initError(scene: LogScene, { at, outcome, response }: LogEventOf<'environment-init-failed'>) {
  if (outcome !== 'error') return [];
  return [errorRecord(scene, at, undefined, initHeading(thrownError(response)), response)];
}

function invokeError(scene: LogScene, event: LogEventOf<'attempt-ended'>): readonly string[] {
  if (event.outcome !== 'error' || scene.initFailed) return [];
  return [errorRecord(scene, event.at, event.requestId, invokeHeading(event), event.response)];
}

/** FUN-43 */
function errorRecord(
  { state }: LogScene,
  at: SimTime,
  requestId: string | undefined,
  heading: string,
  response: string,
): string {
  const { errorType, errorMessage, stack } = thrownError(response);
  const timestamp = isoTime(state, at);
  const message = `${heading} ${stack.length === 0 ? errorMessage : stack.join('\n')}`;
  // Something thrown that is no Error has no more to it than its text.
  const members = stack.length === 0 ? {} : { errorType, errorMessage, stackTrace: stack };
  return JSON.stringify({ timestamp, level: 'ERROR', requestId, message, ...members });
}

/** FUN-44 */
function system({ state }: LogScene, at: SimTime, type: string, record: object): string {
  return JSON.stringify({ time: isoTime(state, at), type, record });
}
