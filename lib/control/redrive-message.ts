import { z } from 'zod';
import type { Refusal } from '@/lib/engine/commands';
import type { WireResponse } from '@/lib/wire/wire-message';
import { ControlError } from './control-error';
import { json } from './json';
import type { LabCall } from './operation';
import { readBody } from './read-body';

const body = z.strictObject({ messageId: z.string('a text').min(1, 'must not be empty') });

/** `POST /api/labs/{labId}/queues/{queueName}/redrive`: what an event left in a queue is sent to its function again. */
export async function redriveMessage({ lab, parameter, request }: LabCall): Promise<WireResponse> {
  const { messageId } = readBody(request, body);
  const queueName = parameter('queueName');
  const result = await lab.submit({ type: 'redrive-message', queueName, messageId });
  if (result.refusal !== undefined) throw refused(lab.labId, result.refusal);
  return json(200, { requestId: result.answer.requestId });
}

function refused(labId: string, { code, message }: Refusal): ControlError {
  const list = `GET /api/labs/${labId}/deliveries lists what each queue received.`;
  if (code === 'UnknownQueue') return new ControlError(404, 'unknown-queue', message, list);
  if (code === 'UnknownMessage') return new ControlError(404, 'unknown-message', message, list);
  return new ControlError(409, 'cannot-redrive', message, HINTS[code] ?? 'See docs/control-contract.md.');
}

const HINTS: Readonly<Record<string, string>> = {
  NotADelivery:
    'Only what a dead-letter queue or an on-failure destination got can be sent again. Invoke the function yourself.',
  NotAFailure: 'Only what a dead-letter queue or an on-failure destination got can be sent again.',
  FunctionGone: 'Create the function first.',
};
