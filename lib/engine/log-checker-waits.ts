import type { LogEventOf } from './events';
import { checkSuccess } from './log-checker-ends';
import {
  type Checking,
  endAfterFailure,
  isFaultBefore,
  isOf,
  type Life,
  ROW_OF_END,
  retryWaitMs,
  throttleWaitMs,
} from './log-checker-life';

/** ASY-01, ASY-09: an event enters the queue, for the first time or as the second copy of one that had succeeded. */
export function checkQueued(checking: Checking, event: LogEventOf<'event-queued'>, life: Life): void {
  const { lab, report } = checking;
  const { functionName, qualifier, at: acceptedAt } = life.accepted;
  if (!isOf(life, 'Event')) return report(event, 'ASY-01', 'only asynchronous invocations are queued');
  const { min, max } = lab.settings.dispatchMs;
  const restMs = event.dispatchAt - event.at;
  if (restMs < min || restMs > max) report(event, 'ASY-01', `rests ${restMs} ms, not ${min} to ${max}`);
  const tooOldAt = lab.tooOldAt(functionName, qualifier, acceptedAt);
  if (event.expiresAt !== tooOldAt) report(event, 'ASY-04', `is too old at ${tooOldAt}, not at ${event.expiresAt}`);
  if (event.why === 'duplicated' && life.retriesCancelled) report(event, 'LAB-03', 'it was to have no more attempts');
  if (event.why === 'delivered') {
    if (life.phase !== 'accepted') report(event, 'ASY-01', `delivered in phase ${life.phase}`);
  } else {
    const caused =
      lab.settings.duplicateProbability > 0 || isFaultBefore(checking, event.requestId, 'duplicate-delivery');
    if (!caused || life.copies !== 1) report(event, 'ASY-09', `duplicated without a reason, copy ${life.copies + 1}`);
    checkSuccess(checking, event, life);
  }
  life.copies++;
  life.attemptsOfCopy = 0;
  life.answer = undefined;
  wait(checking, event, life);
}

/** ASY-03, ASY-05: an event goes back to the queue. */
export function checkScheduled(checking: Checking, event: LogEventOf<'retry-scheduled'>, life: Life): void {
  if (!isOf(life, 'Event')) return checking.report(event, 'DST-28', 'only asynchronous invocations are retried');
  if (event.why === 'function-error') checkRetry(checking, event, life);
  else if (life.phase === 'decided') checkRunAgain(checking, event, life);
  else checkBackOff(checking, event, life);
  wait(checking, event, life);
}

function checkRetry({ lab, report }: Checking, event: LogEventOf<'retry-scheduled'>, life: Life): void {
  const failed = life.answer?.kind === 'ran' && life.answer.attempt.functionError !== undefined;
  if (life.phase !== 'decided' || !failed) return report(event, 'ASY-03', `retried in phase ${life.phase}`);
  const condition = endAfterFailure(lab, life, event.at);
  if (condition !== undefined) {
    const row = condition === 'EventAgeExceeded' ? 'ASY-11' : ROW_OF_END[condition];
    report(event, row, `retried, but must end: ${condition}`);
  }
  const waitMs = retryWaitMs(lab, life.attemptsOfCopy);
  if (event.dispatchAt - event.at !== waitMs) {
    report(event, 'ASY-03', `waits ${event.dispatchAt - event.at} ms, not ${waitMs}`);
  }
  if (event.retry !== life.attemptsOfCopy)
    report(event, 'ASY-03', `retry ${event.retry} after ${life.attemptsOfCopy} failures`);
}

/** LAB-01: an interrupted attempt is not the function's error; it runs again without a wait of its own. */
function checkRunAgain({ report }: Checking, event: LogEventOf<'retry-scheduled'>, life: Life): void {
  if (life.answer?.kind !== 'interrupted') report(event, 'ASY-05', `${event.why} after an attempt that ran`);
  if (event.dispatchAt !== event.at) report(event, 'LAB-01', 'an interrupted attempt runs again at once');
}

function checkBackOff({ lab, report }: Checking, event: LogEventOf<'retry-scheduled'>, life: Life): void {
  if (life.phase !== 'refused') return report(event, 'ASY-05', `${event.why} in phase ${life.phase}`);
  if (life.retriesCancelled) report(event, 'LAB-03', 'it was to have no more attempts');
  const statusCode = life.answer?.kind === 'refused' ? life.answer.statusCode : undefined;
  if (statusCode !== (event.why === 'throttle' ? 429 : 500))
    report(event, 'ASY-05', `${event.why} after ${statusCode}`);
  if (event.retry !== life.refusals) report(event, 'ASY-06', `${event.retry} refusals told of ${life.refusals}`);
  const { functionName, qualifier, at: acceptedAt } = life.accepted;
  const tooOldAt = lab.tooOldAt(functionName, qualifier, acceptedAt);
  const { shortest, longest } = throttleWaitMs(lab, life.refusals);
  const from = Math.min(event.at + shortest, tooOldAt);
  const to = Math.min(event.at + longest, tooOldAt);
  if (event.dispatchAt >= from && event.dispatchAt <= to) return;
  report(event, 'ASY-06', `refused ${life.refusals} times, waits until ${event.dispatchAt}, not ${from} to ${to}`);
}

/** A wait begins where the last thing ended and leaves no gap. */
function wait(checking: Checking, event: LogEventOf<'event-queued' | 'retry-scheduled'>, life: Life): void {
  if (event.at !== life.accountedTo) checking.report(event, 'ASY-01', `leaves a gap since ${life.accountedTo}`);
  if (event.dispatchAt < event.at) checking.report(event, 'ASY-01', 'waits for a time that is over');
  life.phase = 'waiting';
  life.isRetry = event.type === 'retry-scheduled';
  life.dispatchAt = event.dispatchAt;
  life.accountedTo = event.dispatchAt;
}
