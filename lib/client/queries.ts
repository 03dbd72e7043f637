'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FaultPlan } from '@/lib/engine/function-configuration';
import { type LabAddress, purgeQueue, setReservedConcurrency, updateEventInvokeConfig } from './aws-api';
import { type ClockRequest, controlClock, fetchLab, fetchLabs, putFaults, resetLab } from './control-api';

/** Requests and their answers. What is live comes from the stream, not from here; nothing here is kept in step by hand. */

export function useLabQuery(labId: string) {
  return useQuery({ queryKey: ['lab', labId], queryFn: () => fetchLab(labId), staleTime: Number.POSITIVE_INFINITY });
}

export function useLabsQuery(enabled: boolean) {
  return useQuery({ queryKey: ['labs'], queryFn: fetchLabs, enabled });
}

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
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => resetLab(labId),
    onSuccess: () => client.invalidateQueries({ queryKey: ['lab', labId] }),
  });
}
