import { describe, expect, it } from 'vitest';
import { configureEvents, createFunction, createQueue, idOf, invokeAs, outline, TestLab } from './test-lab';

describe('synchronous invocation and dry run', () => {
  it('INV-20, DST-28: a failed synchronous call is not retried and reaches no queue', () => {
    const lab = new TestLab();
    const dlq = createQueue(lab, 'dlq');
    createFunction(lab, 'f', ['error'], { deadLetterTargetArn: dlq });
    configureEvents(lab, 'f', { onFailureArn: dlq });
    const requestId = idOf(invokeAs(lab, 'f', 'RequestResponse'));
    lab.runUntilIdle();
    expect(lab.eventsOf('attempt-ended')).toMatchObject([{ requestId, outcome: 'error', functionError: 'Unhandled' }]);
    expect(lab.state.queues.get('dlq')?.messages.size).toBe(0);
    expect(lab.state.invocations.get(requestId)?.phase).toBe('failed');
  });

  it('ERR-20, ERR-21: a call beyond the reservation is refused with 429 and the reason', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    lab.submit({ type: 'configure-concurrency', functionName: 'f', reservedConcurrency: 1 });
    invokeAs(lab, 'f', 'RequestResponse');
    expect(invokeAs(lab, 'f', 'RequestResponse').refusal).toEqual({
      statusCode: 429,
      code: 'TooManyRequestsException',
      message: 'Rate Exceeded.',
      reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
    });
    expect(lab.eventsOf('invocation-rejected')).toHaveLength(1);
  });

  it('ERR-21: a call beyond the account is refused in the name of the account', () => {
    const lab = new TestLab({ settings: { accountConcurrency: 1 } });
    createFunction(lab, 'f');
    invokeAs(lab, 'f', 'RequestResponse');
    expect(invokeAs(lab, 'f', 'RequestResponse').refusal?.reason).toBe('ConcurrentInvocationLimitExceeded');
  });

  it('INV-29: a dry run answers 204, runs nothing and needs no capacity', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    lab.submit({ type: 'configure-concurrency', functionName: 'f', reservedConcurrency: 0 });
    const requestId = idOf(invokeAs(lab, 'f', 'DryRun'));
    lab.runUntilIdle();
    expect(outline(lab.state.invocations.get(requestId)?.log ?? [])).toEqual(['0 invocation-accepted']);
    expect(lab.eventsOf('invocation-accepted')[0]?.statusCode).toBe(204);
  });

  it('ERR-10: an unknown function is refused with its qualified ARN, and the lab shows it', () => {
    const lab = new TestLab();
    expect(invokeAs(lab, 'nope', 'Event').refusal).toMatchObject({
      statusCode: 404,
      code: 'ResourceNotFoundException',
      message: 'Function not found: arn:aws:lambda:us-east-1:000000000000:function:nope:$LATEST',
    });
    expect(lab.eventsOf('invocation-rejected')).toMatchObject([{ functionName: 'nope', statusCode: 404 }]);
  });
});
