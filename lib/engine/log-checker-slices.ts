import type { LogEventOf } from './events';
import type { KnownEnvironment } from './log-checker-environments';
import type { Report } from './log-checker-lab';

/** The slices of one run: each promises when something happens next in its environment, and it does happen then. */
export function seeSlice(
  event: LogEventOf<'slice-ended' | 'slice-resumed'>,
  environment: KnownEnvironment,
  report: Report,
): void {
  const phase = environment.retry === 'under-way' ? 'init' : environment.phase;
  if (event.phase !== phase) report(event, 'slice', `a slice of ${event.phase} in ${phase}`);
  if (event.type === 'slice-resumed') {
    const { promised } = environment;
    environment.promised = undefined;
    environment.sliceAt = event.at;
    if (promised === undefined) return report(event, 'slice', 'nothing was to be resumed');
    if (promised.next === 'end' || promised.next === 'timeout')
      report(event, 'slice', `resumed although it was to ${promised.next}`);
    // A wait without a time is promised the deadline, and woken before it or not at all; what a handler waits for beside a
    // timer may come before the timer.
    const early = event.at <= promised.resumeAt && (promised.next === 'wake' || promised.next === 'resume');
    if (event.at !== promised.resumeAt && !early) report(event, 'slice', `resumed, but promised ${promised.resumeAt}`);
    return;
  }
  if (environment.promised !== undefined) report(event, 'slice', 'a second slice before the first one was over');
  if (event.at !== environment.sliceAt)
    report(event, 'slice', `a slice that began at ${environment.sliceAt} took time`);
  environment.promised = event;
  if (event.resumeAt < event.at) report(event, 'slice', 'promises a time that is over');
  const { deadlineAt } = environment;
  if (deadlineAt === undefined) return;
  if (event.resumeAt > deadlineAt) report(event, 'CON-19', `promises a time after the deadline at ${deadlineAt}`);
  if ((event.next === 'timeout' || event.next === 'wake') && event.resumeAt !== deadlineAt)
    report(event, 'CON-19', 'times out before its time');
}

/** The end of an init or of an attempt comes when the last slice promised it, unless the process went away. */
export function checkPromisedEnd(
  event: LogEventOf<'environment-initialised' | 'environment-init-failed' | 'attempt-ended'>,
  environment: KnownEnvironment,
  interrupted: boolean,
  report: Report,
): void {
  const { promised, sliceAt } = environment;
  environment.promised = undefined;
  if (interrupted) return;
  if (promised === undefined) {
    if (event.at !== sliceAt) report(event, 'slice', `ends, but what began at ${sliceAt} promised nothing`);
    return;
  }
  if (promised.next !== 'start' && promised.next !== 'resume') {
    if (event.at !== promised.resumeAt) report(event, 'slice', `ends, but promised ${promised.resumeAt}`);
  } else report(event, 'slice', `ends, but was to ${promised.next} at ${promised.resumeAt}`);
}

/** FUN-46: the second init ends inside its attempt, as its last slice promised. */
export function endRetry(
  event: LogEventOf<'environment-initialised' | 'environment-init-failed'>,
  environment: KnownEnvironment,
  report: Report,
): void {
  const tookMs = event.at - environment.phaseAt;
  if (event.phase !== 'invoke') report(event, 'FUN-46', 'an init inside an attempt is told as one of the init phase');
  if (event.initMs !== tookMs) report(event, 'FUN-46', `the init took ${tookMs} ms, not ${event.initMs}`);
  checkPromisedEnd(event, environment, false, report);
  environment.retry = event.type === 'environment-initialised' ? 'done' : 'failed';
  environment.warm = environment.retry === 'done';
  environment.sliceAt = event.at;
}
