import type { LiveLab } from '@/lib/client/live-lab';
import { ArrangedRows } from '@/lib/timeline/arranged-rows';
import { type Arrangement, DEFAULT_ARRANGEMENT } from '@/lib/timeline/arrangement';
import type { Measure } from '@/lib/timeline/box-labels';
import { chainOf } from '@/lib/timeline/chain';
import type { View } from '@/lib/timeline/lane-boxes';
import { layoutTimeline, type TimelineLayout } from '@/lib/timeline/layout';
import type { Span } from '@/lib/timeline/span';
import { timeAt } from '@/lib/timeline/time-axis';
import { SIM_TIME, type TimeMode, type TimeWords } from '@/lib/timeline/time-words';
import type { TimelineModel } from '@/lib/timeline/timeline-model';
import {
  type AxisSource,
  axisAt,
  centreOn,
  clampViewport,
  panBy,
  type Viewport,
  zoomAbout,
} from '@/lib/timeline/viewport';
import { AreaSelection } from './area-selection';
import { axisSourceOf } from './axis-source';
import type { Pointed } from './draw-overlay';
import { followViewport, wholeViewport } from './follow-view';
import { isSeen, lifeViewport } from './life-view';
import { livePlans } from './live-plans';
import { pointedAt } from './pointed-at';
import { sizesFor, type TimelineSizes } from './timeline-size';
import { wordsOf } from './view-words';

