import { describe, expect, it } from 'vitest';
import { configureEvents, createFunction, createQueue, sendEvent, TestLab } from './test-lab';

function onlyMessage(lab: TestLab, queueName: string) {
  const messages = [...(lab.state.queues.get(queueName)?.messages.values() ?? [])];
  expect(messages).toHaveLength(1);
  return messages[0];
}

describe('dead-letter queue', () => {
  it('DLQ-03, DLQ-04, DLQ-05: gets the event byte for byte with three attributes', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', ['error'], { deadLetterTargetArn: createQueue(lab, 'dlq') });
    const requestId = sendEvent(lab, 'f', '{ "spaced" :  1.0 }');
    lab.runUntilIdle();
    expect(onlyMessage(lab, 'dlq')).toMatchObject({
      body: '{ "spaced" :  1.0 }',
      messageAttributes: {
        RequestID: { dataType: 'String', stringValue: requestId },
        ErrorCode: { dataType: 'Number', stringValue: '200' },
        ErrorMessage: { dataType: 'String', stringValue: 'Attempt 3 failed on purpose' },
      },
    });
  });

  it('DLQ-06: cuts the error message at 1,024 bytes of UTF-8', () => {
    const message = 'é'.repeat(1_000);
    const lab = new TestLab({
      handler: ({ phase }) =>
        phase === 'init'
          ? { kind: 'finished', computeMs: 0, memoryUsedMb: 1, result: { kind: 'response', body: 'null' } }
          : {
              kind: 'finished',
              computeMs: 0,
              memoryUsedMb: 1,
              result: { kind: 'error', errorType: 'Error', errorMessage: `x${message}`, trace: [] },
            },
    });
    createFunction(lab, 'f', [], { deadLetterTargetArn: createQueue(lab, 'dlq') });
    sendEvent(lab, 'f');
    lab.runUntilIdle();
    expect(onlyMessage(lab, 'dlq')?.messageAttributes.ErrorMessage?.stringValue).toBe(`x${'é'.repeat(511)}\ufffd`);
  });

  it('DLQ-07: names 429 for an event that only ever was throttled', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', [], { deadLetterTargetArn: createQueue(lab, 'dlq') });
    configureEvents(lab, 'f', { maximumEventAgeSeconds: 60 });
    const throttle = {
      kind: 'throttle',
      attempts: undefined,
      count: undefined,
      probability: undefined,
      delayMs: undefined,
    } as const;
    lab.submit({ type: 'set-faults', functionName: 'f', faultPlan: { outcomes: [], faults: [throttle] } });
    sendEvent(lab, 'f');
    lab.runUntilIdle();
    expect(onlyMessage(lab, 'dlq')?.messageAttributes).toMatchObject({
      ErrorCode: { dataType: 'Number', stringValue: '429' },
      ErrorMessage: { stringValue: 'Rate Exceeded.' },
    });
  });

  it('DLQ-11: the other target gets its own message even when the queue is gone', () => {
    const lab = new TestLab();
    const failed = createQueue(lab, 'failed');
    createFunction(lab, 'f', ['error'], { deadLetterTargetArn: 'arn:aws:sqs:us-east-1:000000000000:gone' });
    configureEvents(lab, 'f', { maximumRetryAttempts: 0, onFailureArn: failed });
    sendEvent(lab, 'f');
    lab.runUntilIdle();
    expect(lab.eventsOf('delivery-failed')).toMatchObject([
      { kind: 'dead-letter-queue', why: 'the queue does not exist', rule: 'DLQ-13' },
    ]);
    expect(lab.eventsOf('event-discarded')[0]?.keptBy).toEqual(['on-failure']);
    expect(onlyMessage(lab, 'failed')?.messageAttributes).toEqual({});
  });
});

