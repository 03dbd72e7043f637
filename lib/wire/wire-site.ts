import type { WireRequest, WireResponse } from './wire-message';

/** Why a host answers by itself: body over the limit, a page of another site asking, or our own mistake. */
export type WireRefusal = 'too-large' | 'foreign-origin' | 'failed';

/** One contract (AWS's, or our own) as the hosts carry it. */
export interface WireSite {
  /** What a host keeps in memory of one request at most; the rest of a larger body is read and dropped. */
  readonly maxBodyBytes: number;
  /** May answer at once; only what has to wait is a promise. */
  readonly handle: (request: WireRequest) => WireResponse | Promise<WireResponse>;
  /** The host's own answers in this contract's words. The request has no body here. */
  readonly refuse: (why: WireRefusal, request: WireRequest) => WireResponse;
}
