'use client';

import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useRef } from 'react';
import { pxOf, timeAt } from '@/lib/timeline/time-axis';
import { axisAt, centreOn } from '@/lib/timeline/viewport';
import { drawMinimap, type MinimapScene, minimapScene } from './draw-minimap';
import { onPaletteChange, type Palette, readPalette } from './palette';
import type { TimelineView } from './timeline-view';
import { type DrawnSignal, useDrawnValue } from './use-timeline-view';

const EVERY_MS = 120;
/** Share of the window that an arrow key moves it. */
const KEY_STEP = 0.25;

/** All of the lab in one strip: how much happened when, what failed, and a window that can be dragged. */
export function Minimap({ view, drawn }: { view: TimelineView; drawn: DrawnSignal }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scene = useRef<MinimapScene | undefined>(undefined);
  const grabbedX = useRef<number | undefined>(undefined);

  const palette = useRef<Palette | undefined>(undefined);

  const draw = useCallback(() => {
    const strip = canvas.current;
    if (strip) scene.current = minimapScene(view, strip.clientWidth, scene.current);
    if (strip && scene.current) {
      // Reading it makes the browser work out styles, and it seldom changes.
      palette.current ??= readPalette(strip);
      drawMinimap(strip, palette.current, scene.current, view.scene?.view.now ?? 0);
    }
    return windowOf(view, scene.current);
  }, [view]);
  const seen = useDrawnValue(drawn, draw, EVERY_MS);
  useEffect(
    () =>
      onPaletteChange(() => {
        palette.current = undefined;
        draw();
      }),
    [draw],
  );

  /** Puts the window's middle at a place of the strip. */
  const goTo = (x: number) => {
    const strip = scene.current;
    if (!strip || !view.scene) return;
    const at = timeAt(strip.axis, strip.leftPx + x);
    const axis = axisAt(view.scene.source, view.scene.viewport.msPerPx);
    view.lookAt(centreOn(view.scene.viewport, axis, at, view.plotWidthPx));
  };

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const x = event.nativeEvent.offsetX;
    const window = scene.current?.window;
    const isInside = window !== undefined && x >= window.x && x <= window.x + window.width;
    grabbedX.current = isInside ? x - (window.x + window.width / 2) : 0;
    if (!isInside) goTo(x);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (grabbedX.current !== undefined) goTo(event.nativeEvent.offsetX - grabbedX.current);
  };
  const onPointerEnd = () => {
    grabbedX.current = undefined;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = view.plotWidthPx * KEY_STEP;
    if (event.key === 'ArrowLeft' || event.key === 'ArrowDown') view.pan(-step);
    else if (event.key === 'ArrowRight' || event.key === 'ArrowUp') view.pan(step);
    else if (event.key === 'Home') goTo(0);
    else if (event.key === 'End') view.followLive();
    else return;
    event.preventDefault();
  };

  return (
    <div className="px-3 pb-3">
      <div
        role="slider"
        tabIndex={0}
        aria-label="Visible part of the timeline"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={seen.percent}
        aria-valuetext={seen.text}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerEnd}
        onPointerCancel={onPointerEnd}
        onKeyDown={onKeyDown}
        className="h-11 cursor-pointer touch-none overflow-hidden rounded-lg border border-line bg-panel"
      >
        <canvas ref={canvas} className="size-full" />
      </div>
    </div>
  );
}

/** What the window shows, for those who cannot see it. */
function windowOf(view: TimelineView, strip: MinimapScene | undefined): { percent: number; text: string } {
  if (!view.scene || !strip) return { percent: 0, text: '' };
  const { axis, leftPx, widthPx } = view.scene.view;
  const endAt = Math.max(1, view.scene.source.endAt);
  const fromAt = Math.max(0, timeAt(axis, leftPx));
  const toAt = Math.min(endAt, Math.max(0, timeAt(axis, leftPx + widthPx)));
  const endPx = Math.max(1, pxOf(axis, endAt));
  const percent = Math.round((100 * Math.min(Math.max(0, leftPx + widthPx / 2), endPx)) / endPx);
  const { words } = view;
  return { percent, text: `${words.at(fromAt)} to ${words.at(toAt)} of ${words.at(endAt)}` };
}
