import { DEFAULT_LAB_ID } from '@/lib/labs/account-id';
import type { Lab } from '@/lib/labs/lab';
import { labRegistry } from '@/lib/labs/lab-registry';
import type { WireRequest } from '@/lib/wire/wire-message';
import type { AwsError } from './errors';
import { frontError, protocolOf } from './protocol';

const CREDENTIAL = 'Credential=';
const ACCOUNT_ID = /^\d{12}$/;

/**
 * The lab a call is for: an access key id of 12 digits names it, any other key and no key at all mean the default lab. The
 * signature itself is not looked at; a lab holds no secrets. Undefined: there is none of that name.
 */
export function labOfRequest(request: Pick<WireRequest, 'headers' | 'query'>): Lab | undefined {
  return labRegistry().get(labIdOfRequest(request));
}

/** A link that is opened as it is (GetFunction's location) has its credential in the query, as a presigned URL of AWS does. */
function labIdOfRequest({ headers, query }: Pick<WireRequest, 'headers' | 'query'>): string {
  if (headers.authorization !== undefined) return labIdOf(headers.authorization);
  const credential = query.get('X-Amz-Credential');
  return labIdOf(credential === null ? undefined : `${CREDENTIAL}${credential}`);
}

/** The lab id in an `Authorization` header. */
export function labIdOf(authorization: string | undefined): string {
  const at = authorization === undefined ? -1 : authorization.indexOf(CREDENTIAL);
  if (authorization === undefined || at === -1) return DEFAULT_LAB_ID;
  const start = at + CREDENTIAL.length;
  const accessKeyId = authorization.slice(start, authorization.indexOf('/', start));
  return ACCOUNT_ID.test(accessKeyId) ? accessKeyId : DEFAULT_LAB_ID;
}

/** As AWS answers an access key id it does not know, and how to make it known. */
export function noSuchLab(request: WireRequest): AwsError {
  const labId = labIdOfRequest(request);
  return frontError(
    protocolOf(request),
    403,
    'UnrecognizedClientException',
    `There is no lab ${labId}, which the access key id names. Create it with POST /api/labs {"accountId":"${labId}"}, or use an access key id that is not 12 digits for lab ${DEFAULT_LAB_ID}.`,
  );
}
