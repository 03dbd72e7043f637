import { describe, expect, it } from 'vitest';
import type { ColumnTally } from './column-tally';
import { Lane } from './lane';
import { gravity, knownEnd, type Span, toneOf } from './span';
import { dice, endSpan, openRun, openWait } from './test-spans';

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

describe('a lane of spans that follow each other', () => {
  it.each(SEEDS)('tells of each column what a look at every span tells (seed %i)', (seed) => {
    const roll = dice(seed);
    const { lane, now } = growSequence(roll, 700);
    for (const edges of manyEdges(roll, now)) expect(swept(lane, edges, now)).toEqual(looked(lane, edges, now));
  });

  it('is right at every moment of its growth', () => {
    const roll = dice(11);
    const lane = new Lane();
    let now = 0;
    for (let id = 0; id < 300; id += 1) {
      const span = openRun(id, now);
      lane.push(span);
      now += 1 + roll(40);
      const edges = evenEdges(0, now + 20, 60);
      expect(swept(lane, edges, now)).toEqual(looked(lane, edges, now));
      endSpan(lane, span, now, roll(5) === 0);
      expect(swept(lane, edges, now)).toEqual(looked(lane, edges, now));
      now += roll(30);
    }
  });

  it('says how much of a column is taken', () => {
    const lane = new Lane();
    for (let id = 0; id < 1_000; id += 1) {
      const span = openRun(id, id * 10);
      lane.push(span);
      endSpan(lane, span, id * 10 + 3);
    }
    const busyMs = swept(lane, evenEdges(0, 10_000, 10), 10_000).map(([, tally]) => tally.busyMs);
    expect(busyMs).toEqual(Array.from({ length: 10 }, () => 300));
  });
});

describe('a crowd', () => {
  it.each(SEEDS)('tells of each column how many there are, how many failed and the gravest (seed %i)', (seed) => {
    const roll = dice(seed);
    const { lane, now } = growCrowd(roll, 900);
    for (const edges of manyEdges(roll, now)) {
      expect(counted(swept(lane, edges, now))).toEqual(counted(looked(lane, edges, now)));
    }
  });

  it('is the same when it is made of spans that have ended', () => {
    const roll = dice(5);
    const { lane, now } = growCrowd(roll, 600);
    const made = new Lane(true);
    for (const span of lane.spans) made.push(span);
    const edges = evenEdges(0, now, 200);
    expect(swept(made, edges, now)).toEqual(swept(lane, edges, now));
  });

  it('shows waits that go on up to where the last of them is due', () => {
    const lane = new Lane(true);
    for (let id = 0; id < 200; id += 1) lane.push(openWait(id, id, id + 60_000));
    const columns = swept(lane, evenEdges(0, 100_000, 100), 200).map(([column]) => column);
    expect([columns.at(0), columns.at(-1)]).toEqual([0, 60]);
  });
});

describe.each([
  ['follow each other', growSequence],
  ['overlap', growCrowd],
])('spans that %s', (_, grow) => {
  it.each(SEEDS)('are found by the stretch of time they reach into (seed %i)', (seed) => {
    const roll = dice(seed);
    const { lane, now } = grow(roll, 500);
    for (let turn = 0; turn < 50; turn += 1) {
      const fromAt = roll(now);
      const toAt = fromAt + 1 + roll(500);
      const there = lane.spans.filter((span) => span.startAt < toAt && knownEnd(span, now) >= fromAt);
      expect(lane.within(fromAt, toAt, now)).toEqual(there);
      expect(lane.countWithin(fromAt, toAt, now)).toBe(there.length);
    }
  });

  it('are found in their lane', () => {
    const { lane } = grow(dice(3), 400);
    expect(lane.spans.map((span) => lane.indexOf(span))).toEqual(lane.spans.map((_span, index) => index));
    expect(lane.indexOf(openRun(50, 0))).toBe(-1);
  });
});

/** Runs one after the other, some with a pause between, the last still going on. */
function growSequence(roll: (below: number) => number, count: number) {
  const lane = new Lane();
  let now = 0;
  for (let id = 0; id < count; id += 1) {
    const span = openRun(id, now);
    lane.push(span);
    now += roll(10) === 0 ? 2_000 : roll(50);
    if (id < count - 1) endSpan(lane, span, now, roll(7) === 0);
    now += roll(3) === 0 ? roll(400) : 0;
  }
  return { lane, now };
}

/** Runs that begin and end in any order, some of them still going on. */
function growCrowd(roll: (below: number) => number, count: number) {
  const lane = new Lane(true);
  const open: Span[] = [];
  let now = 0;
  for (let id = 0; id < count; id += 1) {
    const span = openRun(id, now);
    lane.push(span);
    open.push(span);
    now += roll(20);
    while (roll(2) === 0 && open.length > 0) {
      const [ends] = open.splice(roll(open.length), 1);
      if (ends) endSpan(lane, ends, now, roll(6) === 0);
    }
  }
  return { lane, now };
}

/** Columns over all and over parts, even ones and such as collapsed idle time makes: some stand for much more time than others. */
function manyEdges(roll: (below: number) => number, now: number): readonly Float64Array[] {
  const uneven = Float64Array.from({ length: 80 }, () => roll(now)).sort();
  const fromAt = roll(now);
  return [evenEdges(0, now, 7), evenEdges(0, now + 50, 300), evenEdges(fromAt, fromAt + 333.3, 64), uneven];
}

function evenEdges(fromAt: number, toAt: number, columns: number): Float64Array {
  return Float64Array.from({ length: columns + 1 }, (_, edge) => fromAt + (edge * (toAt - fromAt)) / columns);
}

type Columns = readonly (readonly [number, ColumnTally])[];

function swept(lane: Lane, edges: Float64Array, now: number): Columns {
  const columns: [number, ColumnTally][] = [];
  lane.sweep(edges, now, (column, tally) => columns.push([column, { ...tally, busyMs: round(tally.busyMs) }]));
  return columns;
}

/** The same by looking at every span for every column. */
function looked(lane: Lane, edges: Float64Array, now: number): Columns {
  const columns: [number, ColumnTally][] = [];
  for (let column = 0; column < edges.length - 1; column += 1) {
    const fromAt = edges[column] ?? 0;
    const toAt = edges[column + 1] ?? 0;
    const there = lane.spans.filter((span) => span.startAt < toAt && knownEnd(span, now) >= fromAt);
    if (there.length === 0 || toAt <= fromAt) continue;
    const lengthMs = (span: Span) => Math.min(knownEnd(span, now), toAt) - Math.max(span.startAt, fromAt);
    const carried = there.findLastIndex((span) => knownEnd(span, now) >= toAt);
    columns.push([
      column,
      {
        count: there.length,
        failures: there.filter((span) => toneOf(span) === 'error').length,
        gravest: Math.max(...there.map((span) => gravity(toneOf(span)))),
        busyMs: round(there.reduce((sum, span) => sum + lengthMs(span), 0)),
        carried: carried < 0 || lane.isCrowd ? -1 : lane.spans.indexOf(there[carried] ?? openRun(0, 0)),
      },
    ]);
  }
  return columns;
}

function counted(columns: Columns) {
  return columns.map(([column, { count, failures, gravest }]) => [column, count, failures, gravest]);
}

function round(ms: number): number {
  return Math.round(ms * 1_000) / 1_000;
}
