import { describe, expect, it } from 'vitest';
import { configureEvents, createFunction, createQueue, sendEvent, TestLab } from '@/lib/engine/test-lab';
import { keptCopies } from './kept-copies';
import { comparedFacts, factSign } from './message-and-record';

/** An event that failed for good, with a dead-letter queue, an on-failure destination, or both. */
function copiesOf(routes: { deadLetter: boolean; onFailure: boolean }) {
  const lab = new TestLab();
  const dlq = createQueue(lab, 'dlq');
  const failed = createQueue(lab, 'failed');
  createFunction(lab, 'f', ['error'], { deadLetterTargetArn: routes.deadLetter ? dlq : undefined });
  if (routes.onFailure) configureEvents(lab, 'f', { onFailureArn: failed });
  const requestId = sendEvent(lab, 'f', '{"keep": "me"}');
  lab.runUntilIdle();
  // What was delivered is told from the log, not from the queue.
  lab.submit({ type: 'purge-queue', queueName: 'dlq' });
  const invocation = lab.state.invocations.get(requestId);
  if (invocation === undefined) throw new Error('gone');
  const copies = keptCopies(lab.state, invocation);
  return {
    message: copies.find(({ kind }) => kind === 'dead-letter-queue'),
    record: copies.find(({ kind }) => kind === 'on-failure')?.body,
  };
}

function signs({ message, record }: ReturnType<typeof copiesOf>) {
  return Object.fromEntries(comparedFacts(message, record).map((fact) => [fact.fact, factSign(fact)]));
}

describe('message and record of one failure', () => {
  it('DLQ-03, DLQ-11, DST-01: share the event, the request id, the status and the error message; the rest only the record has', () => {
    expect(signs(copiesOf({ deadLetter: true, onFailure: true }))).toEqual({
      'The event': '=',
      'Request id': '=',
      Status: '=',
      'Error message': '=',
      'Why it ended': '+',
      'How often it ran': '+',
      Function: '+',
      'Function error': '+',
      'Version that ran': '+',
      'Whole response': '+',
      When: '+',
    });
  });

  it('name the place of each value', () => {
    const { message, record } = copiesOf({ deadLetter: true, onFailure: true });
    const facts = comparedFacts(message, record);
    expect(facts.find(({ fact }) => fact === 'Status')).toEqual({
      fact: 'Status',
      message: { place: 'ErrorCode', text: '200' },
      record: { place: 'responseContext.statusCode', text: '200' },
    });
    expect(facts.find(({ fact }) => fact === 'How often it ran')?.record?.text).toBe('3');
  });

  it('stand alone when only one of them was asked for', () => {
    expect(Object.values(signs(copiesOf({ deadLetter: true, onFailure: false })))).toEqual(['−', '−', '−', '−']);
    expect(new Set(Object.values(signs(copiesOf({ deadLetter: false, onFailure: true }))))).toEqual(new Set(['+']));
  });

  it('DLQ-06: differ where the message has only the beginning of a long error', () => {
    const long = 'x'.repeat(2_000);
    const message = {
      body: '{}',
      messageAttributes: {
        ErrorMessage: { dataType: 'String', stringValue: long.slice(0, 1_024), binaryValue: undefined },
      },
    };
    const facts = comparedFacts(
      message,
      JSON.stringify({ requestPayload: {}, responsePayload: { errorMessage: long } }),
    );
    expect(facts.map((fact) => [fact.fact, factSign(fact)])).toContainEqual(['Error message', '≠']);
  });
});
