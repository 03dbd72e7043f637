import { describe, expect, it } from 'vitest';
import { invocationStory } from '@/lib/engine/invocation-story';
import { createFunction, idOf, invokeAs, sendEvent, TestLab } from '@/lib/engine/test-lab';
import { callerWords } from './caller-words';
import { clientTries } from './client-tries';

function wordsOf(lab: TestLab, requestId: string) {
  const invocation = lab.state.invocations.get(requestId);
  if (invocation === undefined) throw new Error('gone');
  return callerWords(invocationStory(invocation), invocation, clientTries(lab.state, invocation));
}

describe('the caller', () => {
  it('of an event got 202 and hears no more', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', ['error']);
    const requestId = sendEvent(lab, 'f');
    const words = { text: '202 Accepted', detail: 'at once, and never more', tone: 'good' };
    expect(wordsOf(lab, requestId)).toEqual(words);
    lab.runUntilIdle();
    expect(wordsOf(lab, requestId)).toEqual(words);
  });

  it('that waits for an answer has none yet, then has it after a while', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    const requestId = idOf(invokeAs(lab, 'f', 'RequestResponse'));
    expect(wordsOf(lab, requestId)).toMatchObject({ text: 'nothing yet, it waits', tone: 'open' });
    lab.runUntilIdle();
    expect(wordsOf(lab, requestId)).toEqual({ text: '200', detail: 'after 110 ms', tone: 'good' });
  });

  it('of a function that failed got 200 with the error inside', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', ['error']);
    const requestId = idOf(invokeAs(lab, 'f', 'RequestResponse'));
    lab.runUntilIdle();
    expect(wordsOf(lab, requestId)).toMatchObject({ text: '200, Unhandled', tone: 'bad' });
  });

  it('of a dry run knows that the call was valid', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    expect(wordsOf(lab, idOf(invokeAs(lab, 'f', 'DryRun')))).toEqual({
      text: '204',
      detail: 'valid, and nothing ran',
      tone: 'good',
    });
  });

  it('that was refused may have asked again', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    lab.submit({ type: 'configure-concurrency', functionName: 'f', reservedConcurrency: 0 });
    const call = (sdkAttempt: number) => {
      const source = { kind: 'client', client: 'sdk', sdkInvocationId: 'one', sdkAttempt } as const;
      const asked = {
        functionName: 'f',
        qualifier: undefined,
        invocationType: 'RequestResponse',
        payload: '{}',
      } as const;
      const result = lab.submit({ type: 'invoke', ...asked, source });
      return result.refusal?.statusCode === 429 && 'requestId' in result ? (result.requestId ?? '') : '';
    };
    const [first, second] = [call(1), call(2)];
    expect(wordsOf(lab, first)).toEqual({
      text: '429',
      detail: 'ReservedFunctionConcurrentInvocationLimitExceeded, call 1 of 2: it asked again',
      tone: 'bad',
    });
    expect(wordsOf(lab, second).detail).toBe(
      'ReservedFunctionConcurrentInvocationLimitExceeded, call 2 of 2, the last so far',
    );
  });
});
