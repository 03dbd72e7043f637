'use client';

import { useCallback } from 'react';
import { useFilter } from '@/components/filter/filter-context';
import { useLiveLab, useSelection } from '@/components/lab/lab-context';
import type { StatusGroup } from '@/lib/client/invocation-status';
import { assertUnreachable } from '@/lib/engine/assert';
import type { LabState } from '@/lib/engine/state';
import { callerOf, type FlowNode } from '@/lib/timeline/flow-map';

const IN_QUEUE: readonly StatusGroup[] = ['queued', 'waiting', 'throttled'];

/** What pressing a place does. Pressed again, a filter is taken back. */
export function usePlaceActions(onQueue: (queueName: string) => void): (node: FlowNode) => void {
  const lab = useLiveLab();
  const { select } = useSelection();
  const { filter, change } = useFilter();
  return useCallback(
    (node) => {
      const onlyStatuses = (groups: readonly StatusGroup[]) =>
        change({ statuses: isOnly(filter.statuses, groups) ? new Set() : new Set(groups) });
      const onlyFunction = (name: string) =>
        change({ functionNames: isOnly(filter.functionNames, [name]) ? new Set() : new Set([name]) });
      switch (node.kind) {
        case 'caller':
          return select(latestOf(lab.shown, node.id));
        case 'queue':
          return onlyStatuses(IN_QUEUE);
        case 'function':
          return onlyFunction(node.functionName);
        case 'target':
          if (node.target === 'function') return onlyFunction(node.name);
          return node.messages === undefined ? undefined : onQueue(node.name);
        case 'discarded':
          return onlyStatuses(['discarded']);
        case 'rest':
          return;
        default:
          assertUnreachable(node);
      }
    },
    [lab, select, filter, change, onQueue],
  );
}

function latestOf(state: LabState, callerId: string): string | undefined {
  let latest: string | undefined;
  for (const invocation of state.invocations.values()) {
    if (callerOf(invocation) === callerId) latest = invocation.requestId;
  }
  return latest;
}

function isOnly<T>(values: ReadonlySet<T>, only: readonly T[]): boolean {
  return values.size === only.length && only.every((value) => values.has(value));
}
