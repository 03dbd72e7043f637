'use client';

import { type KeyboardEvent, useCallback, useMemo } from 'react';
import { neighbourOf } from '@/lib/timeline/flow-focus';
import type { FlowLayout } from '@/lib/timeline/flow-layout';
import type { FlowMap, FlowNode } from '@/lib/timeline/flow-map';
import { edgeName, nodeName } from '@/lib/timeline/flow-words';
import type { MapEdge, MapNode } from './flow-data';
import { useFlowLights } from './use-flow-lights';
import { usePlaceActions } from './use-place-actions';
import { useShownNow } from './use-shown-now';

/** Ages are said in seconds. */
const NAMES_EVERY_MS = 1_000;

/** The map as React Flow takes it. */
export function useDrawnMap(
  map: FlowMap,
  layout: FlowLayout,
  onQueue: (queueName: string) => void,
): { nodes: MapNode[]; edges: MapEdge[] } {
  const now = useShownNow(NAMES_EVERY_MS);
  const lights = useFlowLights();
  const onPress = usePlaceActions(onQueue);
  const onKey = useCallback(
    (event: KeyboardEvent, node: FlowNode) => {
      const next = neighbourOf(map, layout, node.id, event.key);
      if (!event.key.startsWith('Arrow')) return;
      event.preventDefault();
      event.stopPropagation();
      if (next !== undefined) document.querySelector<HTMLElement>(`[data-flow-node="${next}"]`)?.focus();
    },
    [map, layout],
  );
  const nodes = useMemo(
    () =>
      map.nodes.flatMap((node): MapNode[] => {
        const box = layout.boxes.get(node.id);
        if (!box) return [];
        const { x, y, widthPx: width, heightPx: height } = box;
        const data = {
          node,
          name: nodeName(node, now),
          light: lights.ofNode(node),
          orientation: layout.orientation,
          now,
          onPress,
          onKey,
        };
        const size = { width, height, measured: { width, height } };
        return [{ id: node.id, type: 'place', position: { x, y }, ...size, data }];
      }),
    [map, layout, now, lights, onPress, onKey],
  );
  const edges = useMemo(
    () =>
      map.edges.flatMap((edge): MapEdge[] => {
        const line = layout.lines.get(edge.id);
        if (!line) return [];
        const data = { edge, line, light: lights.ofEdge(edge) };
        const ariaLabel = edgeName(edge, map.nodes);
        return [{ id: edge.id, type: 'way', source: edge.from, target: edge.to, data, ariaLabel }];
      }),
    [map, layout, lights],
  );
  return { nodes, edges };
}
