import type { SimTime } from '@/lib/engine/sim-time';
import { Lane } from './lane';
import type { Span } from './span';

export type TrackKind =
  | 'caller'
  | 'queue'
  | 'environments'
  | 'retry-wait'
  | 'throttle-wait'
  | 'target'
  | 'dead-letter'
  | 'discarded';

/** From top to bottom. */
export const TRACK_ORDER: readonly TrackKind[] = [
  'caller',
  'queue',
  'environments',
  'retry-wait',
  'throttle-wait',
  'target',
  'dead-letter',
  'discarded',
];

/** How many spans a track shows beside each other; what overlaps beyond that is drawn as clusters. */
export const LANES_MAX: Readonly<Record<TrackKind, number>> = {
  caller: 4,
  queue: 4,
  environments: 16,
  'retry-wait': 4,
  'throttle-wait': 4,
  target: 1,
  'dead-letter': 1,
  discarded: 1,
};

/** One row of the timeline, or for the environments of a function a group of rows. */
export class Track {
  readonly id: string;
  readonly kind: TrackKind;
  readonly label: string;
  readonly lanes: Lane[] = [];
  /** Spans beyond the lanes; these may overlap. */
  readonly crowd = new Lane(true);

  constructor(id: string, kind: TrackKind, label: string) {
    this.id = id;
    this.kind = kind;
    this.label = label;
  }

  /**
   * The lowest lane that is free at `at`, or -1 when the track is full. `afterMarks`: a mark of the same moment keeps its lane
   * to itself, because a bar would cover it.
   */
  freeLane(at: SimTime, afterMarks = false): number {
    for (let index = 0; index < this.lanes.length; index += 1) {
      const last = this.lanes[index]?.spans.at(-1);
      if (last === undefined) return index;
      const isTaken = afterMarks && last.startAt === at;
      if (!isTaken && last.endAt !== undefined && last.endAt <= at) return index;
    }
    return this.lanes.length < LANES_MAX[this.kind] ? this.lanes.length : -1;
  }

  /** Puts a span where it says it is, or into another lane when this track is not its own. */
  place(span: Span, lane = span.lane): void {
    while (this.lanes.length <= lane) this.lanes.push(new Lane());
    this.#laneAt(lane)?.push(span);
  }

  /** To be told when a span of the track has ended. */
  ended(span: Span, lane = span.lane): void {
    this.#laneAt(lane)?.ended(span);
  }

  #laneAt(lane: number): Lane | undefined {
    return lane < 0 ? this.crowd : this.lanes[lane];
  }
}
