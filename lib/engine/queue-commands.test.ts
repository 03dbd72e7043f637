import { describe, expect, it } from 'vitest';
import { createQueue, TestLab } from './test-lab';

function send(lab: TestLab, queueName: string, body: string, delayMs?: number): string {
  const result = lab.submit({ type: 'send-message', queueName, body, messageAttributes: {}, delayMs });
  if (result.refusal !== undefined) throw new Error(result.refusal.message);
  return result.answer.messageId;
}

function receive(lab: TestLab, queueName: string, maxMessages = 10, visibilityTimeoutMs?: number) {
  const result = lab.submit({ type: 'receive-messages', queueName, maxMessages, visibilityTimeoutMs });
  if (result.refusal !== undefined) throw new Error(result.refusal.message);
  return result.answer.messages;
}

describe('SQS queues', () => {
  it('hide a received message for the visibility timeout and then show it again', () => {
    const lab = new TestLab();
    createQueue(lab, 'q', { visibilityTimeoutMs: 30_000 });
    const messageId = send(lab, 'q', 'one');
    expect(receive(lab, 'q')).toMatchObject([{ messageId, body: 'one', receiveCount: 1 }]);
    expect(receive(lab, 'q')).toEqual([]);
    lab.advance(30_000);
    expect(receive(lab, 'q', 10, 0)).toMatchObject([{ receiveCount: 2 }]);
    expect(receive(lab, 'q')).toMatchObject([{ receiveCount: 3 }]);
  });

  it('hand out oldest first, no more than asked for, and nothing before its delay', () => {
    const lab = new TestLab();
    createQueue(lab, 'q');
    send(lab, 'q', 'late', 5_000);
    send(lab, 'q', 'a');
    send(lab, 'q', 'b');
    expect(receive(lab, 'q', 1).map((message) => message.body)).toEqual(['a']);
    expect(receive(lab, 'q').map((message) => message.body)).toEqual(['b']);
    lab.advance(5_000);
    expect(receive(lab, 'q').map((message) => message.body)).toEqual(['late']);
  });

  it('delete by receipt handle, accept an old handle, refuse one that is none', () => {
    const lab = new TestLab();
    createQueue(lab, 'q');
    send(lab, 'q', 'one');
    const receiptHandle = receive(lab, 'q')[0]?.receiptHandle ?? '';
    expect(lab.submit({ type: 'delete-message', queueName: 'q', receiptHandle }).refusal).toBeUndefined();
    expect(lab.state.queues.get('q')?.messages.size).toBe(0);
    expect(lab.submit({ type: 'delete-message', queueName: 'q', receiptHandle }).refusal).toBeUndefined();
    expect(lab.submit({ type: 'delete-message', queueName: 'q', receiptHandle: 'x' }).refusal?.code).toBe(
      'ReceiptHandleIsInvalid',
    );
  });

  it('move a message that was received too often to the queue of the redrive policy', () => {
    const lab = new TestLab();
    createQueue(lab, 'dead');
    createQueue(lab, 'q', { visibilityTimeoutMs: 0, redrive: { deadLetterQueueName: 'dead', maxReceiveCount: 2 } });
    send(lab, 'q', 'one');
    receive(lab, 'q');
    receive(lab, 'q');
    expect(receive(lab, 'q')).toEqual([]);
    expect(receive(lab, 'dead')).toMatchObject([{ body: 'one', receiveCount: 3 }]);
  });

  it('that names itself for redrive moves nothing, and receiving from it comes to an end', () => {
    const lab = new TestLab();
    createQueue(lab, 'q', { visibilityTimeoutMs: 0, redrive: { deadLetterQueueName: 'q', maxReceiveCount: 1 } });
    send(lab, 'q', 'one');
    receive(lab, 'q');
    expect(receive(lab, 'q')).toMatchObject([{ receiveCount: 2 }]);
    expect(lab.eventsOf('queue-message-moved')).toEqual([]);
  });

  it('forget a message after its retention', () => {
    const lab = new TestLab();
    createQueue(lab, 'q', { retentionMs: 60_000 });
    send(lab, 'q', 'one');
    lab.advance(60_000);
    expect(receive(lab, 'q')).toEqual([]);
    expect(lab.state.queues.get('q')?.messages.size).toBe(0);
  });

  it('can be created twice alike, but not twice differently, and are gone when deleted', () => {
    const lab = new TestLab();
    createQueue(lab, 'q');
    createQueue(lab, 'q');
    expect(lab.eventsOf('queue-created')).toHaveLength(1);
    const attributes = { ...lab.state.queues.get('q')?.attributes, visibilityTimeoutMs: 1 };
    const again = lab.submit({
      type: 'create-queue',
      queueName: 'q',
      attributes: {
        delayMs: 0,
        receiveWaitMs: 0,
        retentionMs: 345_600_000,
        maximumMessageBytes: 1_048_576,
        redrive: undefined,
        ...attributes,
      },
    });
    expect(again.refusal?.message).toContain('VisibilityTimeout');
    expect(lab.submit({ type: 'delete-queue', queueName: 'q' }).refusal).toBeUndefined();
    expect(lab.submit({ type: 'purge-queue', queueName: 'q' }).refusal?.code).toBe('QueueDoesNotExist');
  });
});
