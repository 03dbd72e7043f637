import type { LogEventOf } from './events';
import { type Checking, endAfterFailure, endsAtDispatch, isOf, type Life, ROW_OF_END } from './log-checker-life';
import { DELETED, type Ending } from './log-checker-record';

/** A copy of an event succeeded: right after its attempt, with its delivery told before. */
export function checkSuccess(
  { deliveries, report }: Checking,
  event: LogEventOf<'event-succeeded' | 'event-queued'>,
  life: Life,
): void {
  const succeeded = life.answer?.kind === 'ran' && life.answer.attempt.outcome === 'success';
  if (life.phase !== 'decided' || !succeeded || !isOf(life, 'Event')) {
    report(event, 'ASY-08', `succeeded in phase ${life.phase}`);
  }
  deliveries.end(event, life, { condition: 'Success', answer: life.answer });
}

/** An event ends without success: for the one reason that the rows allow, with every target told, and kept by those it reached. */
export function checkDiscard(checking: Checking, event: LogEventOf<'event-discarded'>, life: Life): void {
  const { deliveries, report } = checking;
  const { condition } = event;
  if (event.at !== life.accountedTo) report(event, 'ASY-12', `ends, but was due at ${life.accountedTo}`);
  const allowed = conditionsAllowed(checking, event, life);
  if (!allowed.includes(condition)) {
    const words = allowed.length === 0 ? 'must go on' : `must end as ${allowed.join(' or ')}`;
    report(event, ROW_OF_END[condition], `${condition} in phase ${life.phase}, but ${words}`);
  }
  const kept = deliveries.end(event, life, endingOf(checking, event, life));
  if ([...event.keptBy].sort().join() !== kept.sort().join()) {
    report(
      event,
      'DLQ-11',
      `kept by ${event.keptBy.join(', ') || 'nothing'}, but delivered: ${kept.join(', ') || 'none'}`,
    );
  }
  life.phase = 'ended';
}

function conditionsAllowed({ lab }: Checking, event: LogEventOf<'event-discarded'>, life: Life) {
  if (life.phase === 'waiting') return endsAtDispatch(lab, life, event.at);
  if (life.phase === 'dropped') return ['DroppedByHand' as const];
  if (life.phase === 'cancelled') return ['RetriesExhausted' as const];
  if (life.phase === 'refused' && life.retriesCancelled) return ['RetriesExhausted' as const];
  const failed = life.answer?.kind === 'ran' && life.answer.attempt.functionError !== undefined;
  if (life.phase !== 'decided' || !failed) return [];
  const condition = endAfterFailure(lab, life, event.at);
  return condition === undefined ? [] : [condition];
}

function endingOf({ lab }: Checking, { condition }: LogEventOf<'event-discarded'>, life: Life): Ending {
  const { functionName } = life.accepted;
  const isGone = (life.phase === 'waiting' || life.phase === 'cancelled') && lab.existing(functionName) === undefined;
  return { condition, answer: isGone && condition === 'RetriesExhausted' ? DELETED : life.answer };
}
