import type { LiveLab } from '@/lib/client/live-lab';
import { busyUntil } from '@/lib/timeline/activity';
import type { Measure } from '@/lib/timeline/box-labels';
import { chainOf } from '@/lib/timeline/flow-arrows';
import type { Plan } from '@/lib/timeline/ghosts';
import { hitTest } from '@/lib/timeline/hit-test';
import type { View } from '@/lib/timeline/lane-boxes';
import { layoutTimeline, type TimelineLayout } from '@/lib/timeline/layout';
import { knownEnd, type Span } from '@/lib/timeline/span';
import { pxOf, timeAt } from '@/lib/timeline/time-axis';
import {
  type AxisSource,
  axisAt,
  centreOn,
  clampViewport,
  fitRange,
  panBy,
  type Viewport,
  zoomAbout,
} from '@/lib/timeline/viewport';
import type { Pointed } from './draw-overlay';
import { followViewport, wholeViewport } from './follow-view';
import { livePlans } from './live-plans';
import { sizesFor, type TimelineSizes } from './timeline-size';

/** What is on screen: laid out once a frame, read by the painter, the list and the minimap. */
export interface TimelineScene {
  readonly view: View;
  readonly layout: TimelineLayout;
  readonly source: AxisSource;
  readonly viewport: Viewport;
}

/** A life shorter than this is not blown up to the whole width. */
const LIFE_LEAST_MS = 60;

/** Where the user looks, and everything that changes it. Holds no DOM; whoever draws asks it for a scene. */
export class TimelineView {
  readonly lab: LiveLab;
  /** Sticks to now until the user moves. */
  isFollowing = true;
  /** Idle time is drawn short. */
  isCollapsed = true;
  topPx = 0;
  widthPx = 0;
  heightPx = 0;
  sizes: TimelineSizes = sizesFor(0);
  measure: Measure = (text) => text.length * 6;
  pointed: Pointed | undefined;
  selectedId: string | undefined;
  /** The span that the keys stand on. */
  cursor: Span | undefined;
  scene: TimelineScene | undefined;

  readonly #listeners = new Set<() => void>();
  #viewport: Viewport = { msPerPx: 1, leftPx: 0 };
  #version = 0;

