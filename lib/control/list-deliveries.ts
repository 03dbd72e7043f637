import { z } from 'zod';
import { functionArn, queueArn } from '@/lib/engine/arn';
import { isoTime } from '@/lib/engine/iso-time';
import type { Lab } from '@/lib/labs/lab';
import type { WireResponse } from '@/lib/wire/wire-message';
import { DELIVERIES_KEPT, type QueueReceipts, type ReceivedMessage } from './deliveries-fold';
import { json } from './json';
import { labFolds } from './lab-folds';
import type { LabCall } from './operation';
import { readQuery, wholeNumber } from './read-query';

const LIMIT_DEFAULT = 100;

const query = z.strictObject({ limit: wholeNumber(1, DELIVERIES_KEPT).optional(), queueName: z.string().optional() });

/** `GET /api/labs/{labId}/deliveries`: what every target received, the latest of each first. */
export async function listDeliveries({ lab, request }: LabCall): Promise<WireResponse> {
  const { limit = LIMIT_DEFAULT, queueName } = readQuery(request, query);
  const { deliveries, oldestSequence } = await labFolds(lab);
  const queues = [...deliveries.queues].filter(([name]) => queueName === undefined || name === queueName);
  return json(200, {
    queues: queues.map(([name, queue]) => queueJson(lab, name, queue, limit)),
    functions: [...deliveries.functions].map(([functionName, { deliveries: made, receivedCount }]) => ({
      functionName,
      functionArn: functionArn(lab.state, functionName),
      receivedCount,
      deliveries: latest(made, limit).map((event) => ({ ...event, time: isoTime(lab.state, event.at) })),
    })),
    failures: latest(deliveries.failures, limit).map((event) => ({ ...event, time: isoTime(lab.state, event.at) })),
    oldestSequence: oldestSequence ?? 1,
  });
}

function queueJson(lab: Lab, queueName: string, queue: QueueReceipts, limit: number) {
  return {
    queueName,
    queueArn: queueArn(lab.state, queueName),
    exists: lab.state.queues.has(queueName),
    receivedCount: queue.receivedCount,
    messages: latest(queue.messages, limit).map((message) => messageJson(lab, queueName, message)),
  };
}

function messageJson(lab: Lab, queueName: string, message: ReceivedMessage) {
  const kept = lab.state.queues.get(queueName)?.messages.get(message.messageId);
  return {
    ...message,
    time: isoTime(lab.state, message.at),
    status: kept === undefined ? 'gone' : statusOf(kept, lab.clock().now),
    receiveCount: kept?.receiveCount ?? null,
    visibleAt: kept?.visibleAt ?? null,
  };
}

function statusOf(message: { visibleAt: number; receiveCount: number }, now: number) {
  if (message.visibleAt <= now) return 'available';
  return message.receiveCount === 0 ? 'delayed' : 'in-flight';
}

function latest<T>(list: readonly T[], limit: number): T[] {
  return list.slice(-limit).reverse();
}
