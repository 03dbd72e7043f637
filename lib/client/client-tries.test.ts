import { describe, expect, it } from 'vitest';
import { createFunction, TestLab } from '@/lib/engine/test-lab';
import { clientTries } from './client-tries';

function call(lab: TestLab, sdkInvocationId: string, sdkAttempt: number): string {
  const source = { kind: 'client', client: 'aws-sdk-js', sdkInvocationId, sdkAttempt } as const;
  const result = lab.submit({
    type: 'invoke',
    functionName: 'f',
    qualifier: undefined,
    invocationType: 'RequestResponse',
    payload: '{}',
    source,
  });
  const requestId = result.refusal === undefined ? result.answer.requestId : result.requestId;
  if (requestId === undefined) throw new Error('no request id');
  return requestId;
}

function triesOf(lab: TestLab, requestId: string) {
  const invocation = lab.state.invocations.get(requestId);
  if (invocation === undefined) throw new Error('gone');
  return clientTries(lab.state, invocation).map(({ requestId: id, number, word }) => [id, number, word]);
}

describe('the tries of a client', () => {
  it('are tied together by its own id, and each has a request id', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    lab.submit({ type: 'configure-concurrency', functionName: 'f', reservedConcurrency: 0 });
    const first = call(lab, 'one', 1);
    call(lab, 'two', 1);
    const second = call(lab, 'one', 2);
    const expected = [
      [first, 1, 'TooManyRequestsException'],
      [second, 2, 'TooManyRequestsException'],
    ];
    expect(triesOf(lab, first)).toEqual(expected);
    expect(triesOf(lab, second)).toEqual(expected);
  });

  it('are not spoken of when there was one', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    expect(triesOf(lab, call(lab, 'one', 1))).toEqual([]);
  });

  it('are spoken of when this is not the first, though the first is not here', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    const second = call(lab, 'one', 2);
    expect(triesOf(lab, second)).toMatchObject([[second, 2, 'Initialising']]);
  });
});
