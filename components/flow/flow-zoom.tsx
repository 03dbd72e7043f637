'use client';

import { Panel, useReactFlow } from '@xyflow/react';
import { Maximize2, ZoomIn, ZoomOut } from 'lucide-react';
import { IconButton } from '@/components/ui/button';

/** Zooming for whoever has no wheel. */
export function FlowZoom({ isMoved, onFit, onZoom }: { isMoved: boolean; onFit: () => void; onZoom: () => void }) {
  const { zoomIn, zoomOut } = useReactFlow();
  return (
    <Panel position="top-right" className="!m-1.5 flex rounded-md bg-bg/80">
      <IconButton
        label="Zoom in"
        onClick={() => {
          onZoom();
          zoomIn();
        }}
      >
        <ZoomIn aria-hidden size={15} />
      </IconButton>
      <IconButton
        label="Zoom out"
        onClick={() => {
          onZoom();
          zoomOut();
        }}
      >
        <ZoomOut aria-hidden size={15} />
      </IconButton>
      <IconButton label="Fit the map" disabled={!isMoved} onClick={onFit}>
        <Maximize2 aria-hidden size={14} />
      </IconButton>
    </Panel>
  );
}
