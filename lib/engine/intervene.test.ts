import { describe, expect, it } from 'vitest';
import type { Intervention } from './events';
import { invocationStory } from './invocation-story';
import { readLog } from './log-checker';
import { RULES } from './rules';
import { configureEvents, createFunction, createQueue, idOf, invokeAs, outline, sendEvent, TestLab } from './test-lab';

/** A lab whose function `f` fails always, has a dead-letter queue and an on-failure destination, and has got one event. */
function failingLab(): { lab: TestLab; requestId: string } {
  const lab = new TestLab();
  const deadLetterTargetArn = createQueue(lab, 'dead');
  createFunction(lab, 'f', ['error'], { deadLetterTargetArn });
  configureEvents(lab, 'f', { onFailureArn: createQueue(lab, 'failed') });
  return { lab, requestId: sendEvent(lab, 'f') };
}

function ask(lab: TestLab, requestId: string, action: Intervention): string | undefined {
  return lab.submit({ type: 'intervene', requestId, action }).refusal?.code;
}

function attemptsAt(lab: TestLab): number[] {
  return lab.eventsOf('attempt-started').map(({ at }) => at);
}

function mustKeepRules(lab: TestLab): void {
  expect(readLog(lab.log, { ended: true }).violations).toEqual([]);
}

describe('LAB-02: the next attempt fired by hand', () => {
  it.each([
    { where: 'in the queue', at: 5, phase: 'queued', attempts: [105, 60_115, 180_125] },
    { where: 'before the first retry', at: 1_000, phase: 'retry-wait', attempts: [110, 1_000, 121_010] },
    { where: 'before the second retry', at: 90_000, phase: 'retry-wait', attempts: [110, 60_120, 90_000] },
  ])('begins now for an event $where, and later waits are as ever', ({ at, phase, attempts }) => {
    const { lab, requestId } = failingLab();
    lab.runTo(at);
    expect(lab.state.invocations.get(requestId)?.phase).toBe(phase);
    expect(ask(lab, requestId, 'fire-next-attempt')).toBeUndefined();
    lab.runUntilIdle();
    expect(attemptsAt(lab)).toEqual(attempts);
    mustKeepRules(lab);
  });

  it('ends the wait in the story and leaves no entry behind', () => {
    const { lab, requestId } = failingLab();
    lab.runTo(1_000);
    ask(lab, requestId, 'fire-next-attempt');
    lab.runTo(2_000);
    const invocation = lab.state.invocations.get(requestId);
    if (invocation === undefined) throw new Error('forgotten');
    const kinds = invocationStory(invocation).chapters.map(({ kind, startedAt, endedAt }) => [
      kind,
      startedAt,
      endedAt,
    ]);
    expect(kinds).toEqual([
      ['queued', 0, 10],
      ['init', 10, 110],
      ['attempt', 110, 120],
      ['wait', 120, 1_000],
      ['intervention', 1_000, 1_000],
      ['attempt', 1_000, 1_010],
      ['wait', 1_010, undefined],
    ]);
    expect(lab.engine.nextWorkAt()).toBe(121_010);
  });

  it('meets the same checks as ever: a function that is switched off is not run', () => {
    const { lab, requestId } = failingLab();
    lab.runTo(1_000);
    lab.submit({ type: 'configure-concurrency', functionName: 'f', reservedConcurrency: 0 });
    ask(lab, requestId, 'fire-next-attempt');
    expect(lab.eventsOf('event-discarded')).toMatchObject([{ at: 1_000, condition: 'ZeroReservedConcurrency' }]);
    mustKeepRules(lab);
  });

  it('is throttled again when there is still no room, and the back-off goes on from there', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', [], { timeoutMs: 900_000 });
    lab.submit({
      type: 'set-faults',
      functionName: 'f',
      faultPlan: {
        outcomes: [],
        faults: [{ kind: 'throttle', attempts: undefined, count: 2, probability: undefined, delayMs: undefined }],
      },
    });
    const requestId = sendEvent(lab, 'f');
    lab.runTo(500);
    expect(ask(lab, requestId, 'fire-next-attempt')).toBeUndefined();
    expect(lab.eventsOf('retry-scheduled').map(({ at, dispatchAt }) => [at, dispatchAt])).toEqual([
      [10, 1_010],
      [500, 2_500],
    ]);
    lab.runUntilIdle();
    mustKeepRules(lab);
  });
});

