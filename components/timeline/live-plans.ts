import type { LiveLab } from '@/lib/client/live-lab';
import type { Plan } from '@/lib/timeline/ghosts';
import { plannedAttempts } from '@/lib/timeline/planned-attempts';

/** How far back an invocation that still goes on is looked for. */
const LOOK_BACK_SPANS = 200;

/** The planned attempts that are drawn: of the selected invocation, else of the latest that goes on. More would hide what is there. */
export function livePlans(lab: LiveLab, selectedId: string | undefined, now: number): readonly Plan[] {
  const selected = selectedId === undefined ? undefined : planOf(lab, selectedId, now, true);
  const plan = selected ?? latestPlan(lab, now);
  return plan ? [plan] : [];
}

function latestPlan(lab: LiveLab, now: number): Plan | undefined {
  const { spans } = lab.timeline;
  let lookedAt: string | undefined;
  for (let index = spans.length - 1; index >= Math.max(0, spans.length - LOOK_BACK_SPANS); index -= 1) {
    const requestId = spans[index]?.requestId;
    if (requestId === undefined || requestId === lookedAt) continue;
    lookedAt = requestId;
    const plan = planOf(lab, requestId, now);
    if (plan) return plan;
  }
  return undefined;
}

/** `withSkipped`: of one that has succeeded too, what it did not need. */
function planOf(lab: LiveLab, requestId: string, now: number, withSkipped = false): Plan | undefined {
  const invocation = lab.state.invocations.get(requestId);
  if (!invocation || (invocation.endedAt !== undefined && !withSkipped)) return undefined;
  const attempts = plannedAttempts(lab.state, invocation, now);
  return attempts.length === 0 ? undefined : { requestId, functionName: invocation.functionName, attempts };
}
