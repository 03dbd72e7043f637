import { type Call, jsonAnswer } from '@/lib/aws/call';
import { refusedByEngine } from '@/lib/aws/errors';
import { functionTarget } from '@/lib/aws/function-name';
import { requestBody } from '@/lib/aws/request-body';
import type { WireResponse } from '@/lib/wire/wire-message';
import { codeForRuntime } from './deployed-code';
import { functionAnswer } from './function-answer';
import { updateFunctionConfigurationSchema } from './function-request';
import { functionSettings } from './function-settings';
import { presentFunction } from './present-function';

/** UpdateFunctionConfiguration (MGT-03, MGT-09, MGT-15, DLQ-17): members not given stay as they are. */
export async function updateFunctionConfiguration({ request, lab, segment }: Call): Promise<WireResponse> {
  const target = functionTarget(segment, null, lab.state, 'plain');
  presentFunction(lab.state, target);
  const body = requestBody(request.body, updateFunctionConfigurationSchema);
  const settings = functionSettings(body, lab.state);
  if (body.Role != null) settings.role = body.Role;
  const { configuration } = presentFunction(lab.state, target);
  // A function that moves to another runtime takes its package along.
  const code = settings.runtime && (await codeForRuntime(configuration.code, settings.runtime));
  const result = await lab.submit({
    type: 'configure-function',
    functionName: target.functionName,
    changes: code ? { ...settings, code } : settings,
    revisionId: body.RevisionId ?? undefined,
  });
  if (result.refusal !== undefined) throw refusedByEngine(result.refusal);
  return jsonAnswer(200, functionAnswer(lab.state, presentFunction(lab.state, target), 'updated'));
}
