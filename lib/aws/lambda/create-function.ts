import { type Call, jsonAnswer } from '@/lib/aws/call';
import { invalidParameter, lambdaError, refusedByEngine, validationError, validationText } from '@/lib/aws/errors';
import { functionTarget, tooLong } from '@/lib/aws/function-name';
import { requestBody } from '@/lib/aws/request-body';
import { type FunctionConfiguration, NO_FAULTS } from '@/lib/engine/function-configuration';
import {
  EPHEMERAL_STORAGE_DEFAULT_MB,
  FUNCTION_ARN_MAX_LENGTH,
  FUNCTION_NAME_MAX_LENGTH,
  MEMORY_DEFAULT_MB,
  TIMEOUT_DEFAULT_SECONDS,
} from '@/lib/engine/limits';
import type { WireResponse } from '@/lib/wire/wire-message';
import { deployedCode } from './deployed-code';
import { functionAnswer } from './function-answer';
import { createFunctionSchema } from './function-request';
import { functionSettings } from './function-settings';

/**
 * CreateFunction (MGT-01 to MGT-03, MGT-06, MGT-07, MGT-12, MGT-14, MGT-15, FUN-48). The package is unzipped; whether its code
 * runs shows when it is invoked.
 */
export async function createFunction({ request, lab }: Call): Promise<WireResponse> {
  const body = requestBody(request.body, createFunctionSchema);
  const functionName = newFunctionName(body.FunctionName, lab.state);
  if (body.PackageType === 'Image' || body.Code.ImageUri != null) {
    throw invalidParameter('Invocation Lab has no container images; send a deployment package in Code.ZipFile.');
  }
  if (body.Runtime == null || body.Handler == null) {
    throw invalidParameter(
      'Runtime and Handler are mandatory parameters for functions created with deployment packages.',
    );
  }
  const configuration: FunctionConfiguration = {
    runtime: body.Runtime,
    handler: body.Handler,
    description: '',
    timeoutMs: TIMEOUT_DEFAULT_SECONDS * 1_000,
    memorySizeMb: MEMORY_DEFAULT_MB,
    ephemeralStorageMb: EPHEMERAL_STORAGE_DEFAULT_MB,
    environment: {},
    deadLetterTargetArn: undefined,
    logFormat: 'Text',
    ...functionSettings(body, lab.state),
    functionName,
    role: body.Role,
    architecture: body.Architectures?.[0] ?? 'x86_64',
    ...(await deployedCode(body.Code, body.Runtime)),
  };
  const result = await lab.submit({
    type: 'create-function',
    configuration: { ...configuration, deadLetterTargetArn: configuration.deadLetterTargetArn || undefined },
    faultPlan: NO_FAULTS,
  });
  if (result.refusal !== undefined) throw refusedByEngine(result.refusal);
  const fn = lab.state.functions.get(functionName);
  // Deleted between the command and its answer: there is nothing left to show.
  if (fn === undefined) throw lambdaError(409, 'ResourceConflictException', `Function ${functionName} was deleted.`);
  return jsonAnswer(201, functionAnswer(lab.state, fn, 'created'));
}

/** MGT-06: the limit for a bare name is an invalid parameter, the one for an ARN a validation error. */
function newFunctionName(name: string, home: { accountId: string; region: string }): string {
  if (name.startsWith('arn:') && name.length > FUNCTION_ARN_MAX_LENGTH) {
    throw validationError([tooLong(name, 'functionName', FUNCTION_ARN_MAX_LENGTH)]);
  }
  const { functionName } = functionTarget(
    encodeURIComponent(name.slice(0, FUNCTION_ARN_MAX_LENGTH)),
    null,
    home,
    'plain',
  );
  if (functionName.length <= FUNCTION_NAME_MAX_LENGTH) return functionName;
  throw invalidParameter(validationText([tooLong(name, 'functionName', FUNCTION_NAME_MAX_LENGTH)]));
}
