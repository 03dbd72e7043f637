import { expect, test } from 'vitest';
import { randomPlan } from '@/lib/engine/random-commands';
import { RandomRun } from '@/lib/engine/random-run';
import { createFunction, sendEvent, TestLab } from '@/lib/engine/test-lab';
import { eventWords } from './event-words';

test('the story of an event that fails and waits', () => {
  const lab = new TestLab();
  createFunction(lab, 'always-fails', ['error']);
  sendEvent(lab, 'always-fails');
  lab.runTo(1_000);
  expect(lab.log.slice(2).map(eventWords)).toEqual([
    'always-fails is invoked: 202',
    'queued for always-fails',
    'an environment of always-fails starts cold',
    'the handler has computed',
    'its init took 100 ms',
    'attempt 1 of always-fails starts, cold',
    'the handler has computed',
    'attempt 1 of always-fails ends: error',
    'waits 60 s for attempt 2 of always-fails',
  ]);
});

test('every log event of any lab has words', () => {
  const kinds = new Set<string>();
  for (let seed = 1; seed <= 60; seed += 1) {
    const run = new RandomRun(randomPlan(seed));
    run.play();
    for (const event of run.log) {
      kinds.add(event.type);
      expect(eventWords(event)).toMatch(/^\S.{3,}/);
      expect(eventWords(event)).not.toContain('undefined');
    }
  }
  expect(kinds.size).toBeGreaterThan(20);
});
