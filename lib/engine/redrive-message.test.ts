import { expect, it } from 'vitest';
import { readLog } from './log-checker';
import { configureEvents, createFunction, createQueue, sendEvent, TestLab } from './test-lab';

const PAYLOAD = ' { "order" :  1.0, "note": "} \\" ]" } ';

/** An event of `f` that failed: in the queue `dead` as it was, in the queue `failed` as a record. */
function failedLab(): { lab: TestLab; requestId: string } {
  const lab = new TestLab();
  const deadLetterTargetArn = createQueue(lab, 'dead');
  createFunction(lab, 'f', ['error'], { deadLetterTargetArn });
  configureEvents(lab, 'f', { onFailureArn: createQueue(lab, 'failed'), maximumRetryAttempts: 0 });
  const requestId = sendEvent(lab, 'f', PAYLOAD);
  lab.runUntilIdle();
  return { lab, requestId };
}

function onlyMessage(lab: TestLab, queueName: string): string {
  const [messageId] = lab.state.queues.get(queueName)?.messages.keys() ?? [];
  if (messageId === undefined) throw new Error(`nothing in ${queueName}`);
  return messageId;
}

function redrive(lab: TestLab, queueName: string, messageId: string) {
  return lab.submit({ type: 'redrive-message', queueName, messageId });
}

it.each([
  { queueName: 'dead', payload: PAYLOAD, what: 'a dead letter' },
  { queueName: 'failed', payload: PAYLOAD.trim(), what: 'an invocation record' },
])('LAB-05: $what becomes a new event with the payload of before, and is gone', ({ queueName, payload }) => {
  const { lab, requestId } = failedLab();
  const messageId = onlyMessage(lab, queueName);
  const result = redrive(lab, queueName, messageId);
  if (result.refusal !== undefined) throw new Error(result.refusal.message);
  const invocation = lab.state.invocations.get(result.answer.requestId);
  expect(invocation).toMatchObject({
    functionName: 'f',
    payload,
    invocationType: 'Event',
    lineage: 0,
    phase: 'queued',
  });
  expect(invocation?.source).toEqual({ kind: 'redrive', queueName, messageId, requestId, functionName: 'f' });
  expect(lab.eventsOf('invocation-accepted').at(-1)?.rule).toBe('LAB-05');
  expect(lab.state.queues.get(queueName)?.messages.size).toBe(0);
  expect(lab.log.slice(-3).map(({ type }) => type)).toEqual([
    'invocation-accepted',
    'event-queued',
    'queue-message-deleted',
  ]);
  lab.runUntilIdle();
  expect(lab.state.queues.get('dead')?.messages.size).toBe(queueName === 'dead' ? 1 : 2);
  expect(readLog(lab.log, { ended: true }).violations).toEqual([]);
});

it('a message that a client sent, the record of a success, and what is not there are refused', () => {
  const lab = new TestLab();
  const done = createQueue(lab, 'done');
  createQueue(lab, 'own');
  createFunction(lab, 'f');
  configureEvents(lab, 'f', { onSuccessArn: done });
  sendEvent(lab, 'f');
  lab.submit({ type: 'send-message', queueName: 'own', body: '{}', messageAttributes: {}, delayMs: undefined });
  lab.runUntilIdle();
  const { length } = lab.log;
  expect(redrive(lab, 'own', onlyMessage(lab, 'own')).refusal?.code).toBe('NotADelivery');
  expect(redrive(lab, 'done', onlyMessage(lab, 'done')).refusal?.code).toBe('NotAFailure');
  expect(redrive(lab, 'done', 'none').refusal?.code).toBe('UnknownMessage');
  expect(redrive(lab, 'gone', 'none').refusal?.code).toBe('UnknownQueue');
  expect(lab.log.length).toBe(length);
});

it('a message whose function is gone stays in its queue', () => {
  const { lab } = failedLab();
  lab.submit({ type: 'delete-function', functionName: 'f' });
  expect(redrive(lab, 'dead', onlyMessage(lab, 'dead')).refusal?.code).toBe('FunctionGone');
  expect(lab.state.queues.get('dead')?.messages.size).toBe(1);
});
