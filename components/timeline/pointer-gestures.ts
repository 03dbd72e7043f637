import type { TimelineView } from './timeline-view';

/** A pointer that moves less than this between down and up has clicked. */
const CLICK_PX = 4;
/** One notch of a wheel zooms by about a fifth. */
const WHEEL_ZOOM = 0.0018;
/** Pinching on a touchpad comes as small wheel steps with Ctrl. */
const PINCH_ZOOM = 0.012;

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Wheel, drag, pinch and click on the picture. The answer takes all listeners away. */
export function attachGestures(
  target: HTMLElement,
  view: TimelineView,
  onClick: (requestId: string | undefined) => void,
): () => void {
  const gestures = new Gestures(target, view, onClick);
  const off = new AbortController();
  const { signal } = off;
  target.addEventListener('wheel', (event) => gestures.wheel(event), { signal, passive: false });
  target.addEventListener('pointerdown', (event) => gestures.down(event), { signal });
  target.addEventListener('pointermove', (event) => gestures.move(event), { signal });
  target.addEventListener('pointerup', (event) => gestures.up(event), { signal });
  target.addEventListener('pointercancel', (event) => gestures.cancel(event), { signal });
  target.addEventListener('pointerleave', () => gestures.leave(), { signal });
  target.addEventListener('dblclick', (event) => gestures.doubleClick(event), { signal });
  return () => off.abort();
}

class Gestures {
  readonly #target: HTMLElement;
  readonly #view: TimelineView;
  readonly #onClick: (requestId: string | undefined) => void;
  readonly #pointers = new Map<number, Place>();
  #startedAt: Place | undefined;
  #hasDragged = false;
  /** With Shift a drag selects a part of time instead of moving the view. */
  #selects = false;

  constructor(target: HTMLElement, view: TimelineView, onClick: (requestId: string | undefined) => void) {
    this.#target = target;
    this.#view = view;
    this.#onClick = onClick;
  }

  /** Up and down zooms about the pointer, sideways or with Shift pans; over the labels, or with Alt, the rows scroll. */
  wheel(event: WheelEvent): void {
    const { gutterPx } = this.#view.sizes;
    // Where there is no gutter the page itself scrolls, unless zooming is meant.
    if (gutterPx === 0 && !event.ctrlKey && Math.abs(event.deltaY) >= Math.abs(event.deltaX)) return;
    event.preventDefault();
    const { x } = this.#placeOf(event);
    const [deltaX, deltaY] = pixelsOf(event, this.#view.plotHeightPx);
    if (event.shiftKey) this.#view.pan(deltaX + deltaY);
    else if (Math.abs(deltaX) > Math.abs(deltaY)) this.#view.pan(deltaX);
    else if (event.altKey || x < gutterPx) this.#view.scroll(deltaY);
    else this.#view.zoom(Math.exp(deltaY * (event.ctrlKey ? PINCH_ZOOM : WHEEL_ZOOM)), x - gutterPx);
  }

  down(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.#pointers.set(event.pointerId, this.#placeOf(event));
    if (this.#pointers.size > 1) return;
    this.#startedAt = this.#placeOf(event);
    this.#hasDragged = false;
    this.#selects = event.shiftKey;
  }

  move(event: PointerEvent): void {
    const place = this.#placeOf(event);
    const before = this.#pointers.get(event.pointerId);
    if (!before) {
      if (event.pointerType !== 'touch') this.#view.point(place);
      this.#target.style.cursor = this.#view.pointed?.box ? 'pointer' : '';
      return;
    }
    if (this.#pointers.size === 2) this.#pinch(event.pointerId, before, place);
    else this.#drag(event, before, place);
    this.#pointers.set(event.pointerId, place);
  }

  up(event: PointerEvent): void {
    const wasDown = this.#pointers.delete(event.pointerId);
    this.#target.style.cursor = '';
    if (!wasDown || this.#hasDragged || this.#pointers.size > 0 || isOnButton(event)) return;
    this.#view.point(this.#placeOf(event));
    const hit = this.#view.pointed?.box?.span;
    if (event.pointerType === 'touch') this.#view.point(undefined);
    if (hit) this.#view.cursor = hit;
    this.#onClick(hit?.requestId);
  }

  cancel(event: PointerEvent): void {
    this.#pointers.delete(event.pointerId);
  }

  leave(): void {
    if (this.#pointers.size === 0) this.#view.point(undefined);
  }

  doubleClick(event: MouseEvent): void {
    this.#view.zoom(event.shiftKey ? 4 : 1 / 4, this.#placeOf(event).x - this.#view.sizes.gutterPx);
  }

  #drag(event: PointerEvent, before: Place, place: Place): void {
    const started = this.#startedAt ?? place;
    if (!this.#hasDragged && Math.hypot(place.x - started.x, place.y - started.y) < CLICK_PX) return;
    if (!this.#hasDragged) {
      this.#hasDragged = true;
      this.#target.setPointerCapture(event.pointerId);
      this.#target.style.cursor = this.#selects ? 'col-resize' : 'grabbing';
      this.#view.point(undefined);
    }
    const { gutterPx } = this.#view.sizes;
    if (this.#selects) return this.#view.area.select(started.x - gutterPx, place.x - gutterPx);
    if (place.x !== before.x) this.#view.pan(before.x - place.x);
    this.#view.scroll(before.y - place.y);
  }

  /** Two fingers: their distance is the zoom, their middle stays where it is. */
  #pinch(pointerId: number, before: Place, place: Place): void {
    const other = [...this.#pointers].find(([id]) => id !== pointerId)?.[1];
    if (!other) return;
    this.#hasDragged = true;
    const was = Math.max(8, Math.abs(before.x - other.x));
    const is = Math.max(8, Math.abs(place.x - other.x));
    this.#view.pan((before.x - place.x) / 2);
    this.#view.zoom(was / is, (place.x + other.x) / 2 - this.#view.sizes.gutterPx);
  }

  #placeOf(event: MouseEvent): Place {
    const { left, top } = this.#target.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }
}

/** The buttons of groups lie on the picture: pressing one is no click on a span. */
function isOnButton({ target }: Event): boolean {
  return target instanceof Element && target.closest('button') !== null;
}

/** Wheels count in pixels, lines or pages. */
function pixelsOf(event: WheelEvent, pagePx: number): readonly [number, number] {
  const unit =
    event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : event.deltaMode === WheelEvent.DOM_DELTA_PAGE ? pagePx : 1;
  return [event.deltaX * unit, event.deltaY * unit];
}
