import type { LogEvent } from '@/lib/engine/events';
import type { Arrangement } from './arrangement';
import { logPlace } from './log-place';
import { bottomOf, placeSections, type Section } from './place-rows';
import { isInWindow, type PlacedLane, type Row, type RowMetrics, type RowSet, type RowWindow } from './rows';
import type { Span } from './span';
import type { TimelineModel } from './timeline-model';

/** Where things are in an arrangement whose rows are tracks. */
export interface TrackPlaces {
  /** Id of the track that a span is drawn in, and its lane. */
  trackOf(span: Span): { readonly trackId: string; readonly lane: number };
  /** The track of the waits of a function's events. */
  waitTrackId(functionName: string): string;
  /** The track in this arrangement of a track of the model, for one function's events. */
  trackIdFor(modelTrackId: string, functionName: string): string;
}

/** The rows of tracks. They are few beside the spans, so all of them are placed and those in the window are answered. */
export function trackRows(
  model: TimelineModel,
  sections: readonly Section[],
  arrangement: Arrangement,
  metrics: RowMetrics,
  window: RowWindow,
  places: TrackPlaces,
): RowSet {
  const all = placeSections(sections, arrangement, metrics, window.heightPx);
  const byLane = new Map<string, { readonly row: Row; readonly lane: PlacedLane }>();
  for (const row of all) for (const lane of row.lanes) byLane.set(`${lane.trackId} ${lane.lane}`, { row, lane });
  const rowsByTrack = new Map(all.flatMap((row) => row.lanes.map((lane) => [lane.trackId, row] as const)));
  const lab = all.find((row) => row.kind === 'lab');
  const laneAt = (trackId: string, lane: number) => byLane.get(`${trackId} ${lane}`)?.lane;
  return {
    rows: all.filter((row) => isInWindow(row, window)),
    heightPx: bottomOf(all),
    placeOf: (span) => {
      const { trackId, lane } = places.trackOf(span);
      return laneAt(trackId, lane);
    },
    ghostPlaces: (requestId, functionName) => ({
      wait: laneAt(places.waitTrackId(functionName), 0),
      run: runLane(model, requestId, functionName, laneAt),
    }),
    rowOfLog: (event: LogEvent) => {
      const place = logPlace(event, model);
      if (!place) return lab;
      const trackId = places.trackIdFor(place.trackId, place.functionName);
      const row = place.lane === undefined ? rowsByTrack.get(trackId) : byLane.get(`${trackId} ${place.lane}`)?.row;
      return row ?? lab;
    },
  };
}

/** Where the attempt before ran, else the function's first row. */
function runLane(
  model: TimelineModel,
  requestId: string,
  functionName: string,
  laneAt: (trackId: string, lane: number) => PlacedLane | undefined,
): PlacedLane | undefined {
  const ran = model.spansOf(requestId).findLast((span) => span.kind === 'run' || span.kind === 'init');
  return laneAt(`environments:${functionName}`, ran?.lane ?? 0);
}
