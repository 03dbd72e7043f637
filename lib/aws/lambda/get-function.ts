import { type Call, jsonAnswer } from '@/lib/aws/call';
import { functionTarget } from '@/lib/aws/function-name';
import type { WireResponse } from '@/lib/wire/wire-message';
import { codePackageUrl } from './download-code-package';
import { functionAnswer } from './function-answer';
import { presentFunction } from './present-function';

/** GetFunction (MGT-01). A scripted function has no package, and so no location to download it from. */
export function getFunction(call: Call): WireResponse {
  const { request, lab, segment } = call;
  const { state } = lab;
  const fn = presentFunction(state, functionTarget(segment, request.query.get('Qualifier'), state));
  const { reservedConcurrency } = fn;
  const { functionName, code } = fn.configuration;
  const Location = code.kind === 'scripted' ? null : codePackageUrl(call, functionName);
  return jsonAnswer(200, {
    Configuration: functionAnswer(state, fn, 'at-rest'),
    Code: { RepositoryType: 'S3', Location, ImageUri: null, ResolvedImageUri: null, SourceKMSKeyArn: null },
    Tags: null,
    TagsError: null,
    Concurrency: reservedConcurrency === undefined ? null : { ReservedConcurrentExecutions: reservedConcurrency },
  });
}
