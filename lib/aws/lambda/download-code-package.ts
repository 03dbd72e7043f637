import type { Call } from '@/lib/aws/call';
import { lambdaError } from '@/lib/aws/errors';
import { functionTarget } from '@/lib/aws/function-name';
import { newRequestId } from '@/lib/aws/request-id';
import type { WireResponse } from '@/lib/wire/wire-message';
import { packageOf } from './deployed-code';
import { presentFunction } from './present-function';

/**
 * Where the package of a function is downloaded from: a plain link on the host the caller used. As the signed link to S3 that
 * AWS gives, it works without credentials, so the lab is named in it.
 */
export function codePackageUrl({ request, lab }: Call, functionName: string): string {
  const scheme = request.headers['x-forwarded-proto'] === 'https' ? 'https' : 'http';
  const host = request.headers.host ?? 'localhost';
  const query = new URLSearchParams({ 'X-Amz-Credential': `${lab.labId}/code` });
  return `${scheme}://${host}/2015-03-31/functions/${encodeURIComponent(functionName)}/code-package?${query}`;
}

/** What that link answers: the package as a zip. Ours; AWS has S3 for it. */
export function downloadCodePackage({ lab, segment }: Call): WireResponse {
  const target = functionTarget(segment, null, lab.state);
  const { code } = presentFunction(lab.state, target).configuration;
  if (code.kind === 'scripted') {
    throw lambdaError(404, 'ResourceNotFoundException', `${target.functionName} is scripted and has no package.`);
  }
  return {
    status: 200,
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${target.functionName}.zip"`,
      'x-amzn-RequestId': newRequestId(),
    },
    body: packageOf(code),
  };
}
