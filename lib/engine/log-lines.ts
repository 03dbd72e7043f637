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
  for (const event of invocation.log) {
    if (event.type === 'attempt-started') started = event.attempt;
    if (event.type === 'environment-init-failed') initFailed = true;
    if ('logFormat' in event) linesOf = event.logFormat === 'JSON' ? jsonLinesOf : textLinesOf;
    if (attempt === undefined || attempt === attemptOf(event, started)) {
      for (const text of linesOf({ state, invocation, initFailed }, event)) lines.push({ at: event.at, text });
    }
    if (event.type === 'attempt-ended') initFailed = false;
  }
  return lines;
}

/** An init belongs to the attempt it comes before. */
function attemptOf({ type }: LogEvent, started: number): number {
  return type === 'environment-init-started' || type === 'environment-init-failed' ? started + 1 : started;
}
