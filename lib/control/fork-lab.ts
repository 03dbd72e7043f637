import { z } from 'zod';
import { assertUnreachable } from '@/lib/engine/assert';
import { SIM_TIME_MAX } from '@/lib/engine/sim-time';
import type { LabFork } from '@/lib/labs/lab-registry';
import type { WireResponse } from '@/lib/wire/wire-message';
import { ControlError } from './control-error';
import { json } from './json';
import { labJson } from './lab-json';
import { labName } from './lab-name';
import { whole } from './numbers';
import type { LabCall } from './operation';
import { readBody } from './read-body';
import { tooManyLabs } from './too-many-labs';
import { unknownLab } from './unknown-lab';

const body = z
  .strictObject({
    at: whole(0, SIM_TIME_MAX).optional(),
    sequence: whole(1, Number.MAX_SAFE_INTEGER).optional(),
    name: labName.optional(),
  })
  .refine(({ at, sequence }) => at === undefined || sequence === undefined, {
    path: ['sequence'],
    message: "not together with 'at': one moment is enough",
  });

type Wish = z.output<typeof body>;

/** `POST /api/labs/{labId}/fork`: a new lab that goes on from a moment of this one, which stays as it is. */
export async function forkLab({ lab, labs, request }: LabCall): Promise<WireResponse> {
  const wish = readBody(request, body);
  const fork = await labs.fork(lab.labId, wish);
  if (fork.kind !== 'created') throw refusal(lab.labId, wish, fork);
  const { awakening } = fork.lab;
  return json(
    201,
    { ...labJson(fork.lab, request), handlers: awakening ?? null },
    { Location: `/api/labs/${fork.lab.labId}` },
  );
}

function refusal(labId: string, wish: Wish, fork: Exclude<LabFork, { kind: 'created' }>): ControlError {
  switch (fork.kind) {
    case 'unknown-lab':
      return unknownLab(labId);
    case 'too-many-labs':
      return tooManyLabs(fork.limit);
    case 'beyond-now': {
      const [field, now] = wish.at === undefined ? ['sequence', fork.sequence] : ['at', fork.now];
      return new ControlError(
        400,
        'bad-body',
        `'${field}': ${wish.at ?? wish.sequence} has not come; the lab is at ${now}`,
        'Leave it out for now, or advance the clock first.',
      );
    }
    case 'log-trimmed':
      return new ControlError(
        409,
        'log-trimmed',
        `The log of lab ${labId} no longer reaches back to that moment.`,
        `The earliest moment it has is sequence ${fork.oldestSequence}, at ${fork.oldestAt}.`,
      );
    default:
      return assertUnreachable(fork);
  }
}
