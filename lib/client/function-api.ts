import { base64OfBytes } from '@/lib/code-package/base64';
import { writeCodePackage } from '@/lib/code-package/write-code-package';
import { callLambda, type LabAddress } from './aws-api';
import { type FunctionDraft, type PackageFiles, settingsBody } from './function-draft';
import * as z from './shape';

/** Creating and changing functions, by AWS's own operations. Each answers with the revision it made. */

const answerSchema = z.object({ RevisionId: z.string() });

/** CreateFunction */
export async function createFunction(lab: LabAddress, draft: FunctionDraft): Promise<string> {
  return revisionOf(
    await callLambda(lab, 'POST', '/2015-03-31/functions', {
      FunctionName: draft.functionName.trim(),
      Role: `arn:aws:iam::${lab.labId}:role/lambda-role`,
      Code: { ZipFile: zipOf(draft.files ?? {}) },
      ...settingsBody(draft),
    }),
  );
}

/** UpdateFunctionCode, with a zip made here. Refused with 412 when the function is no longer at `revisionId` (MGT-09). */
export async function updateFunctionCode(
  lab: LabAddress,
  functionName: string,
  files: PackageFiles,
  revisionId: string,
): Promise<string> {
  return revisionOf(
    await callLambda(lab, 'PUT', `${pathOf(functionName)}/code`, { ZipFile: zipOf(files), RevisionId: revisionId }),
  );
}

/** UpdateFunctionConfiguration */
export async function updateFunctionConfiguration(
  lab: LabAddress,
  draft: FunctionDraft,
  revisionId: string,
): Promise<string> {
  const body = { ...settingsBody(draft), RevisionId: revisionId };
  return revisionOf(await callLambda(lab, 'PUT', `${pathOf(draft.functionName)}/configuration`, body));
}

/** A link to the package of a function, which needs no header. */
export function codePackageLink(lab: LabAddress, functionName: string): string {
  return `${pathOf(functionName)}/code-package?${new URLSearchParams({ 'X-Amz-Credential': `${lab.labId}/code` })}`;
}

function pathOf(functionName: string): string {
  return `/2015-03-31/functions/${encodeURIComponent(functionName)}`;
}

function revisionOf(answer: unknown): string {
  return answerSchema.parse(answer).RevisionId;
}

function zipOf(files: PackageFiles): string {
  return base64OfBytes(writeCodePackage(files));
}
