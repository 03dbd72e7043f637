import { descentOf } from '@/lib/timeline/chain';
import { knownEnd, type Span } from '@/lib/timeline/span';
import { pxOf, timeAt } from '@/lib/timeline/time-axis';
import type { TimelineView } from './timeline-view';

/** A part of time that is added up. Whole milliseconds, both ends included. */
export interface Area {
  readonly fromAt: number;
  readonly toAt: number;
}

/** The part of time that is selected in a view, and what changes it. */
export class AreaSelection {
  readonly #view: TimelineView;
  #part: Area | undefined;

  constructor(view: TimelineView) {
    this.#view = view;
  }

  get part(): Area | undefined {
    return this.#part;
  }

  /** Selects what lies between two places of the rows' window. */
  select(oneX: number, otherX: number): void {
    const { scene } = this.#view;
    if (!scene) return;
    const { axis, leftPx } = scene.view;
    this.#change(between(timeAt(axis, leftPx + oneX), timeAt(axis, leftPx + otherX)));
  }

  /** Selects what the span takes that the keys stand on, else the selected invocation and all it started; false: there is none. */
  selectSelection(): boolean {
    const { cursor, lab, selectedId } = this.#view;
    const part = partOf(cursor ? [cursor] : descentOf(lab.timeline, selectedId), lab.simNow());
    if (part) this.#change(part);
    return part !== undefined;
  }

  /** Moves one edge by pixels. */
  moveEdge(edge: 'from' | 'to', deltaPx: number): void {
    const { scene } = this.#view;
    if (!this.#part || !scene) return;
    const { fromAt, toAt } = this.#part;
    const { axis } = scene.view;
    const moved = (at: number) => timeAt(axis, pxOf(axis, at) + deltaPx);
    this.#change(
      edge === 'from' ? between(Math.min(moved(fromAt), toAt), toAt) : between(fromAt, Math.max(moved(toAt), fromAt)),
    );
  }

  clear(): void {
    this.#change(undefined);
  }

  #change(part: Area | undefined): void {
    this.#part = part;
    this.#view.changed();
  }
}

/** The part between two times, in either order, no earlier than the lab's beginning. */
function between(oneAt: number, otherAt: number): Area {
  const fromAt = Math.max(0, Math.round(Math.min(oneAt, otherAt)));
  return { fromAt, toAt: Math.max(fromAt, Math.round(Math.max(oneAt, otherAt))) };
}

function partOf(spans: readonly Span[], now: number): Area | undefined {
  if (spans.length === 0) return undefined;
  const fromAt = spans.reduce((least, { startAt }) => Math.min(least, startAt), Number.POSITIVE_INFINITY);
  const toAt = spans.reduce((most, span) => Math.max(most, Math.min(now, knownEnd(span, now))), fromAt);
  return between(fromAt, toAt);
}