describe('destinations', () => {
  it('DST-04, DST-07, DST-08, DST-17: OnSuccess gets the record as the message body, members in order', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    configureEvents(lab, 'f', { onSuccessArn: createQueue(lab, 'done') });
    const requestId = sendEvent(lab, 'f', '{"a":1}');
    lab.runUntilIdle();
    expect(onlyMessage(lab, 'done')?.body).toBe(
      `{"version":"1.0","timestamp":"2026-01-01T00:00:00.120Z","requestContext":{"requestId":"${requestId}",` +
        `"functionArn":"arn:aws:lambda:us-east-1:000000000000:function:f:$LATEST","condition":"Success","approximateInvokeCount":1},` +
        `"requestPayload":{"a":1},"responseContext":{"statusCode":200,"executedVersion":"$LATEST"},"responsePayload":{"a":1}}`,
    );
  });

  it('DST-05, DST-10, DST-15: OnFailure tells the function error and how often it ran', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', ['error']);
    configureEvents(lab, 'f', { onFailureArn: createQueue(lab, 'failed') });
    sendEvent(lab, 'f', '{"a":1}');
    lab.runUntilIdle();
    const record = JSON.parse(onlyMessage(lab, 'failed')?.body ?? '');
    expect(record).toMatchObject({
      requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 3 },
      requestPayload: { a: 1 },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      responsePayload: { errorType: 'Error', errorMessage: 'Attempt 3 failed on purpose' },
    });
    expect(Object.keys(record)).toEqual([
      'version',
      'timestamp',
      'requestContext',
      'requestPayload',
      'responseContext',
      'responsePayload',
    ]);
  });

  it('DST-11: a success after failures counts 1', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', ['error', 'success']);
    configureEvents(lab, 'f', { onSuccessArn: createQueue(lab, 'done') });
    sendEvent(lab, 'f');
    lab.runUntilIdle();
    expect(JSON.parse(onlyMessage(lab, 'done')?.body ?? '').requestContext.approximateInvokeCount).toBe(1);
  });

  it('DST-19: a function is invoked asynchronously with the record as payload and an id of its own', () => {
    const lab = new TestLab();
    createFunction(lab, 'next');
    createFunction(lab, 'f');
    configureEvents(lab, 'f', { onSuccessArn: 'arn:aws:lambda:us-east-1:000000000000:function:next' });
    const requestId = sendEvent(lab, 'f');
    lab.runUntilIdle();
    const chained = lab.eventsOf('invocation-accepted').find((event) => event.functionName === 'next');
    expect(chained).toMatchObject({
      invocationType: 'Event',
      source: { kind: 'destination', requestId, functionName: 'f' },
      lineage: 1,
    });
    expect(chained?.requestId).not.toBe(requestId);
    expect(JSON.parse(chained?.payload ?? '').requestContext.requestId).toBe(requestId);
    expect(lab.eventsOf('delivery-made')).toMatchObject([
      { requestId, deliveredAs: chained?.requestId, rule: 'DST-19' },
    ]);
    expect(lab.eventsOf('event-succeeded')).toHaveLength(2);
  });

  it('DST-23: a record that the queue is too small for is lost, and the log says so', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    configureEvents(lab, 'f', { onSuccessArn: createQueue(lab, 'small', { maximumMessageBytes: 1_024 }) });
    sendEvent(lab, 'f', JSON.stringify('x'.repeat(2_000)));
    lab.runUntilIdle();
    expect(lab.eventsOf('delivery-failed')).toMatchObject([{ kind: 'on-success', rule: 'DST-23' }]);
    expect(lab.eventsOf('event-succeeded')).toHaveLength(1);
  });

  it('a fault can make a delivery fail', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    configureEvents(lab, 'f', { onSuccessArn: createQueue(lab, 'done') });
    const fault = {
      kind: 'delivery-failure',
      attempts: undefined,
      count: 1,
      probability: undefined,
      delayMs: undefined,
    } as const;
    lab.submit({ type: 'set-faults', functionName: 'f', faultPlan: { outcomes: [], faults: [fault] } });
    sendEvent(lab, 'f');
    sendEvent(lab, 'f');
    lab.runUntilIdle();
    expect(lab.eventsOf('delivery-failed')).toHaveLength(1);
    expect(lab.eventsOf('delivery-made')).toHaveLength(1);
  });
});
