import { createHash } from 'node:crypto';
import { type Call, jsonAnswer } from '@/lib/aws/call';
import { invalidParameter, lambdaError, refusedByEngine, validationError, validationText } from '@/lib/aws/errors';
import { functionTarget, tooLong } from '@/lib/aws/function-name';
import { requestBody } from '@/lib/aws/request-body';
import { type FunctionConfiguration, NO_FAULTS, type ScriptedCode } from '@/lib/engine/function-configuration';
import {
  EPHEMERAL_STORAGE_DEFAULT_MB,
  FUNCTION_ARN_MAX_LENGTH,
  FUNCTION_NAME_MAX_LENGTH,
  MEMORY_DEFAULT_MB,
  TIMEOUT_DEFAULT_SECONDS,
  ZIP_MAX_BYTES,
} from '@/lib/engine/limits';
import type { WireResponse } from '@/lib/wire/wire-message';
import { functionAnswer } from './function-answer';
import { createFunctionSchema } from './function-request';
import { functionSettings } from './function-settings';

/** What a function created over the wire does: it answers with its payload after a few milliseconds. */
const ECHO: ScriptedCode = {
  kind: 'scripted',
  durationMs: { min: 8, max: 40 },
  memoryUsedMb: { min: 38, max: 62 },
  response: { kind: 'echo' },
};

/**
 * CreateFunction (MGT-01 to MGT-03, MGT-06, MGT-07, MGT-12, MGT-14, MGT-15). The code is measured and hashed but not run:
 * such a function is scripted and answers with its payload.
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
    ...deploymentPackage(body.Code),
    code: ECHO,
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

interface CodeLocation {
  readonly ZipFile?: string | null | undefined;
  readonly S3Bucket?: string | null | undefined;
}

/** Size and hash of the package (MGT-14). It is not unpacked here, only recognised. */
function deploymentPackage({ ZipFile, S3Bucket }: CodeLocation): { codeSizeBytes: number; codeSha256: string } {
  if (ZipFile == null) {
    throw invalidParameter(
      S3Bucket == null
        ? 'Please provide a source for function code.'
        : 'Invocation Lab has no S3 to fetch code from; send the deployment package in Code.ZipFile.',
    );
  }
  const zip = Buffer.from(ZipFile, 'base64');
  if (zip.byteLength > ZIP_MAX_BYTES) {
    throw lambdaError(413, 'RequestEntityTooLargeException', `Zipped size must be smaller than ${ZIP_MAX_BYTES} bytes`);
  }
  if (zip.toString('latin1', 0, 2) !== 'PK') {
    throw invalidParameter('Could not unzip uploaded file. Please check your file, then try to upload again.');
  }
  return { codeSizeBytes: zip.byteLength, codeSha256: createHash('sha256').update(zip).digest('base64') };
}
