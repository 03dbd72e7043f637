'use client';

import { useCallback } from 'react';
import { useSampled } from '@/components/lab/use-sampled';
import { type ClientTry, clientTries } from '@/lib/client/client-tries';
import type { LiveLab } from '@/lib/client/live-lab';
import { type RequestChain, requestChain } from '@/lib/client/request-chain';

/** What else belongs to an invocation. Both look at every invocation of the lab, so they do it at most five times a second. */

/** Who started it and what it started. */
export function useRequestChain(requestId: string): RequestChain {
  return useSampled(useCallback(({ shown }: LiveLab) => requestChain(shown, requestId), [requestId]));
}

/** The other tries of its caller. */
export function useClientTries(requestId: string): readonly ClientTry[] {
  return useSampled(
    useCallback(
      ({ shown }: LiveLab) => {
        const invocation = shown.invocations.get(requestId);
        return invocation === undefined ? [] : clientTries(shown, invocation);
      },
      [requestId],
    ),
  );
}
