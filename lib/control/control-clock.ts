import { z } from 'zod';
import { SIM_TIME_MAX } from '@/lib/engine/sim-time';
import { ADVANCE_MAX_MS, SPEED_MAX, SPEED_MIN } from '@/lib/labs/lab-limits';
import type { WireResponse } from '@/lib/wire/wire-message';
import { clockJson } from './clock-json';
import { ControlError } from './control-error';
import { json } from './json';
import { between, whole } from './numbers';
import type { LabCall } from './operation';
import { badField, readJson } from './read-body';

const actions = {
  pause: z.strictObject({ action: z.literal('pause') }),
  resume: z.strictObject({ action: z.literal('resume') }),
  step: z.strictObject({ action: z.literal('step') }),
  advance: z.strictObject({ action: z.literal('advance'), ms: whole(1, ADVANCE_MAX_MS) }),
  'run-until-idle': z.strictObject({ action: z.literal('run-until-idle') }),
  set: z
    .strictObject({
      action: z.literal('set'),
      speed: between(SPEED_MIN, SPEED_MAX).optional(),
      skipWaits: z.boolean('must be true or false').optional(),
    })
    .refine(({ skipWaits, speed }) => skipWaits !== undefined || speed !== undefined, "needs 'speed' or 'skipWaits'"),
};

const named = z.looseObject({ action: z.string('must be a text') }, 'must be a JSON object');

/** `POST /api/labs/{labId}/clock`: answers when it is done and everything it caused is kept. */
export async function controlClock({ lab, request }: LabCall): Promise<WireResponse> {
  const action = readAction(readJson(request));
  if (action.action === 'advance' && lab.clock().now + action.ms > SIM_TIME_MAX) {
    throw new ControlError(400, 'bad-body', "'ms': beyond the end of time", 'Reset the lab to start again at 0.');
  }
  const answer = await lab.control(action);
  return json(200, { ...clockJson(lab, answer), sequence: answer.sequence, idle: answer.idle });
}

function readAction(value: unknown): z.output<(typeof actions)[keyof typeof actions]> {
  const name = named.safeParse(value);
  if (!name.success) throw badField('bad-body', name.error);
  if (!isAction(name.data.action)) {
    const known = Object.keys(actions).join(', ');
    throw new ControlError(
      400,
      'unknown-action',
      `'action': unknown action ${JSON.stringify(name.data.action)}; the actions are ${known}`,
      `Such as {"action":"pause"}, {"action":"advance","ms":60000} or {"action":"set","speed":10}.`,
    );
  }
  const result = actions[name.data.action].safeParse(value);
  if (!result.success) throw badField('bad-body', result.error);
  return result.data;
}

function isAction(name: string): name is keyof typeof actions {
  return Object.hasOwn(actions, name);
}
