import { type Decision, nextSequence } from './decision';
import type { FaultKind, ScriptedOutcome } from './function-configuration';
import { drawChance } from './random';
import type { FunctionState, Invocation } from './state';

/** What a fault looks at. A synchronous call is looked at before it is accepted, so it may have no log yet. */
export type FaultSubject = Pick<Invocation, 'requestId' | 'functionName' | 'index' | 'log'>;

/**
 * Fires the first fault of the kind whose conditions hold, and says which. `attempt` is the attempt that is about to run. Every
 * try draws anew: a throttled event that comes back has its chance again.
 */
export function fireFault(
  decision: Decision,
  fn: FunctionState,
  invocation: FaultSubject,
  kind: FaultKind,
  attempt: number,
): FunctionState['faultPlan']['faults'][number] | undefined {
  const { state } = decision;
  const faultIndex = fn.faultPlan.faults.findIndex((fault, index) => {
    if (fault.kind !== kind) return false;
    if (fault.attempts !== undefined && !fault.attempts.includes(attempt)) return false;
    if (fault.count !== undefined && (fn.faultsFired[index] ?? 0) >= fault.count) return false;
    const tries = invocation.log.length;
    return (
      fault.probability === undefined ||
      drawChance(fault.probability, state.seed, 'fault', invocation.index, tries * 16 + index)
    );
  });
  if (faultIndex < 0) return undefined;
  decision.emit({
    sequence: nextSequence(decision),
    at: decision.at,
    type: 'fault-fired',
    requestId: invocation.requestId,
    functionName: invocation.functionName,
    fault: kind,
    faultIndex,
  });
  return fn.faultPlan.faults[faultIndex];
}

/** What the outcome script says of an attempt; undefined: the handler decides. The script's last outcome goes for all further attempts. */
export function scriptedOutcome(fn: FunctionState, attempt: number): ScriptedOutcome | undefined {
  const { outcomes } = fn.faultPlan;
  return outcomes[Math.min(attempt, outcomes.length) - 1];
}
