import { type Call, jsonAnswer } from '@/lib/aws/call';
import { validationError } from '@/lib/aws/errors';
import { page } from '@/lib/aws/paging';
import { LIST_PAGE_SIZE } from '@/lib/engine/limits';
import type { WireResponse } from '@/lib/wire/wire-message';
import { functionAnswer } from './function-answer';

/** ListFunctions (MGT-16), by name. */
export function listFunctions({ request, lab }: Call): WireResponse {
  const version = request.query.get('FunctionVersion');
  if (version !== null && version !== 'ALL') {
    throw validationError([
      `Value '${version}' at 'functionVersion' failed to satisfy constraint: Member must satisfy enum value set: [ALL]`,
    ]);
  }
  const sorted = [...lab.state.functions.values()].sort((a, b) =>
    a.configuration.functionName < b.configuration.functionName ? -1 : 1,
  );
  const { items, nextMarker } = page(sorted, (fn) => fn.configuration.functionName, request.query, {
    maxItems: 10_000,
    pageSize: LIST_PAGE_SIZE,
  });
  return jsonAnswer(200, {
    Functions: items.map((fn) => functionAnswer(lab.state, fn, 'listed')),
    NextMarker: nextMarker,
  });
}
