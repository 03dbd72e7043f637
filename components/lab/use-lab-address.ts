'use client';

import { useMemo, useSyncExternalStore } from 'react';
import type { LabAddress } from '@/lib/client/aws-api';
import { useLabValue, useLiveLab } from './lab-context';

/** Region of a lab until its log says otherwise. */
const REGION_DEFAULT = 'us-east-1';

/** Which lab AWS routes are asked about. */
export function useLabAddress(): LabAddress {
  const { labId } = useLiveLab();
  const region = useLabValue((lab) => lab.state.region) || REGION_DEFAULT;
  return useMemo(() => ({ labId, region }), [labId, region]);
}

/** Where this page came from, which is also where the AWS routes are. Empty while the server renders. */
export function useEndpoint(): string {
  return useSyncExternalStore(
    subscribeToNothing,
    () => location.origin,
    () => '',
  );
}

function subscribeToNothing(): () => void {
  return () => {};
}
