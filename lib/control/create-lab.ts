import { z } from 'zod';
import { assertUnreachable } from '@/lib/engine/assert';
import type { LabCreation } from '@/lib/labs/lab-registry';
import type { WireResponse } from '@/lib/wire/wire-message';
import { ControlError } from './control-error';
import { json } from './json';
import { labJson } from './lab-json';
import { labName } from './lab-name';
import { labSettingsBody } from './lab-settings-body';
import { seed } from './numbers';
import type { ControlCall } from './operation';
import { readBody } from './read-body';
import { tooManyLabs } from './too-many-labs';

const body = z.strictObject({
  name: labName.optional(),
  seed: seed.optional(),
  accountId: z
    .string('a text of 12 digits')
    .regex(/^\d{12}$/, 'must be 12 digits')
    .optional(),
  settings: labSettingsBody.optional(),
});

/** `POST /api/labs` */
export async function createLab({ labs, request }: ControlCall): Promise<WireResponse> {
  const creation = await labs.create(readBody(request, body));
  if (creation.kind !== 'created') throw refusal(creation);
  const { lab } = creation;
  return json(201, labJson(lab, request), { Location: `/api/labs/${lab.labId}` });
}

function refusal(creation: Exclude<LabCreation, { kind: 'created' }>): ControlError {
  switch (creation.kind) {
    case 'account-taken':
      return new ControlError(
        409,
        'account-taken',
        `A lab with account id ${creation.accountId} exists already.`,
        `Use it, reset it, delete it, or leave out 'accountId' to get a new one.`,
      );
    case 'account-malformed':
      return new ControlError(400, 'bad-body', `'accountId': must be 12 digits`, 'Such as "123456789012".');
    case 'seed-malformed':
      return new ControlError(
        400,
        'bad-body',
        `'seed': not a seed: ${creation.seed}`,
        'A whole number from 0 to 9007199254740991.',
      );
    case 'too-many-labs':
      return tooManyLabs(creation.limit);
    default:
      return assertUnreachable(creation);
  }
}
