import type { WireResponse } from '@/lib/wire/wire-message';
import { clockJson } from './clock-json';
import { json } from './json';
import type { LabCall } from './operation';

/** `GET /api/labs/{labId}/clock` */
export function getClock({ lab }: LabCall): WireResponse {
  return json(200, clockJson(lab));
}
