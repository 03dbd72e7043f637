'use client';

import type { Invocation } from '@/lib/engine/state';
import { useLabValue, useLiveLab } from './lab-context';

/** The invocation of a request id; renders again when its log grows. Undefined: unknown here, or not arrived yet. */
export function useInvocation(requestId: string | undefined): Invocation | undefined {
  const lab = useLiveLab();
  useLabValue((live) => live.shown.invocations.get(requestId ?? '')?.log.at(-1)?.sequence);
  return requestId === undefined ? undefined : lab.shown.invocations.get(requestId);
}
