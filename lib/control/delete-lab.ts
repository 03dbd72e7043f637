import { DEFAULT_LAB_ID } from '@/lib/labs/account-id';
import type { WireResponse } from '@/lib/wire/wire-message';
import { ControlError } from './control-error';
import type { LabCall } from './operation';

/** `DELETE /api/labs/{labId}`. The default lab stays: every ordinary access key leads to it. */
export async function deleteLab({ lab, labs }: LabCall): Promise<WireResponse> {
  if (lab.labId === DEFAULT_LAB_ID) {
    throw new ControlError(
      409,
      'default-lab',
      'The default lab cannot be deleted.',
      `Empty it instead: POST /api/labs/${DEFAULT_LAB_ID}/reset.`,
    );
  }
  await labs.remove(lab.labId);
  return { status: 204, headers: {}, body: undefined };
}