  constructor(lab: LiveLab) {
    this.lab = lab;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getVersion = (): number => this.#version;

  /** Room for the rows. */
  get plotWidthPx(): number {
    return Math.max(1, this.widthPx - this.sizes.gutterPx);
  }

  get plotHeightPx(): number {
    return Math.max(1, this.heightPx - this.sizes.rulerPx);
  }

  /** Whether there are more rows than fit. */
  get rowsOverflow(): boolean {
    return (this.scene?.layout.rowsHeightPx ?? 0) > this.plotHeightPx;
  }

  /** Lays out the present moment. */
  layOut(): TimelineScene {
    const now = this.lab.simNow();
    const plans = livePlans(this.lab, this.selectedId, now);
    const source = this.#source(now, plans);
    if (this.isFollowing) this.#viewport = followViewport(source, this.plotWidthPx, this.sizes);
    const axis = axisAt(source, this.#viewport.msPerPx);
    this.#viewport = clampViewport(this.#viewport, axis, this.plotWidthPx);
    const view: View = { axis, leftPx: this.#viewport.leftPx, widthPx: this.plotWidthPx, now };
    const layout = layoutTimeline({
      model: this.lab.timeline,
      view,
      topPx: this.topPx,
      heightPx: this.plotHeightPx,
      metrics: this.sizes.rows,
      plans,
      arrowsOfId: this.pointed?.box?.span.requestId ?? this.selectedId,
      selectedId: this.selectedId,
      measure: this.measure,
    });
    this.topPx = Math.min(this.topPx, Math.max(0, layout.rowsHeightPx - this.plotHeightPx));
    this.scene = { view, layout, source, viewport: this.#viewport };
    return this.scene;
  }

  resize(widthPx: number, heightPx: number): void {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.sizes = sizesFor(widthPx);
    this.changed();
  }

  /** Zooms about a place of the rows' window; without one about its middle. */
  zoom(factor: number, anchorX = this.plotWidthPx / 2): void {
    if (!this.scene) return;
    this.#look(zoomAbout(this.#viewport, this.scene.source, anchorX, factor));
  }

  pan(deltaPx: number): void {
    this.#look(panBy(this.#viewport, deltaPx));
  }

  scroll(deltaPx: number): void {
    const room = (this.scene?.layout.rowsHeightPx ?? 0) - this.plotHeightPx;
    const topPx = Math.min(Math.max(0, this.topPx + deltaPx), Math.max(0, room));
    if (topPx === this.topPx) return;
    this.topPx = topPx;
    this.changed();
  }

  /** Shows the whole lab. */
  fitAll(): void {
    if (this.scene) this.#look(wholeViewport(this.scene.source, this.plotWidthPx, this.sizes));
  }

  /** Goes to a place on the whole axis of the minimap: 0 its beginning, 1 its end. */
  lookAt(viewport: Viewport): void {
    this.#look(viewport);
  }

  followLive(): void {
    this.isFollowing = true;
    this.changed();
  }

  stopFollowing(): void {
    this.isFollowing = false;
    this.changed();
  }

  /** Collapses idle time or shows it in full; what is in the middle stays there. */
  collapseIdle(isCollapsed: boolean): void {
    const middleAt = this.scene && timeAt(this.scene.view.axis, this.#viewport.leftPx + this.plotWidthPx / 2);
    this.isCollapsed = isCollapsed;
    if (this.scene && middleAt !== undefined && !this.isFollowing) {
      const source = { ...this.scene.source, breakPx: this.#breakPx() };
      const axis = axisAt(source, this.#viewport.msPerPx);
      this.#viewport = centreOn(this.#viewport, axis, middleAt, this.plotWidthPx);
    }
    this.changed();
  }

  /** The pointer is at a place of the whole picture, or (undefined) has left it. */
  point(place: { readonly x: number; readonly y: number } | undefined): void {
    const { scene, sizes } = this;
    const x = (place?.x ?? -1) - sizes.gutterPx;
    const before = this.pointed;
    this.pointed = undefined;
    if (place && scene && x >= 0) {
      const y = place.y - sizes.rulerPx;
      const box = y < 0 ? undefined : hitTest(scene.layout, x, y + this.topPx);
      this.pointed = { x, at: Math.max(0, timeAt(scene.view.axis, scene.view.leftPx + x)), box };
    }
    if (before || this.pointed) this.changed();
  }

  select(requestId: string | undefined): void {
    if (requestId === this.selectedId) return;
    this.selectedId = requestId;
    if (this.cursor?.requestId !== requestId) this.cursor = undefined;
    this.#reveal();
    this.changed();
  }

  /** Puts the span into the middle; if it is there already, shows the whole life of its invocation. */
  centreThenFit(span: Span): void {
    const { scene } = this;
    if (!scene) return;
    const { axis } = scene.view;
    const centred = centreOn(this.#viewport, axis, span.startAt, this.plotWidthPx);
    const isThere = !this.isFollowing && Math.abs(centred.leftPx - this.#viewport.leftPx) < 2;
    if (!isThere) return this.#look(centred);
    this.#fitLife(span.requestId);
  }

  /** Stands the keys' cursor on a span and brings it into view. */
  stand(span: Span): void {
    this.cursor = span;
    if (!this.#isSeen(span) && this.scene) {
      this.#look(centreOn(this.#viewport, this.scene.view.axis, span.startAt, this.plotWidthPx));
    }
    this.changed();
  }

  /** Tells everyone that a new picture is wanted. */
  changed(): void {
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }

  #source(now: number, plans: readonly Plan[]): AxisSource {
    const { timeline } = this.lab;
    const plannedAt = plans.flatMap((plan) => plan.attempts.map((attempt) => attempt.startAt));
    const endAt = Math.max(now, timeline.latestDueAt, ...plannedAt);
    const busy = busyUntil(timeline.activity, now, plannedAt);
    return { busy, breakPx: this.#breakPx(), endAt, plannedCount: busy.plannedCount ?? 0 };
  }

  #breakPx(): number | undefined {
    return this.isCollapsed ? this.sizes.breakPx : undefined;
  }

  #look(viewport: Viewport): void {
    this.#viewport = viewport;
    this.isFollowing = false;
    this.changed();
  }

  #isSeen(span: Span): boolean {
    if (!this.scene) return false;
    const { axis, leftPx, widthPx, now } = this.scene.view;
    return pxOf(axis, knownEnd(span, now)) >= leftPx && pxOf(axis, span.startAt) <= leftPx + widthPx;
  }

  /** A selection made elsewhere may lie out of sight. */
  #reveal(): void {
    const chain = chainOf(this.lab.timeline, this.selectedId);
    if (chain.length > 0 && !chain.some((span) => this.#isSeen(span))) this.#fitLife(chain[0]?.requestId ?? '');
  }

  #fitLife(requestId: string): void {
    const chain = chainOf(this.lab.timeline, requestId);
    const first = chain[0];
    if (!this.scene || !first) return;
    const toAt = Math.max(first.startAt + LIFE_LEAST_MS, ...chain.map((span) => knownEnd(span, this.lab.simNow())));
    this.#look(fitRange(this.scene.source, first.startAt, toAt, this.plotWidthPx, this.sizes.margins));
  }
}
