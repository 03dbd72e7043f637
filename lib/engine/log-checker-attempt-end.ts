import type { LogEventOf } from './events';
import { RESPONSE_MAX_BYTES } from './limits';
import type { KnownEnvironment } from './log-checker-environments';
import type { Report } from './log-checker-lab';
import { exceedsBytes } from './utf8';

/** One attempt's own arithmetic and words: lengths, bill, outcome and what it answered. */
export function checkAttemptEnd(
  event: LogEventOf<'attempt-ended'>,
  environment: KnownEnvironment,
  report: Report,
): void {
  const { outcome, durationMs } = event;
  const ranMs = event.at - environment.phaseAt;
  const allowedMs = (environment.deadlineAt ?? event.at) - environment.phaseAt;
  if (durationMs !== ranMs) report(event, 'FUN-39', `ran ${ranMs} ms, not ${durationMs}`);
  if (durationMs > allowedMs) report(event, 'CON-19', `ran ${durationMs} ms of ${allowedMs}`);
  if (event.initMs !== environment.initMs) report(event, 'FUN-39', `its init took ${environment.initMs} ms`);
  if (event.billedMs !== durationMs + (environment.initMs ?? 0)) {
    report(event, 'FUN-39', `billed ${event.billedMs} ms for ${durationMs} and an init of ${environment.initMs}`);
  }
  if ((outcome === 'success') !== (event.functionError === undefined)) {
    report(event, 'FUN-01', `${outcome} with the function error ${event.functionError}`);
  }
  if (outcome === 'timeout' && durationMs !== allowedMs) report(event, 'FUN-06', `timed out after ${durationMs} ms`);
  const { initFailed, retry } = environment;
  if (initFailed && retry !== 'done' && outcome === 'success') report(event, 'CON-15', 'a success without an init');
  if (initFailed && (retry === 'none' || retry === 'under-way') && outcome !== 'interrupted') {
    report(event, 'FUN-46', `${outcome} although the init was not tried again`);
  }
  if (retry === 'failed' && environment.phaseAt + durationMs !== environment.sliceAt) {
    report(event, 'FUN-46', 'goes on after its second init failed');
  }
  if (outcome === 'out-of-memory' && event.memoryUsedMb !== environment.memorySizeMb) {
    report(event, 'FUN-11', `out of memory with ${event.memoryUsedMb} of ${environment.memorySizeMb} MB`);
  }
  if (event.memorySizeMb !== environment.memorySizeMb) {
    report(event, 'FUN-20', `it ran with ${environment.memorySizeMb} MB, not ${event.memorySizeMb}`);
  }
  if (event.fatal !== undefined && outcome !== 'error') report(event, 'FUN-14', `${outcome} of a thrown error`);
  if (outcome === 'success' && exceedsBytes(event.response, RESPONSE_MAX_BYTES)) {
    report(event, 'INV-43', `a response of ${event.response.length} characters is too large`);
  }
  if (outcome !== 'success') checkErrorPayload(event, allowedMs, report);
}

function checkErrorPayload(event: LogEventOf<'attempt-ended'>, allowedMs: number, report: Report): void {
  const { errorType, errorMessage } = JSON.parse(event.response);
  if (errorMessage !== event.errorMessage) report(event, 'FUN-02', 'the error message is not that of the payload');
  const expected = expectedError(event, allowedMs);
  if (expected === undefined) return;
  if (errorType !== expected.errorType || !String(errorMessage).startsWith(expected.errorMessage)) {
    report(event, expected.row, `${event.outcome} answers ${event.response}`);
  }
}

function expectedError({ outcome, requestId }: LogEventOf<'attempt-ended'>, allowedMs: number) {
  const prefix = `RequestId: ${requestId} Error: `;
  if (outcome === 'timeout') {
    const seconds = (allowedMs / 1_000).toFixed(2);
    return {
      row: 'FUN-06',
      errorType: 'Sandbox.Timedout',
      errorMessage: `${prefix}Task timed out after ${seconds} seconds`,
    };
  }
  if (outcome === 'exit') {
    return { row: 'FUN-09', errorType: 'Runtime.ExitError', errorMessage: `${prefix}Runtime exited with` };
  }
  if (outcome === 'out-of-memory') {
    const errorMessage = `${prefix}Runtime exited with error: signal: killed`;
    return { row: 'FUN-11', errorType: 'Runtime.OutOfMemory', errorMessage };
  }
  return undefined;
}
