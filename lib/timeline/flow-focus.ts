import type { Box } from './flow-boxes';
import type { FlowLayout } from './flow-layout';
import type { FlowEdge, FlowMap } from './flow-map';

/** The node that an arrow key leads to: right and left along the lines, up and down to the neighbour. Undefined: none. */
export function neighbourOf(map: FlowMap, layout: FlowLayout, id: string, key: string): string | undefined {
  switch (key) {
    case 'ArrowRight':
      return busiest(map.edges.filter((edge) => edge.from === id && isForward(edge)))?.to;
    case 'ArrowLeft':
      return busiest(map.edges.filter((edge) => edge.to === id && isForward(edge)))?.from;
    case 'ArrowDown':
      return beside(map, layout, id, 1);
    case 'ArrowUp':
      return beside(map, layout, id, -1);
    default:
      return undefined;
  }
}

/** What goes back to the queue is no way on. */
function isForward({ kind }: FlowEdge): boolean {
  return kind !== 'retry' && kind !== 'throttle';
}

function busiest(edges: readonly FlowEdge[]): FlowEdge | undefined {
  return edges.reduce<FlowEdge | undefined>(
    (most, edge) => (most && most.count >= edge.count ? most : edge),
    undefined,
  );
}

/** Next in the column; on a phone all is one column. */
function beside(map: FlowMap, layout: FlowLayout, id: string, step: 1 | -1): string | undefined {
  const own = layout.boxes.get(id);
  const column = map.nodes.filter((node) => isBeside(own, layout.boxes.get(node.id), layout));
  return column[column.findIndex((node) => node.id === id) + step]?.id;
}

function isBeside(own: Box | undefined, other: Box | undefined, { orientation }: FlowLayout): boolean {
  return orientation === 'tall' || (own !== undefined && own.x === other?.x);
}
