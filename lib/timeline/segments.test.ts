import { describe, expect, it } from 'vitest';
import type { LogEvent } from '@/lib/engine/events';
import { randomPlan } from '@/lib/engine/random-commands';
import { Dice } from '@/lib/engine/random-dice';
import { RandomRun } from '@/lib/engine/random-run';
import { createFunction, createQueue, idOf, invokeAs, sendEvent, TestLab } from '@/lib/engine/test-lab';
import { type Segment, type SegmentKind, segmentSums, segmentsOf } from './segments';
import { timelineOf, timelineOfLab } from './test-timeline';

/** `PROPERTY_SEEDS=5000 npx vitest run lib/timeline/segments.test.ts` looks further. */
const SEEDS = Number(process.env.PROPERTY_SEEDS ?? 400);
const BLOCK = 50;
const LIMIT_MS = 60_000;

describe('the segments of any invocation in any lab', () => {
  for (let from = 1; from <= SEEDS; from += BLOCK) {
    const to = Math.min(from + BLOCK - 1, SEEDS);
    it(
      `add up to its whole life and agree with the log, seeds ${from} to ${to}`,
      () => {
        let checked = 0;
        for (let seed = from; seed <= to; seed++) {
          checked += check(seed, new RandomRun(randomPlan(seed)));
          checked += check(seed, new RandomRun(randomPlan(seed), { crashes: new Dice(seed, 8) }));
        }
        expect(checked).toBeGreaterThan(BLOCK);
      },
      LIMIT_MS,
    );
  }
});

describe('the segments of one invocation', () => {
  it('are its stages in order, and its deliveries without length', () => {
    const lab = new TestLab();
    createFunction(lab, 'always-fails', ['error'], { deadLetterTargetArn: createQueue(lab, 'dlq') });
    const requestId = sendEvent(lab, 'always-fails');
    lab.runUntilIdle();
    const segments = segmentsOf(timelineOfLab(lab).spansOf(requestId), 180_140);
    expect(segments.map(({ kind, startAt, endAt }) => [kind, endAt - startAt])).toEqual([
      ['queued', 10],
      ['init', 100],
      ['running', 10],
      ['retry-wait', 60_000],
      ['running', 10],
      ['retry-wait', 120_000],
      ['running', 10],
      ['delivery', 0],
    ]);
    expect(segmentSums(segments)).toEqual({
      queued: 10,
      init: 100,
      running: 30,
      'retry-wait': 180_000,
      'throttle-wait': 0,
      delivery: 0,
    });
  });

  it('reach to now while it runs, and to the promised end while it waits', () => {
    const lab = new TestLab();
    createFunction(lab, 'always-fails', ['error']);
    const requestId = sendEvent(lab, 'always-fails');
    lab.runTo(115);
    const lastAt = (now: number) => segmentsOf(timelineOfLab(lab).spansOf(requestId), now).at(-1);
    expect(lastAt(117)).toMatchObject({ kind: 'running', endAt: 117, isOpen: true });
    lab.runTo(200);
    expect(lastAt(200)).toMatchObject({ kind: 'retry-wait', endAt: 60_120, isOpen: true });
  });

  it('of a synchronous call have no queue', () => {
    const lab = new TestLab();
    createFunction(lab, 'place-order');
    const requestId = idOf(invokeAs(lab, 'place-order', 'RequestResponse'));
    lab.runUntilIdle();
    const kinds = segmentsOf(timelineOfLab(lab).spansOf(requestId), 200).map(({ kind }) => kind);
    expect(kinds).toEqual(['init', 'running']);
  });
});

/** Checks every ended invocation of a run; answers how many there were. */
function check(seed: number, run: RandomRun): number {
  run.play();
  const model = timelineOf(run.log);
  const booked = bookedByLog(run.log);
  let checked = 0;
  for (const { requestId, acceptedAt, endedAt } of run.engine.state.invocations.values()) {
    if (endedAt === undefined) continue;
    checked += 1;
    const segments = segmentsOf(model.spansOf(requestId), run.engine.state.now);
    const where = `seed ${seed}, ${requestId}`;
    mustFollowEachOther(segments, acceptedAt, endedAt, where);
    const sums = segmentSums(segments);
    const total = Object.values(sums).reduce((sum, ms) => sum + ms, 0);
    expect(total, `${where}: the whole life`).toBe(endedAt - acceptedAt);
    expect(sums, `${where}: each kind, by the log alone`).toEqual(booked.get(requestId));
  }
  return checked;
}

function mustFollowEachOther(segments: readonly Segment[], fromAt: number, toAt: number, where: string): void {
  let at = fromAt;
  for (const segment of segments) {
    if (segment.startAt !== at || segment.isOpen)
      throw new Error(`${where}: ${segment.kind} begins at ${segment.startAt}, not ${at}`);
    at = segment.endAt;
  }
  if (at !== toAt) throw new Error(`${where}: the last segment ends at ${at}, not ${toAt}`);
}

type Sums = Record<SegmentKind, number>;

/** The same sums worked out from the log alone: each event with a request id closes what was going on and says what goes on now. */
function bookedByLog(log: readonly LogEvent[]): ReadonlyMap<string, Sums> {
  const books = new Map<string, { sums: Sums; doing: SegmentKind | undefined; sinceAt: number }>();
  for (const event of log) {
    if (!('requestId' in event) || event.requestId === undefined) continue;
    const doing = doingAfter(event);
    const known = books.get(event.requestId);
    if (!known) {
      const sums = { queued: 0, init: 0, running: 0, 'retry-wait': 0, 'throttle-wait': 0, delivery: 0 };
      books.set(event.requestId, { sums, doing: undefined, sinceAt: event.at });
    } else if (doing !== 'the same') {
      if (known.doing !== undefined) known.sums[known.doing] += event.at - known.sinceAt;
      known.doing = doing;
      known.sinceAt = event.at;
    }
  }
  return new Map([...books].map(([requestId, { sums }]) => [requestId, sums]));
}

function doingAfter(event: LogEvent): SegmentKind | undefined | 'the same' {
  switch (event.type) {
    case 'event-queued':
      return 'queued';
    case 'environment-init-started':
      return 'init';
    case 'attempt-started':
      return 'running';
    case 'retry-scheduled':
      return event.why === 'function-error' ? 'retry-wait' : 'throttle-wait';
    case 'attempt-ended':
    case 'attempt-throttled':
    case 'event-succeeded':
    case 'event-discarded':
      return undefined;
    default:
      return 'the same';
  }
}
