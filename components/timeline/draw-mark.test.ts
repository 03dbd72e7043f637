import { expect, it } from 'vitest';
import { createFunction, createQueue, sendEvent, TestLab } from '@/lib/engine/test-lab';
import { timelineOfLab } from '@/lib/timeline/test-timeline';
import { markLetter } from './draw-mark';

it('tells a dead letter from a record by a letter, and gives other marks none', () => {
  const lab = new TestLab();
  createFunction(lab, 'fails', ['error'], {
    deadLetterTargetArn: createQueue(lab, 'dlq'),
  });
  sendEvent(lab, 'fails');
  lab.runTo(200_000);
  const { spans } = timelineOfLab(lab);
  const letters = new Map(spans.map((span) => [span.kind, markLetter(span)]));
  expect(letters.get('delivery')).toBe('K');
  expect([letters.get('answer'), letters.get('run'), letters.get('retry-wait')]).toEqual(['', '', '']);
});
