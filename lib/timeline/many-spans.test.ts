import { beforeAll, describe, expect, it } from 'vitest';
import { createFunction, createQueue, sendEvent, TestLab } from '@/lib/engine/test-lab';
import { ArrangedRows } from './arranged-rows';
import { DEFAULT_ARRANGEMENT } from './arrangement';
import { densityOf } from './density';
import { hitTest } from './hit-test';
import { seenRange, type View } from './lane-boxes';
import { layoutTimeline, type TimelineLayout } from './layout';
import { SEEN_LIST_MAX, seenList } from './seen-list';
import { ERROR_GRAVITY, isWait, knownEnd, type Span, toneOf } from './span';
import { plainView, sixAPx, timelineOfLab } from './test-timeline';
import { timeAt } from './time-axis';
import { SIM_TIME } from './time-words';
import type { TimelineModel } from './timeline-model';

const INVOCATIONS = 1_500;
const NOW = 70_000;
const METRICS = { barPx: 20, padPx: 10, labelPx: 0, logPx: 0 };

let model: TimelineModel;
beforeAll(() => {
  const lab = new TestLab();
  const deadLetterTargetArn = createQueue(lab, 'dlq');
  createFunction(lab, 'works');
  createFunction(lab, 'fails', ['error'], { deadLetterTargetArn });
  for (let index = 0; index < INVOCATIONS; index += 1) {
    lab.runTo(index * 6);
    sendEvent(lab, index % 9 === 0 ? 'fails' : 'works');
  }
  lab.runTo(NOW);
  model = timelineOfLab(lab);
});

describe('the minimap of many spans', () => {
  it('counts in each column what reaches into it, and what of that failed, but no waits', () => {
    const { axis, leftPx } = farView();
    const density = densityOf(model, axis, 90, 7, leftPx, NOW);
    const spans = model.spans.filter((span) => !isWait(span));
    const within = (column: number) => {
      const [fromAt, toAt] = [timeAt(axis, leftPx + column * 7), timeAt(axis, leftPx + (column + 1) * 7)];
      return spans.filter((span) => span.startAt < toAt && knownEnd(span, NOW) >= fromAt);
    };
    const columns = Array.from({ length: 90 }, (_, column) => within(column));
    expect([...density.counts]).toEqual(columns.map((there) => there.length));
    expect([...density.failures]).toEqual(columns.map((there) => there.filter(isFailure).length));
    expect(density.peak).toBe(Math.max(...columns.map((there) => there.length)));
  });
});

describe('the list of many spans', () => {
  it.each([0, 2_000, 6_500, 30_000])('has the first of those that reach into the view, from %i ms on', (fromAt) => {
    const view = plainView({ now: NOW, msPerPx: 4, leftPx: fromAt / 4 });
    const [from, to] = seenRange(view);
    const there = model.spans.filter((span) => span.startAt <= to && knownEnd(span, NOW) >= from);
    expect(seenList(model, view).map((span) => span.id)).toEqual(there.slice(0, SEEN_LIST_MAX).map((span) => span.id));
  });
});

describe('a lane too full for boxes', () => {
  it('is columns, with the gravest tone of each', () => {
    const layout = layOut(farView());
    const lane = fullLane(layout, 'fails');
    const codes = [...(lane.columns?.codes ?? [])];
    expect(codes.length).toBe(1_000);
    expect(codes.some((code) => code > 0)).toBe(true);
    expect(lane.boxes.length).toBeLessThan(100);
  });

  it('has its wide spans as boxes, with their labels', () => {
    const layout = layOut(plainView({ now: NOW, msPerPx: 70 }));
    const queued = layout.lanes.filter((lane) => lane.columns !== undefined).flatMap((lane) => lane.boxes);
    expect(queued.every((box) => box.width >= 8)).toBe(true);
  });

  it('is hit where something is in it: the gravest span there, and how many there are', () => {
    const view = farView();
    const layout = layOut(view);
    const lane = fullLane(layout, 'fails');
    const { codes = new Uint8Array(), edges = new Float64Array(), content } = lane.columns ?? {};
    const column = codes.findIndex((code) => code >> 4 === ERROR_GRAVITY);
    const hit = hitTest(layout, column + 0.5, lane.y + lane.height / 2);
    const there = (content?.spans ?? []).filter(
      (span) => span.startAt < (edges[column + 1] ?? 0) && knownEnd(span, NOW) >= (edges[column] ?? 0),
    );
    expect([hit?.shape, hit?.count, hit?.span.requestId]).toEqual([
      'cluster',
      there.length,
      there.find(isFailure)?.requestId,
    ]);
  });

  it('is not hit where nothing is near', () => {
    const layout = layOut(farView());
    const lane = fullLane(layout, 'fails');
    expect(hitTest(layout, 999, lane.y + lane.height / 2)).toBeUndefined();
  });

  it('keeps the spans of the lit chain as boxes', () => {
    const requestId = fullLane(layOut(farView()), 'fails').columns?.content.spans[40]?.requestId;
    const boxes = layOut(farView(), requestId).lanes.flatMap((lane) => (lane.columns ? lane.boxes : []));
    expect(boxes.some((box) => box.span.requestId === requestId)).toBe(true);
  });
});

/** All of it in 1,000 px and a little more time. */
function farView(): View {
  return plainView({ now: NOW, msPerPx: 100 });
}

function layOut(view: View, litId?: string): TimelineLayout {
  return layoutTimeline({
    model,
    view,
    arranged: new ArrangedRows(model),
    arrangement: DEFAULT_ARRANGEMENT,
    log: [],
    words: SIM_TIME,
    area: undefined,
    matches: undefined,
    topPx: 0,
    heightPx: 2_000,
    metrics: METRICS,
    plans: [],
    litId,
    measure: sixAPx,
  });
}

function fullLane({ lanes }: TimelineLayout, functionName: string) {
  const lane = lanes.find(
    ({ columns }) => columns?.content.spans[0]?.track.label === functionName && columns.content.spans.some(isFailure),
  );
  if (!lane) throw new Error('no lane is full');
  return lane;
}

function isFailure(span: Span): boolean {
  return toneOf(span) === 'error';
}