/** What is on screen: laid out once a frame, read by the painter, the list and the minimap. */
export interface TimelineScene {
  readonly view: View;
  readonly layout: TimelineLayout;
  readonly source: AxisSource;
  readonly viewport: Viewport;
}

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
  /** How much larger than usual its texts are; counts from the next `resize` on. */
  scale = 1;
  sizes: TimelineSizes = sizesFor(0);
  measure: Measure = (text) => text.length * 6;
  pointed: Pointed | undefined;
  selectedId: string | undefined;
  /** The span that the keys stand on. */
  cursor: Span | undefined;
  /** The invocation that the list stands on: its chain is lit. */
  focusedId: string | undefined;
  arrangement: Arrangement = DEFAULT_ARRANGEMENT;
  timeMode: TimeMode = 'sim';
  /** How times are written now; follows `timeMode` with each layout. */
  words: TimeWords = SIM_TIME;
  /** The part of time that is added up. */
  readonly area: AreaSelection = new AreaSelection(this);
  scene: TimelineScene | undefined;

  readonly #listeners = new Set<() => void>();
  #viewport: Viewport = { msPerPx: 1, leftPx: 0 };
  #version = 0;
  #matches: ((requestId: string) => boolean) | undefined;
  #arranged: { readonly model: TimelineModel; readonly rows: ArrangedRows } | undefined;

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

  /** Invocations that a filter leaves; all others step back, and E passes them by. Undefined: no filter. */
  get matches(): ((requestId: string) => boolean) | undefined {
    return this.#matches;
  }

  set matches(matches: ((requestId: string) => boolean) | undefined) {
    if (matches === this.#matches) return;
    this.#matches = matches;
    this.changed();
  }

  /** Lays out the present moment. */
  layOut(): TimelineScene {
    const now = this.lab.simNow();
    const plans = livePlans(this.lab, this.selectedId, now);
    const source = axisSourceOf(this.lab.timeline, now, plans, this.#breakPx());
    if (this.isFollowing) this.#viewport = followViewport(source, this.plotWidthPx, this.sizes);
    const axis = axisAt(source, this.#viewport.msPerPx);
    this.#viewport = clampViewport(this.#viewport, axis, this.plotWidthPx);
    const view: View = { axis, leftPx: this.#viewport.leftPx, widthPx: this.plotWidthPx, now };
    this.words = wordsOf(this.timeMode, this.lab, view, this.selectedId);
    const metrics =
      this.arrangement.density === 'log' ? { ...this.sizes.rows, logPx: this.sizes.logPx } : this.sizes.rows;
    const layout = layoutTimeline({
      model: this.lab.timeline,
      view,
      arranged: this.#arrangedRows(),
      arrangement: this.arrangement,
      log: this.lab.history.events,
      words: this.words,
      area: this.area.part,
      topPx: this.topPx,
      heightPx: this.plotHeightPx,
      metrics,
      plans,
      litId: this.pointed?.box?.span.requestId ?? this.focusedId ?? this.selectedId,
      matches: this.#matches,
      measure: this.measure,
    });
    this.topPx = Math.min(this.topPx, Math.max(0, layout.rowsHeightPx - this.plotHeightPx));
    this.scene = { view, layout, source, viewport: this.#viewport };
    return this.scene;
  }

  resize(widthPx: number, heightPx: number): void {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.sizes = sizesFor(widthPx, this.scale);
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

  /** Groups the rows, or shows them at another density; what has been scrolled to is another place then. */
  arrange(change: Partial<Omit<Arrangement, 'toggled'>>): void {
    this.arrangement = { ...this.arrangement, ...change };
    this.topPx = 0;
    this.changed();
  }

  /** Opens or closes a group of rows. */
  toggleGroup(groupId: string): void {
    const toggled = new Set(this.arrangement.toggled);
    if (!toggled.delete(groupId)) toggled.add(groupId);
    this.arrangement = { ...this.arrangement, toggled };
    this.changed();
  }

  tellTime(mode: TimeMode): void {
    this.timeMode = mode;
    this.changed();
  }

  /** The list stands on an invocation, or no longer on any: its chain is lit. */
  focus(requestId: string | undefined): void {
    if (requestId === this.focusedId) return;
    this.focusedId = requestId;
    this.changed();
  }

  /** The pointer is at a place of the whole picture, or (undefined) has left it. */
  point(place: { readonly x: number; readonly y: number } | undefined): void {
    const before = this.pointed;
    this.pointed = place && pointedAt(this, place);
    if (before || this.pointed) this.changed();
  }

  select(requestId: string | undefined): void {
    if (requestId === this.selectedId) return;
    this.selectedId = requestId;
    if (this.cursor?.requestId !== requestId) this.cursor = undefined;
    this.#reveal();
    this.changed();
  }

  /** Puts a time into the middle. */
  centre(at: number): void {
    if (this.scene) this.#look(centreOn(this.#viewport, this.scene.view.axis, at, this.plotWidthPx));
  }

  /** Puts the span into the middle; if it is there already, shows the whole life of its invocation. */
  centreThenFit(span: Span): void {
    const { scene } = this;
    if (!scene) return;
    const { axis } = scene.view;
    const centred = centreOn(this.#viewport, axis, span.startAt, this.plotWidthPx);
    const isThere = !this.isFollowing && Math.abs(centred.leftPx - this.#viewport.leftPx) < 2;
    if (!isThere) return this.#look(centred);
    this.showLife(span.requestId);
  }

  /** Stands the keys' cursor on a span and brings it into view. */
  stand(span: Span): void {
    this.cursor = span;
    if (this.scene && !isSeen(span, this.scene.view)) {
      this.#look(centreOn(this.#viewport, this.scene.view.axis, span.startAt, this.plotWidthPx));
    }
    this.changed();
  }

  changed(): void {
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }

  /** A lab that was reset has another timeline. */
  #arrangedRows(): ArrangedRows {
    const { timeline } = this.lab;
    if (this.#arranged?.model !== timeline) this.#arranged = { model: timeline, rows: new ArrangedRows(timeline) };
    return this.#arranged.rows;
  }

  #breakPx(): number | undefined {
    return this.isCollapsed ? this.sizes.breakPx : undefined;
  }

  #look(viewport: Viewport): void {
    this.#viewport = viewport;
    this.isFollowing = false;
    this.changed();
  }

  /** A selection made elsewhere may lie out of sight. */
  #reveal(): void {
    const chain = chainOf(this.lab.timeline, this.selectedId);
    const view = this.scene?.view;
    if (view && chain.length > 0 && !chain.some((span) => isSeen(span, view))) this.showLife(this.selectedId ?? '');
  }

  /** Shows the whole life of an invocation, what it started included. */
  showLife(requestId: string): void {
    const viewport = lifeViewport(this, requestId);
    if (viewport) this.#look(viewport);
  }
}
