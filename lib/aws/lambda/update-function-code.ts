import { type Call, jsonAnswer } from '@/lib/aws/call';
import { invalidParameter, refusedByEngine } from '@/lib/aws/errors';
import { functionTarget } from '@/lib/aws/function-name';
import { requestBody } from '@/lib/aws/request-body';
import { staleRevision } from '@/lib/engine/refusals';
import type { WireResponse } from '@/lib/wire/wire-message';
import { deployedCode } from './deployed-code';
import { functionAnswer } from './function-answer';
import { updateFunctionCodeSchema } from './function-request';
import { presentFunction } from './present-function';

/**
 * UpdateFunctionCode (MGT-03, MGT-09, MGT-14). What runs goes on with the old code (FUN-20), what waits for its retry gets the
 * new one (ASY-14). A dry run checks everything and changes nothing.
 */
export async function updateFunctionCode({ request, lab, segment }: Call): Promise<WireResponse> {
  const target = functionTarget(segment, null, lab.state, 'plain');
  presentFunction(lab.state, target);
  const body = requestBody(request.body, updateFunctionCodeSchema);
  if (body.Publish === true) throw invalidParameter('Invocation Lab has no published versions; only $LATEST exists.');
  const { runtime } = presentFunction(lab.state, target).configuration;
  const deployed = await deployedCode(body, runtime);
  const revisionId = body.RevisionId ?? undefined;
  if (body.DryRun === true) {
    const fn = presentFunction(lab.state, target);
    if (revisionId !== undefined && revisionId !== fn.revisionId) throw refusedByEngine(staleRevision());
    return jsonAnswer(200, functionAnswer(lab.state, fn, 'at-rest'));
  }
  const architecture = body.Architectures?.[0];
  const result = await lab.submit({
    type: 'configure-function',
    functionName: target.functionName,
    changes: architecture === undefined ? deployed : { ...deployed, architecture },
    revisionId,
  });
  if (result.refusal !== undefined) throw refusedByEngine(result.refusal);
  return jsonAnswer(200, functionAnswer(lab.state, presentFunction(lab.state, target), 'updated'));
}
