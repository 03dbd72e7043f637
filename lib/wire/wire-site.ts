import type { WireRequest, WireResponse } from './wire-message';

/** MGT-14: the largest request body AWS reads at all, and so the largest any host here keeps in memory. */
export const MAX_BODY_BYTES = 70_167_211;

/** Why a host answers by itself: body over the limit, a page of another site asking, or our own mistake. */
export type WireRefusal = 'too-large' | 'foreign-origin' | 'failed';

/** One contract (AWS's, or our own) as the hosts carry it. */
export interface WireSite {
  /** May answer at once; only what has to wait is a promise. */
  readonly handle: (request: WireRequest) => WireResponse | Promise<WireResponse>;
  /** The host's own answers in this contract's words. The request has no body here. */
  readonly refuse: (why: WireRefusal, request: WireRequest) => WireResponse;
}
