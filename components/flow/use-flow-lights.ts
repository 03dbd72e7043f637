'use client';

import { useMemo } from 'react';
import { useFilter, useFilterResult } from '@/components/filter/filter-context';
import { useLiveLab, useSelection } from '@/components/lab/lab-context';
import { useInvocation } from '@/components/lab/use-invocation';
import { isFiltering } from '@/lib/client/invocation-filter';
import type { FlowEdge, FlowNode } from '@/lib/timeline/flow-map';
import { flowTrail } from '@/lib/timeline/flow-trail';
import type { Light } from './flow-data';

interface FlowLights {
  ofNode(node: FlowNode): Light;
  ofEdge(edge: FlowEdge): Light;
}

/** The trail of the selected invocation is lit; functions that the filter leaves nothing of step back. */
export function useFlowLights(): FlowLights {
  const lab = useLiveLab();
  const { requestId } = useSelection();
  const invocation = useInvocation(requestId);
  const { filter } = useFilter();
  const { matching } = useFilterResult();
  // A log has a few dozen entries; read anew each time, since it grows in place.
  const trail = invocation && flowTrail(lab.shown, invocation);
  const left = useMemo(
    () => (isFiltering(filter) ? new Set(matching.map((one) => one.functionName)) : undefined),
    [filter, matching],
  );
  return {
    ofNode: (node) => {
      if (trail?.places.has(node.id)) return 'lit';
      return node.kind === 'function' && left !== undefined && !left.has(node.functionName) ? 'dim' : 'plain';
    },
    ofEdge: (edge) => {
      if (trail === undefined) return 'plain';
      return trail.ways.has(edge.id) ? 'lit' : 'dim';
    },
  };
}
