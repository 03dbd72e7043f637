import type { Edge, Node } from '@xyflow/react';
import type { KeyboardEvent } from 'react';
import type { Orientation } from '@/lib/timeline/flow-boxes';
import type { FlowLine } from '@/lib/timeline/flow-layout';
import type { FlowEdge, FlowNode } from '@/lib/timeline/flow-map';

/** How a part of the map stands to what is looked at: on the selected invocation's trail, beside it, or neither. */
export type Light = 'lit' | 'plain' | 'dim';

/** What a node of React Flow carries. */
export type MapNode = Node<
  {
    readonly node: FlowNode;
    readonly name: string;
    readonly light: Light;
    readonly orientation: Orientation;
    readonly now: number;
    readonly onPress: (node: FlowNode) => void;
    readonly onKey: (event: KeyboardEvent, node: FlowNode) => void;
  },
  'place'
>;

/** What an edge of React Flow carries. */
export type MapEdge = Edge<
  {
    readonly edge: FlowEdge;
    readonly line: FlowLine;
    readonly light: Light;
  },
  'way'
>;
