import { expect, it } from 'vitest';
import { createFunction, sendEvent, TestLab } from '@/lib/engine/test-lab';
import { AnnouncementDigest } from './announcement-digest';

/** Lets the digest hear what a lab has logged from a place on. */
function hear(digest: AnnouncementDigest, lab: TestLab, from = 0): number {
  for (const event of lab.log.slice(from)) digest.hear(event, lab.state);
  return lab.log.length;
}

it('says a failure and its next try in one sentence', () => {
  const lab = new TestLab();
  createFunction(lab, 'flaky', ['error', 'success']);
  sendEvent(lab, 'flaky');
  lab.runTo(5_000);
  const digest = new AnnouncementDigest();
  hear(digest, lab);
  expect(digest.take()).toBe('Attempt 1 of flaky failed, next in 60 s.');
});

it('counts a burst instead of telling each', () => {
  const lab = new TestLab();
  createFunction(lab, 'place-order');
  for (let index = 0; index < 40; index += 1) sendEvent(lab, 'place-order');
  lab.runUntilIdle();
  const digest = new AnnouncementDigest();
  hear(digest, lab);
  expect(digest.take()).toBe('40 events ended.');
});

it('tells what waits apart from what has ended', () => {
  const lab = new TestLab();
  createFunction(lab, 'place-order');
  createFunction(lab, 'flaky', ['error', 'success']);
  sendEvent(lab, 'place-order');
  sendEvent(lab, 'place-order');
  sendEvent(lab, 'flaky');
  lab.runTo(5_000);
  const digest = new AnnouncementDigest();
  hear(digest, lab);
  expect(digest.take()).toBe('2 events ended, 1 waits for the next try.');
});

it('says nothing twice', () => {
  const lab = new TestLab();
  createFunction(lab, 'place-order');
  sendEvent(lab, 'place-order');
  lab.runUntilIdle();
  const digest = new AnnouncementDigest();
  hear(digest, lab);
  digest.take();
  expect(digest.take()).toBeUndefined();
});
