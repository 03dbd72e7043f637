import { describe, expect, it } from 'vitest';
import type { SliceEnd } from '@/lib/engine/handler-run';
import {
  configureEvents,
  createFunction,
  createQueue,
  finished,
  idOf,
  invokeAs,
  sendEvent,
  TestLab,
} from '@/lib/engine/test-lab';
import { chainOf } from './chain';
import { foldEvent } from './fold-event';
import { isMark, type Span, toneOf } from './span';
import { spanName } from './span-text';
import { timelineOf, timelineOfLab } from './test-timeline';

/** Lengths of an invocation's stages, by kind, in order. */
function stages(spans: readonly Span[]): (readonly [string, number])[] {
  return spans
    .filter((span) => !isMark(span) && span.kind !== 'answer')
    .map((span) => [span.kind, (span.endAt ?? Number.NaN) - span.startAt] as const);
}

function failingLab(): { lab: TestLab; requestId: string } {
  const lab = new TestLab();
  createFunction(lab, 'always-fails', ['error'], { deadLetterTargetArn: createQueue(lab, 'dlq') });
  return { lab, requestId: sendEvent(lab, 'always-fails') };
}

describe('the stages of an asynchronous invocation', () => {
  it('follow each other: queued, init, run, and waits that are neither', () => {
    const { lab, requestId } = failingLab();
    lab.runUntilIdle();
    expect(stages(timelineOfLab(lab).spansOf(requestId))).toEqual([
      ['queued', 10],
      ['init', 100],
      ['run', 10],
      ['retry-wait', 60_000],
      ['run', 10],
      ['retry-wait', 120_000],
      ['run', 10],
    ]);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('add up to its life without a gap, seed %i', (seed) => {
    const lab = busyLab(seed);
    lab.runUntilIdle();
    const model = timelineOfLab(lab);
    const asynchronous = [...lab.state.invocations.values()].filter((one) => one.invocationType === 'Event');
    const sums = asynchronous.map(({ requestId }) => sumOf(model.spansOf(requestId)));
    expect(asynchronous.length).toBeGreaterThan(20);
    expect(sums).toEqual(asynchronous.map((one) => (one.endedAt ?? Number.NaN) - one.acceptedAt));
  });

  it('have an init that failed, and the attempt that tried it again (FUN-46)', () => {
    const error = { kind: 'error', errorType: 'Error', errorMessage: 'no', trace: [] } as const;
    const ends: SliceEnd[] = [{ kind: 'finished', computeMs: 50, memoryUsedMb: 1, result: error }];
    const lab = new TestLab({ handler: () => ends.shift() ?? finished(100, 'null') });
    createFunction(lab, 'f');
    const requestId = idOf(invokeAs(lab, 'f', 'RequestResponse'));
    lab.runUntilIdle();
    const spans = timelineOfLab(lab).spansOf(requestId);
    expect(spans.map((span) => spanName(span)).slice(1)).toEqual([
      'Init of f env 1, failed, 50 ms, started at 0.0 s',
      'Attempt 1 of f, success, 200 ms, init tried again, started at 0.1 s',
    ]);
  });

  it('begin where the one before ended', () => {
    const { lab, requestId } = failingLab();
    lab.runUntilIdle();
    const spans = timelineOfLab(lab)
      .spansOf(requestId)
      .filter((span) => !isMark(span));
    expect(spans.slice(1).map((span) => span.startAt)).toEqual(spans.slice(0, -1).map((span) => span.endAt));
  });

  it('put a throttle wait on its own track, after a mark for the refusal', () => {
    const lab = new TestLab();
    createFunction(lab, 'busy');
    lab.submit({ type: 'configure-concurrency', functionName: 'busy', reservedConcurrency: 1 });
    sendEvent(lab, 'busy');
    const second = sendEvent(lab, 'busy');
    lab.runUntilIdle();
    const spans = timelineOfLab(lab).spansOf(second);
    expect(spans.map((span) => span.kind)).toEqual(['answer', 'queued', 'throttled', 'throttle-wait', 'run']);
    expect(spans.map((span) => span.track.kind)).toEqual(['caller', 'queue', 'queue', 'throttle-wait', 'environments']);
  });
});

describe('a live span', () => {
  it('is the same span when it ends', () => {
    const { lab, requestId } = failingLab();
    lab.runTo(115);
    const model = timelineOf(lab.log);
    const run = model.spansOf(requestId).at(-1);
    expect([run?.kind, run?.endAt, run && toneOf(run)]).toEqual(['run', undefined, 'running']);
    const seen = lab.log.length;
    lab.runTo(121);
    for (const event of lab.log.slice(seen)) foldEvent(model, event);
    expect([run?.endAt, run && toneOf(run)]).toEqual([120, 'error']);
  });

  it('is counted as open until then', () => {
    const { lab } = failingLab();
    lab.runTo(115);
    expect(timelineOfLab(lab).openCount).toBe(1);
    lab.runUntilIdle();
    expect(timelineOfLab(lab).openCount).toBe(0);
  });
});

describe('the caller', () => {
  it('of an event is answered at once', () => {
    const { lab, requestId } = failingLab();
    expect(timelineOfLab(lab).spansOf(requestId)[0]).toMatchObject({ kind: 'answer', statusCode: 202, endAt: 0 });
  });

  it('of a synchronous call waits until the attempt has ended', () => {
    const lab = new TestLab();
    createFunction(lab, 'place-order');
    const requestId = idOf(invokeAs(lab, 'place-order', 'RequestResponse'));
    expect(timelineOfLab(lab).spansOf(requestId)[0]?.endAt).toBeUndefined();
    lab.runUntilIdle();
    expect(timelineOfLab(lab).spansOf(requestId)[0]).toMatchObject({ startAt: 0, endAt: 110, functionError: false });
  });

  it('of a synchronous call that failed sees a function error', () => {
    const lab = new TestLab();
    createFunction(lab, 'place-order', ['error']);
    const requestId = idOf(invokeAs(lab, 'place-order', 'RequestResponse'));
    lab.runUntilIdle();
    const answer = timelineOfLab(lab).spansOf(requestId)[0];
    expect([answer && toneOf(answer), answer?.endAt]).toEqual(['error', 110]);
  });

  it('that was refused has a mark and counts as a failure', () => {
    const lab = new TestLab();
    createFunction(lab, 'busy');
    lab.submit({ type: 'configure-concurrency', functionName: 'busy', reservedConcurrency: 0 });
    invokeAs(lab, 'busy', 'RequestResponse');
    const { failures } = timelineOfLab(lab);
    expect(failures).toMatchObject([{ kind: 'answer', statusCode: 429, code: 'TooManyRequestsException' }]);
  });

  it('of a dry run gets 204 and nothing else happens', () => {
    const lab = new TestLab();
    createFunction(lab, 'place-order');
    const requestId = idOf(invokeAs(lab, 'place-order', 'DryRun'));
    lab.runUntilIdle();
    expect(timelineOfLab(lab).spansOf(requestId)).toMatchObject([{ kind: 'answer', statusCode: 204, endAt: 0 }]);
  });
});

describe('the end of an event', () => {
  it('is a mark on the row of each target', () => {
    const { lab, requestId } = failingLab();
    lab.runUntilIdle();
    const mark = timelineOfLab(lab).spansOf(requestId).at(-1);
    expect(mark).toMatchObject({
      kind: 'delivery',
      delivery: 'dead-letter-queue',
      targetName: 'dlq',
      startAt: 180_140,
    });
    expect(mark?.track.label).toBe('dlq');
  });

  it('is a discard mark when nothing kept it', () => {
    const lab = new TestLab();
    createFunction(lab, 'lost', ['error']);
    configureEvents(lab, 'lost', { maximumRetryAttempts: 0 });
    sendEvent(lab, 'lost');
    lab.runUntilIdle();
    expect(timelineOfLab(lab).failures.at(-1)).toMatchObject({ kind: 'discarded', condition: 'RetriesExhausted' });
  });

  it('that reaches no target is a failed delivery', () => {
    const lab = new TestLab();
    const queueArn = createQueue(lab, 'dlq');
    createFunction(lab, 'lost', ['error'], { deadLetterTargetArn: queueArn });
    configureEvents(lab, 'lost', { maximumRetryAttempts: 0 });
    lab.submit({ type: 'delete-queue', queueName: 'dlq' });
    sendEvent(lab, 'lost');
    lab.runUntilIdle();
    const kinds = timelineOfLab(lab).failures.map((span) => span.kind);
    expect(kinds).toEqual(['run', 'delivery', 'discarded']);
  });

  it('leads from the attempt whose code invoked a function to that call, and into its chain', () => {
    const lab = new TestLab();
    createFunction(lab, 'caller');
    createFunction(lab, 'called');
    const callerId = sendEvent(lab, 'caller');
    lab.runTo(115);
    const result = lab.submit({
      type: 'invoke',
      functionName: 'called',
      qualifier: undefined,
      invocationType: 'Event',
      payload: '{}',
      source: { kind: 'function', requestId: callerId, functionName: 'caller' },
      lineage: 1,
    });
    const calledId = result.refusal === undefined ? result.answer.requestId : '';
    lab.runUntilIdle();
    const model = timelineOfLab(lab);
    const call = model.lives.get(calledId)?.answer;
    expect(call?.cause).toMatchObject({ kind: 'run', requestId: callerId });
    expect(chainOf(model, callerId).filter((span) => span.requestId === calledId).length).toBeGreaterThan(2);
  });

  it('leads on to the function that a destination invoked', () => {
    const lab = new TestLab();
    createFunction(lab, 'second');
    createFunction(lab, 'first');
    configureEvents(lab, 'first', { onSuccessArn: 'arn:aws:lambda:us-east-1:000000000000:function:second' });
    const requestId = sendEvent(lab, 'first');
    lab.runUntilIdle();
    const model = timelineOfLab(lab);
    const delivery = model.spansOf(requestId).find((span) => span.kind === 'delivery');
    const started = [...model.lives.values()].find((life) => life.functionName === 'second');
    expect(delivery).toBeDefined();
    expect(started?.answer.cause).toBe(delivery);
  });
});

describe('the rows', () => {
  it('go from the caller over queue, environments and waits to the targets', () => {
    const { lab } = failingLab();
    lab.runUntilIdle();
    const kinds = timelineOfLab(lab).tracks.map((track) => track.kind);
    expect(kinds).toEqual(['caller', 'queue', 'environments', 'retry-wait', 'dead-letter']);
  });

  it('never let two spans of a lane overlap', () => {
    const lab = busyLab(3);
    lab.runUntilIdle();
    const overlaps = timelineOfLab(lab).tracks.flatMap((track) =>
      track.lanes.flatMap(({ spans }) => spans.filter((span, index) => span.startAt < (spans[index - 1]?.endAt ?? 0))),
    );
    expect(overlaps).toEqual([]);
  });
});

describe('activity', () => {
  it('leaves out waits, so that they can be collapsed', () => {
    const { lab } = failingLab();
    lab.runUntilIdle();
    const { startsAt, endsAt } = timelineOfLab(lab).activity;
    expect(startsAt.map((startAt, index) => [startAt, endsAt[index]])).toEqual([
      [0, 120],
      [60_120, 60_130],
      [180_130, 180_140],
    ]);
  });
});

function sumOf(spans: readonly Span[]): number {
  return stages(spans).reduce((sum, [, length]) => sum + length, 0);
}

/** Failures, retries, throttles, event age and destinations, all at once. */
function busyLab(seed: number): TestLab {
  const lab = new TestLab({ seed, settings: { coldStartMs: { min: 80, max: 300 }, dispatchMs: { min: 1, max: 50 } } });
  const queueArn = createQueue(lab, 'dlq');
  createFunction(lab, 'fails', ['error'], { deadLetterTargetArn: queueArn });
  createFunction(lab, 'flaky', ['error', 'timeout', 'success']);
  createFunction(lab, 'busy', ['error', 'success']);
  lab.submit({ type: 'configure-concurrency', functionName: 'busy', reservedConcurrency: 1 });
  configureEvents(lab, 'busy', { maximumEventAgeSeconds: 60 });
  configureEvents(lab, 'flaky', { onSuccessArn: queueArn });
  for (let index = 0; index < 24; index += 1) {
    sendEvent(lab, ['fails', 'flaky', 'busy'][(index * seed) % 3] ?? 'fails');
    lab.advance((index * seed * 7) % 90);
  }
  return lab;
}
