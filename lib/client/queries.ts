'use client';

import type { FaultPlan } from '@/lib/engine/function-configuration';
import { type LabAddress, purgeQueue, setReservedConcurrency, updateEventInvokeConfig } from './aws-api';
import {
  type ClockRequest,
  controlClock,
  type ForkWish,
  forkLab,
  type Intervention,
  intervene,
  putFaults,
  redriveMessage,
  resetLab,
} from './control-api';
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

/** The data is the new lab. */
export function useForkLab(labId: string) {
  return useMutation({ mutationFn: (wish: ForkWish) => forkLab(labId, wish) });
}

export function useIntervene(labId: string) {
  return useMutation({
    mutationFn: ({ requestId, action }: { requestId: string; action: Intervention }) =>
      intervene(labId, requestId, action),
  });
}

/** The data is the request id of the new invocation. */
export function useRedrive(labId: string) {
  return useMutation({
    mutationFn: ({ queueName, messageId }: { queueName: string; messageId: string }) =>
      redriveMessage(labId, queueName, messageId),
  });
}
