import { describe, expect, it } from 'vitest';
import { createFunction, sendEvent, TestLab } from '@/lib/engine/test-lab';
import { timelineOfLab } from '@/lib/timeline/test-timeline';
import { failureText, nextFailure } from './next-failure';

/** Three failed attempts of `a` and three of `b`, each ended by a discard. */
function failedLab() {
  const lab = new TestLab();
  createFunction(lab, 'a', ['error']);
  createFunction(lab, 'b', ['error']);
  const first = sendEvent(lab, 'a');
  lab.runUntilIdle();
  const second = sendEvent(lab, 'b');
  lab.runUntilIdle();
  return { failures: timelineOfLab(lab).failures, first, second };
}

describe('the next failure', () => {
  it('goes through all of them, and begins again after the last', () => {
    const { failures } = failedLab();
    let place = nextFailure(failures, undefined, undefined, Number.MAX_VALUE);
    const numbers = [place?.number];
    for (let press = 0; press < 8; press += 1) {
      place = nextFailure(failures, place?.span, undefined, Number.MAX_VALUE);
      numbers.push(place?.number);
    }
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 1]);
    expect(place?.count).toBe(8);
  });

  it('leaves out what the filter leaves out', () => {
    const { failures, second } = failedLab();
    const place = nextFailure(failures, undefined, new Set([second]), Number.MAX_VALUE);
    expect([place?.span.requestId, place?.number, place?.count]).toEqual([second, 1, 4]);
  });

  it('leaves out what had not happened yet', () => {
    const { failures, first } = failedLab();
    const place = nextFailure(failures, undefined, undefined, 1_000);
    expect([place?.span.requestId, place?.count]).toEqual([first, 1]);
  });

  it('says where it stands, or that there is none', () => {
    const { failures } = failedLab();
    expect(failureText(nextFailure(failures, failures[0], undefined, Number.MAX_VALUE), false)).toBe(
      'Failure 2 of 8: a',
    );
    expect(failureText(undefined, false)).toBe('Nothing has failed');
    expect(failureText(undefined, true)).toBe('Nothing that is shown has failed');
  });
});
