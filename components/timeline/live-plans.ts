import type { LiveLab } from '@/lib/client/live-lab';
import type { Plan } from '@/lib/timeline/ghosts';
import { plannedAttempts } from '@/lib/timeline/planned-attempts';

/** Ghosts of more invocations than this would hide what is there. */
const PLANS_MAX = 3;
/** How far back invocations that still go on are looked for. */
const LOOK_BACK_SPANS = 200;

/** The planned attempts that are drawn: of the selected invocation, else of the latest that go on. */
export function livePlans(lab: LiveLab, selectedId: string | undefined, now: number): readonly Plan[] {
  const selected = selectedId === undefined ? undefined : planOf(lab, selectedId, now);
  if (selected) return [selected];
  const plans: Plan[] = [];
  const seen = new Set<string>();
  const { spans } = lab.timeline;
  for (let index = spans.length - 1; index >= Math.max(0, spans.length - LOOK_BACK_SPANS); index -= 1) {
    const requestId = spans[index]?.requestId;
    if (requestId === undefined || seen.has(requestId)) continue;
    seen.add(requestId);
    const plan = planOf(lab, requestId, now);
    if (plan) plans.push(plan);
    if (plans.length === PLANS_MAX) break;
  }
  return plans;
}

function planOf(lab: LiveLab, requestId: string, now: number): Plan | undefined {
  const invocation = lab.state.invocations.get(requestId);
  if (!invocation || invocation.endedAt !== undefined) return undefined;
  const attempts = plannedAttempts(lab.state, invocation, now);
  return attempts.length === 0 ? undefined : { requestId, functionName: invocation.functionName, attempts };
}
