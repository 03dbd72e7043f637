import type { LabState } from '@/lib/engine/state';
import { invocationStatus, STATUS_GROUPS, type StatusGroup } from './invocation-status';

/** How many invocations stand where, without the empty groups, in the order in which an invocation passes through them. */
export function statusCounts({ invocations }: LabState): readonly { group: StatusGroup; count: number }[] {
  const counts = new Map<StatusGroup, number>();
  for (const invocation of invocations.values()) {
    const { group } = invocationStatus(invocation);
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return STATUS_GROUPS.flatMap((group) => {
    const count = counts.get(group);
    return count === undefined ? [] : [{ group, count }];
  });
}
