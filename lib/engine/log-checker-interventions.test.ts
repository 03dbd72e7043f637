import { describe, expect, it } from 'vitest';
import type { LogEvent } from './events';
import { checkLog } from './log-checker';
import { configureEvents, createFunction, createQueue, sendEvent, TestLab } from './test-lab';

/** One event each that is fired, cancelled, dropped; and the dead letter of the cancelled one sent again. */
const GOOD: readonly LogEvent[] = (() => {
  const lab = new TestLab();
  const deadLetterTargetArn = createQueue(lab, 'dead');
  createFunction(lab, 'f', ['error'], { deadLetterTargetArn });
  configureEvents(lab, 'f', { maximumRetryAttempts: 1 });
  const [fired, cancelled, dropped] = [sendEvent(lab, 'f'), sendEvent(lab, 'f'), sendEvent(lab, 'f')];
  lab.runTo(1_000);
  lab.submit({ type: 'intervene', requestId: fired ?? '', action: 'fire-next-attempt' });
  lab.submit({ type: 'intervene', requestId: cancelled ?? '', action: 'cancel-retries' });
  lab.submit({ type: 'intervene', requestId: dropped ?? '', action: 'drop-event' });
  const [messageId] = lab.state.queues.get('dead')?.messages.keys() ?? [];
  lab.submit({ type: 'redrive-message', queueName: 'dead', messageId: messageId ?? '' });
  lab.runUntilIdle();
  return lab.log;
})();

function without(drop: (event: LogEvent) => boolean): readonly LogEvent[] {
  return GOOD.filter((event) => !drop(event)).map((event, index) => ({ ...event, sequence: index + 1 }));
}

function changed(change: (event: LogEvent) => LogEvent): readonly LogEvent[] {
  return GOOD.map(change);
}

const isOf = (action: string) => (event: LogEvent) => event.type === 'event-intervened' && event.action === action;

describe('the log checker on what AWS cannot do', () => {
  it('finds nothing wrong with a good log', () => {
    expect(checkLog(GOOD, { ended: true })).toEqual([]);
  });

  it.each<[string, RegExp, readonly LogEvent[]]>([
    [
      'an attempt before its time without one',
      /ASY-01: attempt-started was due at/,
      without(isOf('fire-next-attempt')),
    ],
    [
      'an end before its time without one',
      /ASY-02: RetriesExhausted in phase waiting/,
      without(isOf('cancel-retries')),
    ],
    ['a drop without one', /LAB-04: DroppedByHand in phase waiting/, without(isOf('drop-event'))],
    [
      'an event that was dropped and goes on',
      /ASY-08: .* never ended: dropped/,
      without((event) => event.type === 'event-discarded' && event.condition === 'DroppedByHand'),
    ],
    [
      'a drop that ends as something else',
      /ASY-12: EventAgeExceeded in phase dropped, but must end as DroppedByHand/,
      changed((event) =>
        event.type === 'event-discarded' && event.condition === 'DroppedByHand'
          ? { ...event, condition: 'EventAgeExceeded' }
          : event,
      ),
    ],
    [
      'a message sent again that stays',
      /LAB-05: .* was sent again, but stays/,
      without((event) => event.type === 'queue-message-deleted'),
    ],
    [
      'another payload than the one of before',
      /LAB-05: the payload is not the one of before/,
      changed((event) =>
        event.type === 'invocation-accepted' && event.source.kind === 'redrive' ? { ...event, payload: '{}' } : event,
      ),
    ],
    [
      'a message sent again that no failure left',
      /LAB-05: a message that is no failure/,
      changed((event) => (event.type === 'queue-message-sent' ? { ...event, delivery: 'on-success' } : event)),
    ],
    [
      'a message sent to another function',
      /LAB-05: the message is of/,
      changed((event) => (event.type === 'queue-message-sent' ? { ...event, functionName: 'g' } : event)),
    ],
  ])('finds %s', (_what, expected, log) => {
    expect(checkLog(log, { ended: true }).join('\n')).toMatch(expected);
  });
});
