import type { WireResponse } from '@/lib/wire/wire-message';
import { json } from './json';
import { labJson } from './lab-json';
import type { LabCall } from './operation';

/** `GET /api/labs/{labId}` */
export function getLab({ lab, request }: LabCall): WireResponse {
  return json(200, labJson(lab, request));
}
