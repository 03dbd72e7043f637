import type { LogEvent } from '@/lib/engine/events';
import type { Lane } from './lane';
import type { Span, SpanTone } from './span';
import type { TrackKind } from './track';

/** A row of the picture: one track, one environment of a track, or one invocation. `y` counts from the top of the rows. */
export interface Row {
  readonly id: string;
  readonly kind: RowKind;
  readonly label: string;
  /** Said beside the label, more quietly. */
  readonly detail: string | undefined;
  readonly y: number;
  readonly height: number;
  readonly lanes: readonly PlacedLane[];
  /** True where a new group of rows begins: a line sets it off. */
  readonly beginsGroup: boolean;
  /** It belongs to the heading above it. */
  readonly isIndented: boolean;
  /** The group that is opened and closed here. */
  readonly group: RowGroup | undefined;
  /** How the invocation of this row stands. */
  readonly sign: RowSign | undefined;
  /** Where the ticks of log events stand, in the full log. */
  readonly logY: number | undefined;
}

/** A `heading` has no bars of its own; the `lab` row has what concerns no invocation. */
export type RowKind = TrackKind | 'invocation' | 'heading' | 'lab';

export interface RowGroup {
  readonly id: string;
  readonly name: string;
  readonly isOpen: boolean;
}

export interface RowSign {
  readonly sign: string;
  readonly tone: SpanTone;
}

/** Where a lane of spans is drawn. `lane` -1 is the crowd. */
export interface PlacedLane {
  readonly trackId: string;
  readonly lane: number;
  /** Undefined for a row that only ghosts use. */
  readonly content: Lane | undefined;
  readonly y: number;
  readonly height: number;
}

/** Sizes of the picture in px. */
export interface RowMetrics {
  /** A bar that has its row to itself. */
  readonly barPx: number;
  /** Above and below the bars of a row. */
  readonly padPx: number;
  /** Room for the label above the bars, where there is no gutter; 0 with one. */
  readonly labelPx: number;
  /** The strip of log events below the bars; 0: it is not shown. */
  readonly logPx: number;
}

/** What part of the rows is seen. */
export interface RowWindow {
  readonly topPx: number;
  readonly heightPx: number;
}

/** The rows of an arrangement. */
export interface RowSet {
  /** Those that reach into the window, top to bottom. */
  readonly rows: readonly Row[];
  /** All rows together. */
  readonly heightPx: number;
  /** Where a span is drawn, in the window or beyond it; undefined when it is not drawn. */
  placeOf(span: Span): PlacedLane | undefined;
  /** Where the ghosts of an invocation stand: its planned waits and its planned attempts. */
  ghostPlaces(requestId: string, functionName: string): GhostPlaces;
  /** The row that a log event has its tick in, of those in the window. */
  rowOfLog(event: LogEvent): Row | undefined;
}

export interface GhostPlaces {
  readonly wait: PlacedLane | undefined;
  readonly run: PlacedLane | undefined;
}

/** True when a row reaches into the window. */
export function isInWindow({ y, height }: { readonly y: number; readonly height: number }, window: RowWindow): boolean {
  return y + height >= window.topPx && y <= window.topPx + window.heightPx;
}
