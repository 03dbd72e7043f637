import type { LogEvent } from './events';
import { jsonLinesOf } from './json-log-lines';
import type { SimTime } from './sim-time';
import type { Invocation, LabState } from './state';
import { textLinesOf } from './text-log-lines';

/** One line of CloudWatch text, with the moment it was written. */
export interface LogLine {
  readonly at: SimTime;
  readonly text: string;
}

/**
 * The log of an invocation as CloudWatch has it: what the platform writes is derived from its log events, in the format that
 * was the function's then (FUN-30 to FUN-44); the handler's own lines stand between. All attempts, or only the one given.
 */
export function invocationLogLines(state: LabState, invocation: Invocation, attempt?: number): readonly LogLine[] {
  const lines: LogLine[] = [];
  let started = 0;
  let linesOf = textLinesOf;
  // What an init ended with is logged when it ends, not again when the attempt does.
  let initFailed = false;
  for (const event of inLogOrder(invocation.log)) {
    if (event.type === 'attempt-started') started = event.attempt;
    if (event.type === 'environment-init-failed') initFailed = true;
    if (event.type === 'environment-initialised') initFailed = false;
    if ('logFormat' in event) linesOf = event.logFormat === 'JSON' ? jsonLinesOf : textLinesOf;
    if (attempt === undefined || attempt === attemptOf(event, started)) {
      for (const text of linesOf({ state, invocation, initFailed }, event)) lines.push({ at: event.at, text });
    }
    if (event.type === 'attempt-ended') initFailed = false;
  }
  return lines;
}

/** The runtime takes the invocation when it is up: after a suppressed init the start is logged, not before (FUN-46). */
function* inLogOrder(log: readonly LogEvent[]): Iterable<LogEvent> {
  let held: LogEvent | undefined;
  for (const event of log) {
    if (event.type === 'attempt-started' && event.initRetried) {
      held = event;
      continue;
    }
    const isInitEnd = event.type === 'environment-initialised' || event.type === 'environment-init-failed';
    if (held !== undefined && event.type === 'attempt-ended') yield held;
    yield event;
    if (held !== undefined && isInitEnd) yield { ...held, at: event.at };
    if (isInitEnd || event.type === 'attempt-ended') held = undefined;
  }
}

/** An init belongs to the attempt it comes before, or is suppressed inside. */
function attemptOf(event: LogEvent, started: number): number {
  if (event.type === 'environment-init-started') return started + 1;
  return event.type === 'environment-init-failed' && event.phase === 'init' ? started + 1 : started;
}
