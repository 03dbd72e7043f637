'use client';

import { type EdgeTypes, type NodeTypes, ReactFlow, ReactFlowProvider } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import './flow.css';
import { useMemo } from 'react';
import { useSampled } from '@/components/lab/use-sampled';
import type { LiveLab } from '@/lib/client/live-lab';
import type { Orientation } from '@/lib/timeline/flow-boxes';
import { fitMap } from '@/lib/timeline/flow-fit';
import { flowLayout } from '@/lib/timeline/flow-layout';
import { flowMap } from '@/lib/timeline/flow-map';
import { FlowLegend } from './flow-legend';
import { FlowZoom } from './flow-zoom';
import { PlaceNode } from './place-node';
import { TokenLayer } from './token-layer';
import { useDrawnMap } from './use-drawn-map';
import { useFit } from './use-fit';
import { WayEdge } from './way-edge';

interface CanvasProps {
  readonly frame: { readonly widthPx: number; readonly heightPx: number };
  readonly orientation: Orientation;
  readonly onQueue: (queueName: string) => void;
}

/** React Flow draws and moves the map; what is on it, and where, comes from us. */
export function FlowCanvas(props: CanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

const NODE_TYPES: NodeTypes = { place: PlaceNode };
const EDGE_TYPES: EdgeTypes = { way: WayEdge };

/** The map is to be read and walked through; nothing on it can be dragged, joined or deleted, and all keys stay ours. */
const READ_ONLY = {
  nodesDraggable: false,
  nodesConnectable: false,
  nodesFocusable: false,
  edgesFocusable: false,
  elementsSelectable: false,
  disableKeyboardA11y: true,
  deleteKeyCode: null,
  selectionKeyCode: null,
  multiSelectionKeyCode: null,
  panActivationKeyCode: null,
  zoomActivationKeyCode: null,
  zoomOnDoubleClick: false,
} as const;

/** A phone scrolls the page: there the map is as wide as the screen and as long as it needs. */
const SCROLLED = { panOnDrag: false, zoomOnScroll: false, zoomOnPinch: false, preventScrolling: false } as const;
const LEGEND_PX = 56;

function Canvas({ frame, orientation, onQueue }: CanvasProps) {
  const map = useSampled(readMap);
  const layout = useMemo(() => flowLayout(map, orientation), [map, orientation]);
  const drawn = useDrawnMap(map, layout, onQueue);
  const isTall = orientation === 'tall';
  const fit = fitMap(layout, frame);
  const { isMoved, setMoved, fitAgain } = useFit(fit);
  const heightPx = isTall ? Math.max(frame.heightPx, layout.heightPx * fit.zoom + LEGEND_PX) : frame.heightPx;

  return (
    <div className={`w-full overflow-hidden ${isTall ? 'flow-scrolled' : ''}`} style={{ height: heightPx }}>
      <ReactFlow
        {...drawn}
        {...READ_ONLY}
        {...(isTall ? SCROLLED : {})}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        defaultViewport={fit}
        minZoom={0.3}
        maxZoom={2.5}
        onMoveStart={(event) => event !== null && setMoved()}
        aria-label="Flow map"
      >
        <TokenLayer map={map} layout={layout} />
        <FlowLegend />
        {isTall ? null : <FlowZoom isMoved={isMoved} onFit={fitAgain} onZoom={setMoved} />}
      </ReactFlow>
    </div>
  );
}

function readMap({ shown, flow }: LiveLab) {
  return flowMap(shown, flow);
}
