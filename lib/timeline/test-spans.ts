import { simTime } from '@/lib/engine/sim-time';
import type { Lane } from './lane';
import type { Span, SpanDetail } from './span';
import { SpanStart } from './span-start';
import { Track } from './track';

const TRACK = new Track('test', 'queue', 'Test');

/** A run that goes on. */
export function openRun(id: number, startAt: number): Span {
  return spanOf(id, startAt, {
    kind: 'run',
    attempt: 1,
    cold: false,
    initRetried: false,
    environmentNumber: 1,
    outcome: undefined,
    errorMessage: undefined,
  });
}

/** A retry wait that goes on. */
export function openWait(id: number, startAt: number, dueAt: number): Span {
  return spanOf(id, startAt, { kind: 'retry-wait', retry: 1, dueAt: simTime(dueAt) });
}

/** Ends a span, and tells its lane. */
export function endSpan(lane: Lane, span: Span, endAt: number, failed = false): void {
  span.endAt = simTime(endAt);
  if (span.kind === 'run') span.outcome = failed ? 'error' : 'success';
  lane.ended(span);
}

/** Whole numbers from 0 to `below`, the same for the same seed. */
export function dice(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 374_761_393) >>> 0;
    return state % below;
  };
}

function spanOf<D extends SpanDetail>(id: number, startAt: number, detail: D): SpanStart & D {
  const start = new SpanStart(
    id,
    `request ${id % 7}`,
    'works',
    simTime(startAt),
    TRACK,
    0,
    undefined,
    undefined,
    undefined,
  );
  return Object.assign(start, detail);
}
