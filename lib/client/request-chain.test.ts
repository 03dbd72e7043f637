import { describe, expect, it } from 'vitest';
import { configureEvents, createFunction, sendEvent, TestLab } from '@/lib/engine/test-lab';
import { requestChain } from './request-chain';

const G_ARN = 'arn:aws:lambda:us-east-1:000000000000:function:g';

function labWithChain(): { lab: TestLab; first: string; second: string } {
  const lab = new TestLab();
  createFunction(lab, 'f');
  createFunction(lab, 'g');
  configureEvents(lab, 'f', { onSuccessArn: G_ARN });
  const first = sendEvent(lab, 'f');
  lab.runUntilIdle();
  const second = lab.eventsOf('delivery-made')[0]?.deliveredAs;
  if (second === undefined) throw new Error('nothing was delivered');
  return { lab, first, second };
}

describe('the chain of an invocation', () => {
  it('is the same from whichever end one looks, with the one looked at marked', () => {
    const { lab, first, second } = labWithChain();
    const seen = (requestId: string) =>
      requestChain(lab.state, requestId).rows.map((row) => [row.requestId, row.depth, row.how, row.selected]);
    expect(seen(first)).toEqual([
      [first, 0, 'client', true],
      [second, 1, 'destination', false],
    ]);
    expect(seen(second)).toEqual([
      [first, 0, 'client', false],
      [second, 1, 'destination', true],
    ]);
  });

  it('is one row for an invocation that stands alone', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    expect(requestChain(lab.state, sendEvent(lab, 'f')).rows).toHaveLength(1);
  });

  it('begins with a gap where the one before is forgotten', () => {
    const { lab, first, second } = labWithChain();
    lab.state.invocations.delete(first);
    expect(requestChain(lab.state, second).rows).toMatchObject([
      { requestId: first, depth: 0, known: undefined },
      { requestId: second, depth: 1, known: { functionName: 'g' } },
    ]);
  });

  it('that is too long is cut, but never before the one looked at', () => {
    const lab = new TestLab();
    createFunction(lab, 'g');
    const root = sendEvent(lab, 'g');
    const children = Array.from({ length: 80 }, () => {
      const source = { kind: 'function', requestId: root, functionName: 'g' } as const;
      const asked = {
        functionName: 'g',
        qualifier: undefined,
        invocationType: 'Event',
        payload: '{}',
        source,
      } as const;
      const result = lab.submit({ type: 'invoke', ...asked });
      return result.refusal === undefined ? result.answer.requestId : '';
    });
    const chain = requestChain(lab.state, children.at(-1) ?? '');
    expect(chain.rows.at(-1)).toMatchObject({ selected: true });
    expect(chain.rows.length + chain.more).toBe(81);
    expect(chain.more).toBeGreaterThan(0);
  });
});
