import { describe, expect, it } from 'vitest';
import {
  configureEvents,
  createFunction,
  createQueue,
  finished,
  invokeAs,
  sendEvent,
  type TestHandler,
  TestLab,
} from './test-lab';

describe('throttled events', () => {
  /** `f` has one place, taken by a handler that never ends before its timeout of 15 minutes. */
  function labWithBusyFunction(): TestLab {
    const handler: TestHandler = ({ phase }) =>
      phase === 'init' ? finished(0, 'null') : { kind: 'waiting', waitMs: undefined };
    const lab = new TestLab({ handler });
    createFunction(lab, 'f', [], { timeoutMs: 900_000 });
    lab.submit({ type: 'configure-concurrency', functionName: 'f', reservedConcurrency: 1 });
    invokeAs(lab, 'f', 'RequestResponse');
    return lab;
  }

  it('ASY-05, ASY-06: wait 1 s, 2 s, 4 s … up to 5 minutes and use up no retry', () => {
    const lab = labWithBusyFunction();
    const requestId = sendEvent(lab, 'f');
    lab.runTo(899_000);
    const waits = lab.eventsOf('retry-scheduled').map((event) => event.dispatchAt - event.at);
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000, 256_000, 300_000, 300_000]);
    expect(lab.eventsOf('retry-scheduled').every((event) => event.why === 'throttle' && event.rule === 'ASY-05')).toBe(
      true,
    );
    expect(lab.state.invocations.get(requestId)).toMatchObject({ attempts: 0, phase: 'throttle-wait' });
  });

  it('DST-13: one that never found a place ends as EventAgeExceeded at its age, with count 0 and status 429', () => {
    const lab = labWithBusyFunction();
    const failed = createQueue(lab, 'failed');
    configureEvents(lab, 'f', { maximumEventAgeSeconds: 60, onFailureArn: failed });
    sendEvent(lab, 'f');
    lab.runTo(60_000);
    expect(lab.eventsOf('event-discarded')).toMatchObject([
      { at: 60_000, condition: 'EventAgeExceeded', keptBy: ['on-failure'] },
    ]);
    const record = JSON.parse([...(lab.state.queues.get('failed')?.messages.values() ?? [])][0]?.body ?? '');
    expect(record.requestContext).toMatchObject({ condition: 'EventAgeExceeded', approximateInvokeCount: 0 });
    expect(record.responseContext).toEqual({ statusCode: 429 });
    expect(Object.keys(record)).not.toContain('responsePayload');
  });

  it('ASY-06: the back-off starts again at 1 s after an attempt ran', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', ['error']);
    const throttle = { kind: 'throttle', attempts: undefined, probability: undefined, delayMs: undefined } as const;
    lab.submit({
      type: 'set-faults',
      functionName: 'f',
      faultPlan: {
        outcomes: ['error'],
        faults: [
          { ...throttle, attempts: [1], count: 2 },
          { ...throttle, attempts: [2], count: 1 },
        ],
      },
    });
    sendEvent(lab, 'f');
    lab.runUntilIdle();
    expect(lab.eventsOf('retry-scheduled').map((event) => [event.why, event.dispatchAt - event.at])).toEqual([
      ['throttle', 1_000],
      ['throttle', 2_000],
      ['function-error', 60_000],
      ['throttle', 1_000],
      ['function-error', 120_000],
    ]);
    expect(lab.eventsOf('attempt-started')).toHaveLength(3);
  });

  it('ERR-24: are accepted with 202 like any other', () => {
    const lab = labWithBusyFunction();
    expect(invokeAs(lab, 'f', 'Event').refusal).toBeUndefined();
  });
});

describe('zero reserved concurrency', () => {
  it('ASY-15, DST-12, DLQ-08: an event is not tried and goes straight to whoever keeps it', () => {
    const lab = new TestLab();
    const dlq = createQueue(lab, 'dlq');
    const failed = createQueue(lab, 'failed');
    createFunction(lab, 'f', [], { deadLetterTargetArn: dlq });
    configureEvents(lab, 'f', { onFailureArn: failed });
    lab.submit({ type: 'configure-concurrency', functionName: 'f', reservedConcurrency: 0 });
    const requestId = sendEvent(lab, 'f', '{"keep":"me"}');
    lab.runUntilIdle();
    expect(lab.eventsOf('attempt-started')).toEqual([]);
    const record = JSON.parse([...(lab.state.queues.get('failed')?.messages.values() ?? [])][0]?.body ?? '');
    expect(Object.keys(record)).toEqual(['version', 'timestamp', 'requestContext', 'requestPayload']);
    expect(record.requestContext).toMatchObject({ condition: 'ZeroReservedConcurrency', approximateInvokeCount: 0 });
    const letter = [...(lab.state.queues.get('dlq')?.messages.values() ?? [])][0];
    expect(letter?.body).toBe('{"keep":"me"}');
    expect(letter?.messageAttributes).toEqual({
      RequestID: { dataType: 'String', stringValue: requestId, binaryValue: undefined },
      ErrorMessage: {
        dataType: 'String',
        stringValue: 'Function not invoked. Function isconfigured with zero reserved concurrent executions',
        binaryValue: undefined,
      },
    });
  });
});
