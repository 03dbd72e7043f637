import { Handle, type NodeProps, Position } from '@xyflow/react';
import type { FlowNode } from '@/lib/timeline/flow-map';
import type { Light, MapNode } from './flow-data';
import { FunctionFace } from './function-face';
import { CallerFace, DiscardedFace, RestFace, TargetFace } from './place-faces';
import { QueueFace } from './queue-face';

/** A place of the map: a button that says all its numbers, and does what is next about it. */
export function PlaceNode({ data }: NodeProps<MapNode>) {
  const { node, name, light, onPress, onKey } = data;
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={false} className="invisible" />
      <button
        type="button"
        data-flow-node={node.id}
        aria-label={name}
        title={HINTS[node.kind]}
        onClick={() => onPress(node)}
        onKeyDown={(event) => onKey(event, node)}
        className={`nopan pointer-events-auto relative flex size-full flex-col overflow-hidden rounded-lg border text-left text-[12px] leading-[1.35] text-text transition-[opacity,border-color] hover:border-edge motion-reduce:transition-none ${LIGHTS[light]} ${isQuiet(node) ? 'border-dashed bg-bg' : 'bg-panel'}`}
      >
        <Face data={data} />
      </button>
      <Handle type="source" position={Position.Right} isConnectable={false} className="invisible" />
    </>
  );
}

function Face({ data: { node, orientation, now } }: { data: MapNode['data'] }) {
  switch (node.kind) {
    case 'caller':
      return <CallerFace node={node} isShort={orientation === 'tall'} />;
    case 'queue':
      return <QueueFace node={node} orientation={orientation} now={now} />;
    case 'function':
      return <FunctionFace node={node} />;
    case 'target':
      return <TargetFace node={node} />;
    case 'discarded':
      return <DiscardedFace node={node} />;
    case 'rest':
      return <RestFace node={node} />;
  }
}

/** Nothing has come here yet. */
function isQuiet(node: FlowNode): boolean {
  return (node.kind === 'function' && !node.isUsed) || (node.kind === 'discarded' && node.count === 0);
}

const LIGHTS: Record<Light, string> = {
  lit: 'border-accent ring-1 ring-accent',
  plain: 'border-line',
  dim: 'border-line opacity-40',
};

const HINTS: Record<FlowNode['kind'], string> = {
  caller: 'Select its latest invocation',
  queue: 'Show only what is in the event queue',
  function: 'Show only this function',
  target: 'Read its messages',
  discarded: 'Show only what was discarded',
  rest: 'The table and the function menu have them all',
};
