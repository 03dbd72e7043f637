import { expect, it } from 'vitest';
import { configureEvents, createFunction, createQueue, invokeAs, sendEvent, TestLab } from '@/lib/engine/test-lab';
import { announcementOf } from './announcement';

/** All that is said about what happened in a lab, each sentence once. */
function said(lab: TestLab): readonly string[] {
  const texts = lab.log.map((event) => announcementOf(event, lab.state)).filter((text) => text !== undefined);
  return [...new Set(texts)];
}

it('says that an attempt succeeded', () => {
  const lab = new TestLab();
  createFunction(lab, 'place-order');
  sendEvent(lab, 'place-order');
  lab.runUntilIdle();
  expect(said(lab)).toEqual(['Attempt 1 of place-order succeeded.']);
});

it('says how an attempt failed', () => {
  const lab = new TestLab();
  createFunction(lab, 'slow', ['timeout']);
  invokeAs(lab, 'slow', 'RequestResponse');
  lab.runUntilIdle();
  expect(said(lab)).toEqual(['Attempt 1 of slow failed, timeout.']);
});

it('says who kept an event that ended', () => {
  const lab = new TestLab();
  createFunction(lab, 'lost', ['error'], { deadLetterTargetArn: createQueue(lab, 'dlq') });
  configureEvents(lab, 'lost', { maximumRetryAttempts: 0 });
  sendEvent(lab, 'lost');
  lab.runUntilIdle();
  expect(said(lab)).toContain('The event of lost ended: RetriesExhausted. It was kept by the dead-letter queue.');
});

it('says that nothing kept it', () => {
  const lab = new TestLab();
  createFunction(lab, 'lost', ['error']);
  configureEvents(lab, 'lost', { maximumRetryAttempts: 0 });
  sendEvent(lab, 'lost');
  lab.runUntilIdle();
  expect(said(lab)).toContain('The event of lost was discarded: RetriesExhausted. Nothing kept it.');
});

it('says that a call was refused', () => {
  const lab = new TestLab();
  createFunction(lab, 'busy');
  lab.submit({ type: 'configure-concurrency', functionName: 'busy', reservedConcurrency: 0 });
  invokeAs(lab, 'busy', 'RequestResponse');
  expect(said(lab)).toEqual(['busy was refused: TooManyRequestsException.']);
});

it('says when a throttled event is tried again', () => {
  const lab = new TestLab();
  createFunction(lab, 'busy');
  lab.submit({ type: 'configure-concurrency', functionName: 'busy', reservedConcurrency: 1 });
  sendEvent(lab, 'busy');
  sendEvent(lab, 'busy');
  lab.runTo(50);
  expect(said(lab)).toContain('busy was throttled, next try in 1 s.');
});
