'use client';

import type { FaultPlan } from '@/lib/engine/function-configuration';
import { type LabAddress, purgeQueue, setReservedConcurrency, updateEventInvokeConfig } from './aws-api';
import { type ClockRequest, controlClock, putFaults, resetLab } from './control-api';
import { useMutation } from './use-mutation';

/** Requests and their answers. What is live comes from the stream, not from here; nothing here is kept in step by hand. */

export function useClockControl(labId: string) {
  return useMutation({ mutationFn: (ask: ClockRequest) => controlClock(labId, ask) });
}

export function useFaultPlan(labId: string, functionName: string) {
  return useMutation({ mutationFn: (faultPlan: FaultPlan) => putFaults(labId, functionName, faultPlan) });
}

export function useReservedConcurrency(lab: LabAddress) {
  return useMutation({
    mutationFn: ({ functionName, reserved }: { functionName: string; reserved: number | undefined }) =>
      setReservedConcurrency(lab, functionName, reserved),
  });
}

export function useEventInvokeConfig(lab: LabAddress) {
  return useMutation({
    mutationFn: ({ functionName, exists, ...config }: EventInvokeAsk) =>
      updateEventInvokeConfig(lab, functionName, config, exists),
  });
}

interface EventInvokeAsk {
  readonly functionName: string;
  readonly maximumRetryAttempts: number;
  readonly maximumEventAgeSeconds: number;
  /** False: there is no record yet, so one is put (ASY-48). */
  readonly exists: boolean;
}

export function usePurgeQueue(lab: LabAddress) {
  return useMutation({ mutationFn: (queueName: string) => purgeQueue(lab, queueName) });
}

export function useResetLab(labId: string) {
  return useMutation({ mutationFn: () => resetLab(labId) });
}
