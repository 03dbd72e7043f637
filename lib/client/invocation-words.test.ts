import { describe, expect, it } from 'vitest';
import { invocationStory } from '@/lib/engine/invocation-story';
import {
  configureEvents,
  createFunction,
  createQueue,
  idOf,
  invokeAs,
  sendEvent,
  TestLab,
} from '@/lib/engine/test-lab';
import { explainEnd } from './end-explanation';
import { invocationStatus } from './invocation-status';
import { queueSummaries } from './queue-roles';
import { serviceSummary } from './service-summary';

/** What the page says of an invocation, all words at once. */
function wordsOf(lab: TestLab, requestId: string) {
  const invocation = lab.state.invocations.get(requestId);
  if (invocation === undefined) throw new Error(`no invocation ${requestId}`);
  const story = invocationStory(invocation);
  return {
    status: invocationStatus(invocation),
    service: serviceSummary(story).text,
    why: explainEnd(story, invocation.invocationType),
  };
}

/** The id of an invocation that was refused. */
function refusedId(lab: TestLab, functionName: string): string {
  const result = invokeAs(lab, functionName, 'RequestResponse');
  if (result.refusal === undefined || result.requestId === undefined) throw new Error('it was not refused');
  return result.requestId;
}

describe('an event that fails every time', () => {
  it('waits in between, and the page says for what', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', ['error']);
    const requestId = sendEvent(lab, 'f');
    lab.runTo(1_000);
    const { status, service, why } = wordsOf(lab, requestId);
    expect(status).toEqual({ group: 'waiting', word: 'Waiting to retry' });
    expect(service).toBe('1 attempt, failed');
    expect(why.title).toBe('What happens now?');
    expect(why.text).toContain('waits 60 s before the 1st retry');
    expect(why.rules).toEqual(['ASY-03']);
  });

  it('is kept when a queue got it, and the page names both queues', () => {
    const lab = new TestLab();
    const dlq = createQueue(lab, 'orders-dlq');
    createFunction(lab, 'f', ['error'], { deadLetterTargetArn: dlq });
    configureEvents(lab, 'f', { onFailureArn: createQueue(lab, 'orders-failed') });
    const requestId = sendEvent(lab, 'f');
    lab.runUntilIdle();
    const { status, service, why } = wordsOf(lab, requestId);
    expect(status).toEqual({ group: 'kept', word: 'RetriesExhausted' });
    expect(service).toBe('3 attempts, all failed');
    expect(why.text).toContain('The 3rd attempt failed and was the last');
    expect(why.text).toContain('The event itself went to the dead-letter queue orders-dlq');
    expect(why.text).toContain('an invocation record went to the on-failure destination orders-failed');
  });

  it('is discarded when nothing kept it, and the page says that it is lost', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', ['error']);
    const requestId = sendEvent(lab, 'f');
    lab.runUntilIdle();
    const { status, why } = wordsOf(lab, requestId);
    expect(status).toEqual({ group: 'discarded', word: 'RetriesExhausted' });
    expect(why.text).toContain('the event is lost');
  });

  it('is discarded when its dead-letter queue is gone, and the page says so', () => {
    const lab = new TestLab();
    const dlq = createQueue(lab, 'orders-dlq');
    createFunction(lab, 'f', ['error'], { deadLetterTargetArn: dlq });
    lab.submit({ type: 'delete-queue', queueName: 'orders-dlq' });
    const requestId = sendEvent(lab, 'f');
    lab.runUntilIdle();
    const { status, why } = wordsOf(lab, requestId);
    expect(status.group).toBe('discarded');
    expect(why.text).toContain('Dead-letter queue orders-dlq got nothing');
  });
});

describe('other ways to end', () => {
  it('says that a later attempt succeeded', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', ['error', 'success']);
    const requestId = sendEvent(lab, 'f');
    lab.runUntilIdle();
    const { status, service, why } = wordsOf(lab, requestId);
    expect(status).toEqual({ group: 'succeeded', word: 'Success' });
    expect(service).toBe('2 attempts, 1 failed');
    expect(why.text).toContain('The 2nd attempt succeeded');
  });

  it('says of a synchronous error that its caller owns it', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', ['error']);
    const requestId = idOf(invokeAs(lab, 'f', 'RequestResponse'));
    lab.runUntilIdle();
    const { status, why } = wordsOf(lab, requestId);
    expect(status).toEqual({ group: 'failed', word: 'Unhandled' });
    expect(why.text).toContain('owns the retry');
    expect(why.text).not.toContain('lost');
  });

  it('calls a refused synchronous call throttled, by the name of its exception', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    lab.submit({ type: 'configure-concurrency', functionName: 'f', reservedConcurrency: 0 });
    const { status, service } = wordsOf(lab, refusedId(lab, 'f'));
    expect(status).toEqual({ group: 'throttled', word: 'TooManyRequestsException' });
    expect(service).toBe('refused it, ran nothing');
  });

  it('says that reserved concurrency 0 never tried an event', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    lab.submit({ type: 'configure-concurrency', functionName: 'f', reservedConcurrency: 0 });
    const requestId = sendEvent(lab, 'f');
    lab.runUntilIdle();
    const { status, service, why } = wordsOf(lab, requestId);
    expect(status).toEqual({ group: 'discarded', word: 'ZeroReservedConcurrency' });
    expect(service).toBe('never ran it');
    expect(why.text).toContain('never tried');
  });

  it('says that the age was looked ahead at (ASY-11)', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', ['error']);
    configureEvents(lab, 'f', { maximumEventAgeSeconds: 60 });
    const requestId = sendEvent(lab, 'f');
    lab.runUntilIdle();
    const { status, why } = wordsOf(lab, requestId);
    expect(status.word).toBe('EventAgeExceeded');
    expect(why.text).toContain('looks ahead');
  });

  it('says that a dry run ran nothing', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    const requestId = idOf(invokeAs(lab, 'f', 'DryRun'));
    expect(wordsOf(lab, requestId)).toMatchObject({
      status: { group: 'succeeded', word: 'Dry run' },
      service: 'checked it, ran nothing',
    });
  });
});

it('names each queue by what functions use it for, those that keep failures first', () => {
  const lab = new TestLab();
  createQueue(lab, 'plain');
  const receipts = createQueue(lab, 'receipts');
  const letters = createQueue(lab, 'letters');
  createFunction(lab, 'f', [], { deadLetterTargetArn: letters });
  configureEvents(lab, 'f', { onSuccessArn: receipts, onFailureArn: letters });
  expect(queueSummaries(lab.state)).toEqual([
    { queueName: 'letters', messages: 0, roles: ['dead-letter', 'OnFailure'] },
    { queueName: 'receipts', messages: 0, roles: ['OnSuccess'] },
    { queueName: 'plain', messages: 0, roles: [] },
  ]);
});
