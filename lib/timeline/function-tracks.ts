import { functionTrackId } from './function-track-id';
import type { Span } from './span';
import type { SpanFollower, TimelineModel } from './timeline-model';
import { TRACK_ORDER, Track } from './track';

/**
 * The tracks by function: callers, queue, waits and deliveries of each function's invocations apart. Its environments have
 * tracks of their own already. Made when it is first asked for, then kept by following the model.
 */
export class FunctionTracks implements SpanFollower {
  readonly #tracks = new Map<string, Map<string, Track>>();
  /** Lane in these tracks, by span id. */
  readonly #lanes: number[] = [];

  constructor(model: TimelineModel) {
    model.follow(this);
  }

  began(span: Span): void {
    const track = this.#trackOf(span);
    const isApart = span.kind === 'answer' && (span.invocationType === 'RequestResponse' || span.code !== undefined);
    const lane = span.track.kind === 'environments' ? span.lane : track.freeLane(span.startAt, isApart);
    this.#lanes[span.id] = lane;
    if (span.track.kind !== 'environments') track.place(span, lane);
  }

  ended(span: Span): void {
    if (span.track.kind !== 'environments') this.#trackOf(span).ended(span, this.laneOf(span));
  }

  /** The lane of a span in its function's track. */
  laneOf(span: Span): number {
    return this.#lanes[span.id] ?? 0;
  }

  get functionNames(): readonly string[] {
    return [...this.#tracks.keys()];
  }

  /** The tracks of a function, top to bottom. */
  tracksOf(functionName: string): readonly Track[] {
    const tracks = [...(this.#tracks.get(functionName)?.values() ?? [])];
    return tracks.sort((left, right) => TRACK_ORDER.indexOf(left.kind) - TRACK_ORDER.indexOf(right.kind));
  }

  #trackOf(span: Span): Track {
    const { track, functionName } = span;
    let tracks = this.#tracks.get(functionName);
    if (!tracks) {
      tracks = new Map();
      this.#tracks.set(functionName, tracks);
    }
    if (track.kind === 'environments') {
      tracks.set(track.id, track);
      return track;
    }
    let own = tracks.get(track.id);
    if (!own) {
      own = new Track(functionTrackId(track.id, functionName), track.kind, track.label);
      tracks.set(track.id, own);
    }
    return own;
  }
}
