import { createHash } from 'node:crypto';
import { type AwsError, invalidParameter, lambdaError } from '@/lib/aws/errors';
import type { PackageRefusal } from '@/lib/code-package/package-refusal';
import { checkCodePackage, readCodePackage } from '@/lib/code-package/read-code-package';
import { writeCodePackage } from '@/lib/code-package/write-code-package';
import type { FunctionCode, FunctionConfiguration } from '@/lib/engine/function-configuration';

/** Where a request says its code is. */
export interface CodeLocation {
  readonly ZipFile?: string | null | undefined;
  readonly S3Bucket?: string | null | undefined;
  readonly ImageUri?: string | null | undefined;
}

/** The code of a function, with the size and hash of the package it came in. */
export type DeployedCode = Pick<FunctionConfiguration, 'code' | 'codeSizeBytes' | 'codeSha256'>;

/** Takes a deployment package in, or throws what AWS says of it (MGT-14). */
export async function deployedCode(location: CodeLocation, runtime: string): Promise<DeployedCode> {
  const zip = zipOf(location);
  return {
    code: await codeOf(zip, runtime),
    codeSizeBytes: zip.byteLength,
    codeSha256: createHash('sha256').update(zip).digest('base64'),
  };
}

/** Code that was scripted, or came for another runtime, as `runtime` has it; undefined when nothing changes. */
export async function codeForRuntime(code: FunctionCode, runtime: string): Promise<FunctionCode | undefined> {
  if (code.kind === 'scripted' || runsHere(runtime) === (code.kind === 'javascript')) return undefined;
  return codeOf(packageOf(code), runtime);
}

/** The deployment package of a function's code. */
export function packageOf(code: Exclude<FunctionCode, { kind: 'scripted' }>): Uint8Array<ArrayBuffer> {
  switch (code.kind) {
    case 'javascript':
      return writeCodePackage(code.files);
    case 'foreign':
      return new Uint8Array(Buffer.from(code.zip, 'base64'));
  }
}

/** Only Node's runtimes run here. */
function runsHere(runtime: string): boolean {
  return runtime.startsWith('nodejs');
}

async function codeOf(zip: Uint8Array, runtime: string): Promise<FunctionCode> {
  if (!runsHere(runtime)) {
    const refusal = await checkCodePackage(zip);
    if (refusal !== undefined) throw refusedPackage(refusal);
    return { kind: 'foreign', zip: Buffer.from(zip).toString('base64') };
  }
  const { files, refusal } = await readCodePackage(zip);
  if (refusal !== undefined) throw refusedPackage(refusal);
  return { kind: 'javascript', files };
}

function zipOf({ ZipFile, S3Bucket, ImageUri }: CodeLocation): Buffer {
  if (ImageUri != null) {
    throw invalidParameter('Invocation Lab has no container images; send a deployment package as ZipFile.');
  }
  if (ZipFile != null) return Buffer.from(ZipFile, 'base64');
  throw invalidParameter(
    S3Bucket == null
      ? 'Please provide a source for function code.'
      : 'Invocation Lab has no S3 to fetch code from; send the deployment package in Code.ZipFile.',
  );
}

function refusedPackage({ statusCode, code, message }: PackageRefusal): AwsError {
  return lambdaError(statusCode, code, message);
}
