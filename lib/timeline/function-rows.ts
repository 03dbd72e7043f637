import type { Arrangement } from './arrangement';
import { functionTrackId } from './function-track-id';
import type { FunctionTracks } from './function-tracks';
import { LAB_SECTION } from './lab-section';
import type { RowDraft, Section } from './place-rows';
import type { RowMetrics, RowSet, RowWindow } from './rows';
import type { TimelineModel } from './timeline-model';
import { emptyTrack, environmentDrafts, trackDraft } from './track-drafts';
import { trackRows } from './track-rows';

/** The rows by function: each has a heading, and below it its callers, queue, environments, waits and deliveries. */
export function functionRows(
  model: TimelineModel,
  tracks: FunctionTracks,
  arrangement: Arrangement,
  metrics: RowMetrics,
  window: RowWindow,
  needsRetryRow: string | undefined,
): RowSet {
  const sections = tracks.functionNames.map((functionName) => ({
    id: `function:${functionName}`,
    name: functionName,
    hasHeading: true,
    rows: draftsOf(model, tracks, functionName, functionName === needsRetryRow),
  }));
  const all: readonly Section[] = arrangement.density === 'log' ? [...sections, LAB_SECTION] : sections;
  return trackRows(model, all, arrangement, metrics, window, {
    trackOf: (span) => ({ trackId: functionTrackId(span.track.id, span.functionName), lane: tracks.laneOf(span) }),
    waitTrackId: (functionName) => functionTrackId('retry-wait', functionName),
    trackIdFor: functionTrackId,
  });
}

function draftsOf(
  model: TimelineModel,
  tracks: FunctionTracks,
  functionName: string,
  needsRetryRow: boolean,
): readonly RowDraft[] {
  const drafts: RowDraft[] = [];
  const own = tracks.tracksOf(functionName);
  for (const track of own) {
    if (track.kind === 'environments') drafts.push(...environmentDrafts(model, track, ''));
    else if (track.kind === 'target') drafts.push(trackDraft(track, track.label, 'delivery'));
    else if (track.kind === 'dead-letter') drafts.push(trackDraft(track, track.label, 'dead-letter'));
    else drafts.push(trackDraft(track));
  }
  if (needsRetryRow && !own.some((track) => track.kind === 'retry-wait')) {
    drafts.push(trackDraft(emptyTrack(functionTrackId('retry-wait', functionName), 'retry-wait', 'Retry wait')));
  }
  return drafts;
}
