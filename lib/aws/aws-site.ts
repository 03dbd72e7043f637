import { REQUEST_MAX_BYTES } from '@/lib/engine/limits';
import type { WireRequest, WireResponse } from '@/lib/wire/wire-message';
import type { WireRefusal, WireSite } from '@/lib/wire/wire-site';
import { handleAws } from './operations';
import { type FrontErrorCode, frontError, protocolOf } from './protocol';
import { newRequestId } from './request-id';

/** AWS's contract as the hosts carry it. */
export const awsSite: WireSite = { maxBodyBytes: REQUEST_MAX_BYTES, handle: handleAws, refuse };

const REFUSALS: Readonly<Record<WireRefusal, { statusCode: number; code: FrontErrorCode; message: string }>> = {
  'too-large': {
    statusCode: 413,
    code: 'RequestEntityTooLargeException',
    message: `Request must be smaller than ${REQUEST_MAX_BYTES} bytes.`,
  },
  'foreign-origin': {
    statusCode: 403,
    code: 'AccessDeniedException',
    message: 'A web page of another site cannot change a lab. Call from the lab itself, an SDK or the AWS CLI.',
  },
  failed: { statusCode: 500, code: 'ServiceException', message: 'The service encountered an internal error.' },
};

function refuse(why: WireRefusal, request: WireRequest): WireResponse {
  const { statusCode, code, message } = REFUSALS[why];
  return frontError(protocolOf(request), statusCode, code, message).toWire(newRequestId());
}
