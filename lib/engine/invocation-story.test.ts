import { describe, expect, it } from 'vitest';
import type { SliceEnd } from './handler-run';
import { invocationStory } from './invocation-story';
import { invocationLogLines } from './log-lines';
import { configureEvents, createFunction, createQueue, finished, idOf, invokeAs, sendEvent, TestLab } from './test-lab';

function storyOf(lab: TestLab, requestId: string) {
  const invocation = lab.state.invocations.get(requestId);
  if (invocation === undefined) throw new Error(`no invocation ${requestId}`);
  return invocationStory(invocation);
}

describe('the story of an invocation', () => {
  it('tells every stretch from acceptance to the end without a gap', () => {
    const lab = new TestLab();
    const dlq = createQueue(lab, 'dlq');
    createFunction(lab, 'f', ['error'], { deadLetterTargetArn: dlq });
    configureEvents(lab, 'f', { maximumRetryAttempts: 1, onFailureArn: dlq });
    const requestId = sendEvent(lab, 'f');
    lab.runUntilIdle();
    const story = storyOf(lab, requestId);
    expect(story.chapters.map(({ kind, startedAt, endedAt }) => [kind, startedAt, endedAt])).toEqual([
      ['queued', 0, 10],
      ['init', 10, 110],
      ['attempt', 110, 120],
      ['wait', 120, 60_120],
      ['attempt', 60_120, 60_130],
      ['delivery', 60_130, 60_130],
      ['delivery', 60_130, 60_130],
    ]);
    expect(story.caller).toMatchObject({ statusCode: 202, at: 0, response: undefined });
    expect(story.end).toMatchObject({
      at: 60_130,
      condition: 'RetriesExhausted',
      keptBy: ['dead-letter-queue', 'on-failure'],
      rule: 'ASY-02',
    });
  });

  it('leaves open what still goes on', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', ['error']);
    const requestId = sendEvent(lab, 'f');
    lab.runTo(1_000);
    const story = storyOf(lab, requestId);
    expect(story.chapters.at(-1)).toMatchObject({
      kind: 'wait',
      why: 'function-error',
      endedAt: undefined,
      dispatchAt: 60_120,
    });
    expect(story.end).toBeUndefined();
  });

  it('tells a synchronous caller its answer only when there is one', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', ['error']);
    const requestId = idOf(invokeAs(lab, 'f', 'RequestResponse'));
    expect(storyOf(lab, requestId).caller).toBeUndefined();
    lab.runUntilIdle();
    expect(storyOf(lab, requestId).caller).toMatchObject({ statusCode: 200, at: 110, functionError: 'Unhandled' });
  });

  it('FUN-46: tells of an init that failed, and that it ran again inside the attempt', () => {
    const error = { kind: 'error', errorType: 'Error', errorMessage: 'no', trace: [] } as const;
    const ends: SliceEnd[] = [{ kind: 'finished', computeMs: 50, memoryUsedMb: 1, result: error }];
    const lab = new TestLab({ handler: () => ends.shift() ?? finished(100, 'null') });
    createFunction(lab, 'f');
    const requestId = idOf(invokeAs(lab, 'f', 'RequestResponse'));
    lab.runUntilIdle();
    expect(storyOf(lab, requestId).chapters).toMatchObject([
      { kind: 'init', startedAt: 0, endedAt: 50, failed: true },
      { kind: 'attempt', startedAt: 50, endedAt: 250, cold: true, initRetried: true, rule: 'FUN-46' },
    ]);
  });

  it('tells a refusal with its code and reason', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    lab.submit({ type: 'configure-concurrency', functionName: 'f', reservedConcurrency: 0 });
    const { requestId } = { requestId: undefined, ...invokeAs(lab, 'f', 'RequestResponse') };
    const story = storyOf(lab, requestId ?? '');
    expect(story.caller).toMatchObject({ statusCode: 429, code: 'TooManyRequestsException' });
    expect(story.end?.phase).toBe('rejected');
  });
});

describe('log lines', () => {
  it('FUN-30 to FUN-33: a cold and a warm run, as CloudWatch shows them', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', ['error', 'success']);
    const requestId = sendEvent(lab, 'f');
    lab.runUntilIdle();
    const invocation = lab.state.invocations.get(requestId);
    const lines = invocation === undefined ? [] : invocationLogLines(lab.state, invocation).map((line) => line.text);
    expect(lines.map((line) => line.split(/[ \t]/)[0])).toEqual([
      'INIT_START',
      'START',
      '2026-01-01T00:00:00.120Z',
      'END',
      'REPORT',
      'START',
      'END',
      'REPORT',
    ]);
    expect(lines[1]).toBe(`START RequestId: ${requestId} Version: $LATEST`);
    expect(lines[4]).toBe(
      `REPORT RequestId: ${requestId}\tDuration: 10.00 ms\tBilled Duration: 110 ms\tMemory Size: 128 MB\tMax Memory Used: 40 MB\tInit Duration: 100.00 ms\t`,
    );
    expect(lines[7]).not.toContain('Init Duration');
  });

  it('FUN-34: a timeout ends the report with its status; one attempt can be asked for alone', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', ['error', 'timeout'], { timeoutMs: 1_000 });
    configureEvents(lab, 'f', { maximumRetryAttempts: 1 });
    const requestId = sendEvent(lab, 'f');
    lab.runUntilIdle();
    const invocation = lab.state.invocations.get(requestId);
    const second =
      invocation === undefined ? [] : invocationLogLines(lab.state, invocation, 2).map((line) => line.text);
    expect(second).toHaveLength(4);
    expect(second[1]).toBe(`2026-01-01T00:01:01.120Z ${requestId} Task timed out after 1.00 seconds`);
    expect(second[3]).toContain('\tStatus: timeout\t');
  });
});
