import { z } from 'zod';
import type { WireResponse } from '@/lib/wire/wire-message';
import { json } from './json';
import { labJson } from './lab-json';
import { seed } from './numbers';
import type { LabCall } from './operation';
import { readBody } from './read-body';
import { unknownLab } from './unknown-lab';

const body = z.strictObject({ seed: seed.optional() });

/** `POST /api/labs/{labId}/reset`: the sample functions, sequence 0, and the same seed unless another is given. */
export async function resetLab({ lab, labs, request }: LabCall): Promise<WireResponse> {
  const fresh = await labs.reset(lab.labId, readBody(request, body).seed);
  if (fresh === undefined) throw unknownLab(lab.labId);
  return json(200, labJson(fresh, request));
}
