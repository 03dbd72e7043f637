import { Lane } from './lane';
import type { TimelineModel } from './timeline-model';
import { TRACK_ORDER, type Track, type TrackKind } from './track';

/** A row of the picture: one track, or one environment of a track. `y` counts from the top of the rows. */
export interface Row {
  readonly id: string;
  readonly kind: TrackKind;
  readonly label: string;
  /** Said beside the label, more quietly. */
  readonly detail: string | undefined;
  readonly y: number;
  readonly height: number;
  readonly lanes: readonly PlacedLane[];
  /** True where a new group of rows begins: a line sets it off. */
  readonly beginsGroup: boolean;
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
}

/** More environments than this share one row of thin bars. */
const ENVIRONMENT_ROWS_MAX = 4;
/** The crowd's bar carries a number, whatever the lanes' size. */
const CROWD_PX = 14;

/** The rows of a model, top to bottom. `ghostTrack`: a track that planned spans need although no real one has begun. */
export function rowsOf(model: TimelineModel, metrics: RowMetrics, needsRetryRow: boolean): readonly Row[] {
  const rows: Row[] = [];
  let y = 0;
  let group: string | undefined;
  const add = (id: string, kind: TrackKind, label: string, detail: string | undefined, lanes: readonly LaneOf[]) => {
    const placed = placeLanes(lanes, y, metrics);
    const groupOf = kind === 'environments' ? id.split('#')[0] : kind;
    rows.push({ id, kind, label, detail, y, ...placed, beginsGroup: groupOf !== group });
    group = groupOf;
    y += placed.height;
  };
  for (const track of withRetryTrack(model.tracks, needsRetryRow)) {
    if (track.kind === 'environments') addEnvironments(model, track, add);
    else add(track.id, track.kind, track.label, undefined, lanesOf(track));
  }
  return rows;
}

/** How high all rows are together. */
export function heightOf(rows: readonly Row[]): number {
  const last = rows.at(-1);
  return last ? last.y + last.height : 0;
}

/** Where the spans of a track's lane are drawn, or undefined when they are not. */
export function placeOf(rows: readonly Row[], trackId: string, lane: number): PlacedLane | undefined {
  for (const row of rows) {
    for (const placed of row.lanes) if (placed.trackId === trackId && placed.lane === lane) return placed;
  }
  return undefined;
}

type LaneOf = Omit<PlacedLane, 'y' | 'height'>;
type TrackLike = Pick<Track, 'id' | 'kind' | 'label' | 'lanes' | 'crowd'>;
type AddRow = (
  id: string,
  kind: TrackKind,
  label: string,
  detail: string | undefined,
  lanes: readonly LaneOf[],
) => void;

function addEnvironments(model: TimelineModel, track: TrackLike, add: AddRow): void {
  const environments = model.environmentsOf(track.label);
  const lanes = lanesOf(track);
  if (track.lanes.length === 0) {
    add(track.id, track.kind, track.label, 'no env yet', lanes);
  } else if (track.lanes.length > ENVIRONMENT_ROWS_MAX || track.crowd.spans.length > 0) {
    add(track.id, track.kind, track.label, `${environments.count} envs`, lanes);
  } else {
    for (const lane of lanes) {
      add(`${track.id}#${lane.lane}`, track.kind, track.label, environments.labelOf(lane.lane), [lane]);
    }
  }
}

function lanesOf(track: TrackLike): readonly LaneOf[] {
  const { id: trackId } = track;
  const lanes: LaneOf[] = track.lanes.map((content, lane) => ({ trackId, lane, content }));
  if (lanes.length === 0) lanes.push({ trackId, lane: 0, content: undefined });
  if (track.crowd.spans.length > 0) lanes.push({ trackId, lane: -1, content: track.crowd });
  return lanes;
}

function withRetryTrack(tracks: readonly Track[], needsRetryRow: boolean): readonly TrackLike[] {
  if (!needsRetryRow || tracks.some((track) => track.kind === 'retry-wait')) return tracks;
  const kind = 'retry-wait';
  const ghost: TrackLike = { id: kind, kind, label: 'Retry wait', lanes: [], crowd: new Lane(true) };
  const place = tracks.findIndex((track) => TRACK_ORDER.indexOf(track.kind) > TRACK_ORDER.indexOf(kind));
  return place < 0 ? [...tracks, ghost] : [...tracks.slice(0, place), ghost, ...tracks.slice(place)];
}

/** Many lanes share the room of few: bars get thinner, down to a size that can still be pointed at. */
function placeLanes(lanes: readonly LaneOf[], rowY: number, metrics: RowMetrics) {
  const barPx = laneHeight(lanes.length, metrics.barPx);
  const gapPx = barPx < 10 ? 1 : 2;
  const top = rowY + metrics.labelPx + (metrics.labelPx > 0 ? 2 : metrics.padPx);
  let y = top;
  const placed = lanes.map((lane) => {
    const height = lane.lane < 0 ? CROWD_PX : barPx;
    const place = { ...lane, y, height };
    y += height + gapPx;
    return place;
  });
  return { lanes: placed, height: y - gapPx - rowY + metrics.padPx };
}

function laneHeight(lanes: number, barPx: number): number {
  if (lanes === 1) return barPx;
  if (lanes === 2) return Math.round(barPx * 0.78);
  if (lanes <= 5) return Math.round(barPx * 0.6);
  return Math.max(5, Math.round(barPx * 0.25));
}
