import { z } from 'zod';
import type { Refusal } from '@/lib/engine/commands';
import type { Intervention } from '@/lib/engine/events';
import type { WireResponse } from '@/lib/wire/wire-message';
import { ControlError } from './control-error';
import { invocationSummary } from './invocation-json';
import { json } from './json';
import type { LabCall } from './operation';
import { readBody } from './read-body';
import { unknownInvocation } from './unknown-invocation';

const ACTIONS = ['fire-next-attempt', 'cancel-retries', 'drop-event'] as const satisfies readonly Intervention[];

const body = z.strictObject({ action: z.enum(ACTIONS, `must be one of ${ACTIONS.join(', ')}`) });

/** `POST /api/labs/{labId}/invocations/{requestId}/intervene`: what AWS cannot do. Answers where the event stands after it. */
export async function intervene({ lab, parameter, request }: LabCall): Promise<WireResponse> {
  const { action } = readBody(request, body);
  const requestId = parameter('requestId');
  const result = await lab.submit({ type: 'intervene', requestId, action });
  const invocation = lab.state.invocations.get(requestId);
  if (invocation === undefined) throw unknownInvocation(lab.labId, requestId);
  if (result.refusal !== undefined) throw cannotIntervene(result.refusal);
  return json(200, { ...invocationSummary(lab.state, invocation), action });
}

function cannotIntervene({ code, message }: Refusal): ControlError {
  return new ControlError(409, 'cannot-intervene', message, HINTS[code] ?? 'See docs/control-contract.md.');
}

const HINTS: Readonly<Record<string, string>> = {
  NotAsynchronous: 'Invoke with InvocationType Event: only those wait, are retried and can be dropped.',
  AlreadyEnded: 'Send it again, or fork the lab at a moment before its end.',
  AlreadyCancelled: 'It ends after the attempt that runs or comes next.',
  NotWaiting: 'Wait for the end of the attempt, or cancel the retries: that can be done while it runs.',
};
