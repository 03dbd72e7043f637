'use client';

import { useReactFlow, type Viewport } from '@xyflow/react';
import { useCallback, useEffect, useState } from 'react';

/** Keeps the map fitted while it grows, until the user moves it; and again when asked. */
export function useFit({ x, y, zoom }: Viewport): { isMoved: boolean; setMoved: () => void; fitAgain: () => void } {
  const { setViewport } = useReactFlow();
  const [isMoved, setMoved] = useState(false);
  useEffect(() => {
    if (!isMoved) setViewport({ x, y, zoom });
  }, [isMoved, setViewport, x, y, zoom]);
  return {
    isMoved,
    setMoved: useCallback(() => setMoved(true), []),
    fitAgain: useCallback(() => setMoved(false), []),
  };
}
