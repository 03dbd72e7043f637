import { describe, expect, it } from 'vitest';
import { DEFAULT_LAB_SETTINGS } from '@/lib/engine/lab-settings';
import { simTime } from '@/lib/engine/sim-time';
import { type WaitChapter, waitReason } from './wait-words';

function reasonOf(why: WaitChapter['why'], retry: number, lengthMs: number): string {
  const wait: WaitChapter = {
    kind: 'wait',
    why,
    retry,
    startedAt: simTime(500),
    dispatchAt: simTime(500 + lengthMs),
    endedAt: undefined,
    rule: undefined,
  };
  return waitReason(wait, DEFAULT_LAB_SETTINGS);
}

describe('the length of a wait', () => {
  it('after a function error is fixed and uses up a retry', () => {
    expect(reasonOf('function-error', 2, 120_000)).toBe('uses up retry 2; AWS fixes this wait');
    expect(reasonOf('function-error', 1, 5_000)).toBe('uses up retry 1; set in this lab, AWS waits 60 s');
  });

  it('after a throttle begins at a second, doubles and ends at 5 minutes', () => {
    expect(reasonOf('throttle', 1, 1_000)).toBe('the first back-off, 1 s. Uses up no retry');
    expect(reasonOf('throttle', 2, 2_000)).toBe('1 s, doubled once. Uses up no retry');
    expect(reasonOf('throttle', 4, 8_000)).toBe('1 s, doubled 3 times. Uses up no retry');
    expect(reasonOf('throttle', 12, 300_000)).toBe('the longest back-off, 5 min. Uses up no retry');
  });

  it('is cut by the age of the event, and made longer by jitter', () => {
    expect(reasonOf('throttle', 4, 3_000)).toBe('cut short: then the event is too old. Uses up no retry');
    expect(reasonOf('system-error', 1, 1_250)).toBe('the first back-off, 1 s, and 250 ms of jitter. Uses up no retry');
  });
});
