import type { Environment, LabState } from '@/lib/engine/state';

/** One execution environment as the map shows it. */
export interface FlowSlot {
  readonly environmentId: string;
  /** 1 for the function's first. */
  readonly number: number;
  readonly phase: Environment['phase'];
  readonly requestId: string | undefined;
}

/** The environments of each function, oldest first. */
export function environmentSlots(state: LabState): Map<string, FlowSlot[]> {
  const byFunction = new Map<string, FlowSlot[]>();
  for (const { environmentId, functionName, number, phase, requestId } of state.environments.values()) {
    const slots = byFunction.get(functionName) ?? [];
    slots.push({ environmentId, number, phase, requestId });
    byFunction.set(functionName, slots);
  }
  return byFunction;
}
