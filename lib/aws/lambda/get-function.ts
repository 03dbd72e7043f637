import { type Call, jsonAnswer } from '@/lib/aws/call';
import { functionTarget } from '@/lib/aws/function-name';
import type { WireResponse } from '@/lib/wire/wire-message';
import { functionAnswer } from './function-answer';
import { presentFunction } from './present-function';

/** GetFunction (MGT-01). The package itself is not kept, so it has no location to download from. */
export function getFunction({ request, lab, segment }: Call): WireResponse {
  const { state } = lab;
  const fn = presentFunction(state, functionTarget(segment, request.query.get('Qualifier'), state));
  const { reservedConcurrency } = fn;
  return jsonAnswer(200, {
    Configuration: functionAnswer(state, fn, 'at-rest'),
    Code: { RepositoryType: 'S3', Location: null, ImageUri: null, ResolvedImageUri: null, SourceKMSKeyArn: null },
    Tags: null,
    TagsError: null,
    Concurrency: reservedConcurrency === undefined ? null : { ReservedConcurrentExecutions: reservedConcurrency },
  });
}
