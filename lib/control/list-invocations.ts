import { z } from 'zod';
import type { Invocation } from '@/lib/engine/state';
import type { WireResponse } from '@/lib/wire/wire-message';
import { invocationSummary, STATUSES } from './invocation-json';
import { json } from './json';
import type { LabCall } from './operation';
import { readQuery, wholeNumber } from './read-query';

const LIMIT_DEFAULT = 100;
const LIMIT_MAX = 1_000;

const TYPES = ['RequestResponse', 'Event', 'DryRun'] as const;

const query = z.strictObject({
  functionName: z.string().optional(),
  status: z.enum(STATUSES, `must be one of ${STATUSES.join(', ')}`).optional(),
  type: z.enum(TYPES, `must be one of ${TYPES.join(', ')}`).optional(),
  limit: wholeNumber(1, LIMIT_MAX).optional(),
  /** `nextCursor` of the page before. */
  cursor: wholeNumber(0, Number.MAX_SAFE_INTEGER).optional(),
});

type Filter = z.output<typeof query>;

/** `GET /api/labs/{labId}/invocations`: newest first, a page at a time. */
export function listInvocations({ lab, request }: LabCall): WireResponse {
  const filter = readQuery(request, query);
  const { limit = LIMIT_DEFAULT } = filter;
  const found: Invocation[] = [];
  // One more than asked for tells whether there is another page.
  for (const invocation of [...lab.state.invocations.values()].reverse()) {
    if (!matches(invocation, filter)) continue;
    found.push(invocation);
    if (found.length > limit) break;
  }
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return json(200, {
    invocations: page.map((invocation) => invocationSummary(lab.state, invocation)),
    nextCursor: last === undefined ? null : String(last.index),
  });
}

function matches(invocation: Invocation, { cursor, functionName, status, type }: Filter): boolean {
  return (
    (cursor === undefined || invocation.index < cursor) &&
    (functionName === undefined || invocation.functionName === functionName) &&
    (status === undefined || invocation.phase === status) &&
    (type === undefined || invocation.invocationType === type)
  );
}