describe('LAB-03: the remaining retries cancelled', () => {
  it('ends an event that waits at once, kept by its dead-letter queue and its destination', () => {
    const { lab, requestId } = failingLab();
    lab.runTo(1_000);
    expect(ask(lab, requestId, 'cancel-retries')).toBeUndefined();
    expect(lab.eventsOf('event-discarded')).toMatchObject([
      { at: 1_000, condition: 'RetriesExhausted', keptBy: ['dead-letter-queue', 'on-failure'], rule: 'LAB-03' },
    ]);
    lab.runUntilIdle();
    expect(attemptsAt(lab)).toEqual([110]);
    mustKeepRules(lab);
  });

  it.each([
    { where: 'in the queue', at: 5 },
    { where: 'initialising', at: 50 },
    { where: 'running', at: 115 },
  ])('ends an event that is $where after that attempt', ({ at }) => {
    const { lab, requestId } = failingLab();
    lab.runTo(at);
    expect(ask(lab, requestId, 'cancel-retries')).toBeUndefined();
    expect(lab.state.invocations.get(requestId)?.endedAt).toBeUndefined();
    lab.runUntilIdle();
    expect(attemptsAt(lab)).toEqual([110]);
    expect(lab.eventsOf('event-discarded')).toMatchObject([{ at: 120, condition: 'RetriesExhausted', rule: 'LAB-03' }]);
    mustKeepRules(lab);
  });

  it('lets an attempt that succeeds succeed', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    const requestId = sendEvent(lab, 'f');
    ask(lab, requestId, 'cancel-retries');
    lab.runUntilIdle();
    expect(lab.state.invocations.get(requestId)?.phase).toBe('succeeded');
  });
});

describe('LAB-04: an event taken out of the queue', () => {
  it.each([
    { where: 'in the queue', at: 5 },
    { where: 'in a retry wait', at: 1_000 },
  ])('ends with a condition of its own when it was $where, and nothing is delivered', ({ at }) => {
    const { lab, requestId } = failingLab();
    lab.runTo(at);
    expect(ask(lab, requestId, 'drop-event')).toBeUndefined();
    expect(outline(lab.log).slice(-2)).toEqual([`${at} event-intervened`, `${at} event-discarded`]);
    expect(lab.eventsOf('event-discarded')).toMatchObject([{ condition: 'DroppedByHand', keptBy: [], rule: 'LAB-04' }]);
    expect(lab.state.queues.get('dead')?.messages.size).toBe(0);
    expect(lab.engine.nextWorkAt()).toBeUndefined();
    mustKeepRules(lab);
  });
});

describe('what makes no sense is refused and changes nothing', () => {
  const ACTIONS = ['fire-next-attempt', 'cancel-retries', 'drop-event'] as const;

  it.each(ACTIONS)('%s: for a synchronous call, an ended event and an unknown one', (action) => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    const sync = idOf(invokeAs(lab, 'f', 'RequestResponse'));
    const ended = sendEvent(lab, 'f');
    expect(ask(lab, sync, action)).toBe('NotAsynchronous');
    lab.runUntilIdle();
    const { length } = lab.log;
    expect(ask(lab, ended, action)).toBe('AlreadyEnded');
    expect(ask(lab, 'nobody', action)).toBe('UnknownInvocation');
    expect(lab.log.length).toBe(length);
  });

  it.each(['fire-next-attempt', 'drop-event'] as const)('%s: for an event whose function runs', (action) => {
    const { lab, requestId } = failingLab();
    lab.runTo(115);
    expect(ask(lab, requestId, action)).toBe('NotWaiting');
  });

  it('cancel-retries: a second time', () => {
    const { lab, requestId } = failingLab();
    ask(lab, requestId, 'cancel-retries');
    expect(ask(lab, requestId, 'cancel-retries')).toBe('AlreadyCancelled');
  });
});

it.each(['LAB-02', 'LAB-03', 'LAB-04', 'LAB-05'] as const)('%s says that it is not possible on AWS', (rule) => {
  expect(RULES[rule].text).toMatch(/^Not possible on AWS: /);
});
