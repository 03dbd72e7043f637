import { Lane } from './lane';
import type { LaneOf, RowDraft } from './place-rows';
import type { TimelineModel } from './timeline-model';
import type { Track } from './track';

/** What a row of a track needs of it. */
export type TrackLike = Pick<Track, 'id' | 'kind' | 'label' | 'lanes' | 'crowd'>;

/** More environments than this share one row of thin bars. */
const ENVIRONMENT_ROWS_MAX = 4;

/** The row of a track. */
export function trackDraft(track: TrackLike, label = track.label, detail?: string): RowDraft {
  return { id: track.id, kind: track.kind, label, detail, lanes: lanesOf(track) };
}

/** The rows of a function's environments: one each, or one for all when they are many. `name`: said on the first. */
export function environmentDrafts(model: TimelineModel, track: TrackLike, name: string): readonly RowDraft[] {
  const environments = model.environmentsOf(track.label);
  if (track.lanes.length === 0) return [trackDraft(track, name || 'no env yet', name ? 'no env yet' : undefined)];
  if (track.lanes.length > ENVIRONMENT_ROWS_MAX || track.crowd.spans.length > 0) {
    const count = `${environments.count} envs`;
    return [trackDraft(track, name || count, name ? count : undefined)];
  }
  return lanesOf(track).map((lane, index) => {
    const label = environments.labelOf(lane.lane);
    const isNamed = name !== '' && index === 0;
    return {
      id: `${track.id}#${lane.lane}`,
      kind: track.kind,
      label: isNamed ? name : name === '' ? label : '',
      detail: name === '' ? undefined : label,
      lanes: [lane],
    };
  });
}

/** A track that only ghosts use yet. */
export function emptyTrack(id: string, kind: Track['kind'], label: string): TrackLike {
  return { id, kind, label, lanes: [], crowd: new Lane(true) };
}

function lanesOf({ id: trackId, lanes, crowd }: TrackLike): readonly LaneOf[] {
  const places: LaneOf[] = lanes.map((content, lane) => ({ trackId, lane, content }));
  if (places.length === 0) places.push({ trackId, lane: 0, content: undefined });
  if (crowd.spans.length > 0) places.push({ trackId, lane: -1, content: crowd });
  return places;
}
