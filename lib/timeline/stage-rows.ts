import type { Arrangement } from './arrangement';
import { LAB_SECTION } from './lab-section';
import type { Section } from './place-rows';
import type { RowMetrics, RowSet, RowWindow } from './rows';
import type { TimelineModel } from './timeline-model';
import { TRACK_ORDER, type Track } from './track';
import { emptyTrack, environmentDrafts, type TrackLike, trackDraft } from './track-drafts';
import { type TrackPlaces, trackRows } from './track-rows';

/** The rows by stage: callers, event queue, environments of each function, waits, deliveries, dead letters, discards. */
export function stageRows(
  model: TimelineModel,
  arrangement: Arrangement,
  metrics: RowMetrics,
  window: RowWindow,
  needsRetryRow: boolean,
): RowSet {
  const sections = stageSections(model, needsRetryRow);
  const all = arrangement.density === 'log' ? [...sections, LAB_SECTION] : sections;
  return trackRows(model, all, arrangement, metrics, window, PLACES);
}

const PLACES: TrackPlaces = {
  trackOf: (span) => ({ trackId: span.track.id, lane: span.lane }),
  waitTrackId: () => 'retry-wait',
  trackIdFor: (modelTrackId) => modelTrackId,
};

function stageSections(model: TimelineModel, needsRetryRow: boolean): readonly Section[] {
  const sections: Section[] = [];
  for (const track of withRetryTrack(model.tracks, needsRetryRow)) {
    if (track.kind === 'environments') {
      const rows = environmentDrafts(model, track, track.label);
      sections.push({ id: `stage:${track.id}`, name: track.label, hasHeading: false, rows });
    } else if (track.kind === 'target' || track.kind === 'dead-letter') {
      addTarget(sections, track);
    } else {
      sections.push({ id: `stage:${track.id}`, name: track.label, hasHeading: false, rows: [trackDraft(track)] });
    }
  }
  return sections;
}

/** All destinations are one group, and so are all dead-letter queues; alone, one carries the group's name beside its own. */
function addTarget(sections: Section[], track: TrackLike): void {
  const id = `stage:${track.kind}`;
  const last = sections.at(-1);
  const name = track.kind === 'target' ? 'Deliveries' : 'Dead-letter';
  if (last?.id === id) {
    const rows = [...last.rows.map((row) => ({ ...row, detail: undefined })), trackDraft(track)];
    sections[sections.length - 1] = { ...last, name, hasHeading: true, rows };
    return;
  }
  const detail = track.kind === 'target' ? 'delivery' : 'dead-letter';
  sections.push({ id, name: track.label, hasHeading: false, rows: [trackDraft(track, track.label, detail)] });
}

function withRetryTrack(tracks: readonly Track[], needsRetryRow: boolean): readonly TrackLike[] {
  if (!needsRetryRow || tracks.some((track) => track.kind === 'retry-wait')) return tracks;
  const ghost = emptyTrack('retry-wait', 'retry-wait', 'Retry wait');
  const place = tracks.findIndex((track) => TRACK_ORDER.indexOf(track.kind) > TRACK_ORDER.indexOf('retry-wait'));
  return place < 0 ? [...tracks, ghost] : [...tracks.slice(0, place), ghost, ...tracks.slice(place)];
}
