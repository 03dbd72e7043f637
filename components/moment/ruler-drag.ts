import type { TimelineView } from '@/components/timeline/timeline-view';
import { pxOf, timeAt } from '@/lib/timeline/time-axis';

/** The cursor jumps onto a log event that is this near. */
const SNAP_PX = 5;

/** Drags the time cursor along the ruler. Keeps the picture beneath from being dragged. The answer takes the listeners away. */
export function attachRulerDrag(ruler: HTMLElement, view: TimelineView): () => void {
  const off = new AbortController();
  const { signal } = off;
  let isDragging = false;
  const lookAt = (event: PointerEvent) => {
    event.stopPropagation();
    const at = momentUnder(view, event.clientX - ruler.getBoundingClientRect().left);
    if (at !== undefined) view.lab.lookAt(at);
  };
  const down = (event: PointerEvent) => {
    if (event.button !== 0) return;
    isDragging = true;
    ruler.setPointerCapture(event.pointerId);
    view.point(undefined);
    lookAt(event);
  };
  const end = (event: PointerEvent) => {
    if (isDragging) event.stopPropagation();
    isDragging = false;
  };
  ruler.addEventListener('pointerdown', down, { signal });
  ruler.addEventListener('pointermove', (event) => isDragging && lookAt(event), { signal });
  ruler.addEventListener('pointerup', end, { signal });
  ruler.addEventListener('pointercancel', end, { signal });
  // Two quick presses mean two moments here, not a zoom.
  ruler.addEventListener('dblclick', (event) => event.stopPropagation(), { signal });
  return () => off.abort();
}

/** The sim time at a place of the ruler; of a log event where one is near. */
function momentUnder({ scene, lab }: TimelineView, x: number): number | undefined {
  if (!scene) return undefined;
  const { axis, leftPx } = scene.view;
  const { history } = lab;
  const at = Math.max(0, timeAt(axis, leftPx + x));
  const before = history.sequenceAt(at);
  let nearest = { at, distancePx: SNAP_PX };
  for (const sequence of [before, before + 1]) {
    const eventAt = history.eventAt(sequence)?.at;
    const distancePx = eventAt === undefined ? SNAP_PX : Math.abs(pxOf(axis, eventAt) - leftPx - x);
    if (eventAt !== undefined && distancePx < nearest.distancePx) nearest = { at: eventAt, distancePx };
  }
  return nearest.at;
}
