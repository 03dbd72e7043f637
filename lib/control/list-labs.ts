import type { WireResponse } from '@/lib/wire/wire-message';
import { json } from './json';
import { labJson } from './lab-json';
import type { ControlCall } from './operation';

/** `GET /api/labs`, in order of creation. */
export function listLabs({ labs, request }: ControlCall): WireResponse {
  return json(200, { labs: labs.list().map((lab) => labJson(lab, request)) });
}
