import { describe, expect, it } from 'vitest';
import { createFunction, createQueue, sendEvent, TestLab } from '@/lib/engine/test-lab';
import { ArrangedRows } from './arranged-rows';
import { DEFAULT_ARRANGEMENT } from './arrangement';
import { hitTest } from './hit-test';
import type { View } from './lane-boxes';
import { type LayoutInput, layoutTimeline, type TimelineLayout } from './layout';
import { plannedAttempts } from './planned-attempts';
import { seenList } from './seen-list';
import { spanName } from './span-text';
import { plainView, sixAPx, timelineOfLab } from './test-timeline';
import { SIM_TIME } from './time-words';

const METRICS = { barPx: 20, padPx: 10, labelPx: 0, logPx: 0 };

function failingLab(): { lab: TestLab; requestId: string } {
  const lab = new TestLab();
  createFunction(lab, 'always-fails', ['error'], { deadLetterTargetArn: createQueue(lab, 'dlq') });
  return { lab, requestId: sendEvent(lab, 'always-fails') };
}

function layOut(lab: TestLab, view: View, changes: Partial<LayoutInput> = {}): TimelineLayout {
  const model = timelineOfLab(lab);
  return layoutTimeline({
    model,
    view,
    arranged: new ArrangedRows(model),
    arrangement: DEFAULT_ARRANGEMENT,
    log: lab.log,
    words: SIM_TIME,
    area: undefined,
    matches: undefined,
    topPx: 0,
    heightPx: 2_000,
    metrics: METRICS,
    plans: [],
    litId: undefined,
    measure: sixAPx,
    ...changes,
  });
}

function boxesOf(layout: TimelineLayout) {
  return layout.lanes.flatMap((lane) => lane.boxes);
}

describe('the boxes', () => {
  it('lie where their spans are in time', () => {
    const { lab } = failingLab();
    lab.runTo(200);
    const boxes = boxesOf(layOut(lab, plainView({ now: 200 })));
    expect(boxes.map((box) => [box.span.kind, Math.round(box.x), Math.round(box.width)])).toEqual([
      ['answer', 0, 8],
      ['queued', 0, 10],
      ['init', 10, 100],
      ['run', 110, 10],
      ['retry-wait', 120, 60_000],
    ]);
  });

  it('that go on reach to now, and a wait to its planned end', () => {
    const { lab } = failingLab();
    lab.runTo(115);
    const run = boxesOf(layOut(lab, plainView({ now: 117 }))).at(-1);
    expect([run?.x, run?.width, run?.isOpen]).toEqual([110, 7, true]);
  });

  it('out of sight are not made', () => {
    const { lab } = failingLab();
    lab.runUntilIdle();
    const boxes = boxesOf(layOut(lab, plainView({ now: 200_000, leftPx: 60_000, widthPx: 200 })));
    expect(boxes.map((box) => box.span.kind)).toEqual(['run', 'retry-wait', 'retry-wait']);
  });

  it('too thin to be told apart become one, as grave as its gravest', () => {
    const lab = new TestLab();
    createFunction(lab, 'flaky', ['error', 'success']);
    for (let index = 0; index < 5; index += 1) {
      sendEvent(lab, 'flaky');
      lab.advance(200);
    }
    const layout = layOut(lab, plainView({ now: 1_000, msPerPx: 1_000 }));
    const cluster = boxesOf(layout).find((box) => box.span.track.kind === 'environments');
    expect([cluster?.shape, cluster?.tone]).toEqual(['cluster', 'error']);
  });

  it('of more spans than there are lanes are counted together', () => {
    const lab = new TestLab();
    createFunction(lab, 'fast');
    for (let index = 0; index < 30; index += 1) sendEvent(lab, 'fast');
    lab.runTo(5);
    const queued = boxesOf(layOut(lab, plainView({ now: 5 }))).filter((box) => box.span.kind === 'queued');
    expect(queued.map((box) => box.count)).toEqual([1, 1, 1, 1, 26]);
    expect(queued.at(-1)?.label?.text).toBe('+26');
  });

  it('stay few when the lab is busy and the view is wide', () => {
    const lab = new TestLab();
    createFunction(lab, 'fast');
    for (let index = 0; index < 2_000; index += 1) {
      sendEvent(lab, 'fast');
      lab.advance(30);
    }
    const layout = layOut(lab, plainView({ now: 60_000, msPerPx: 60 }));
    expect(boxesOf(layout).length).toBeLessThan(1_500);
  });
});

describe('labels', () => {
  it('never touch another box or label of their lane, at any scale', () => {
    const { lab } = failingLab();
    lab.runUntilIdle();
    for (const msPerPx of [0.2, 1, 20, 200]) {
      for (const lane of layOut(lab, plainView({ now: 181_000, msPerPx })).lanes) {
        const taken = lane.boxes.flatMap((box) => {
          const outside = box.label && !box.label.isInside;
          const range = { from: box.x, to: box.x + box.width };
          return outside && box.label
            ? [range, { from: box.label.x, to: box.label.x + sixAPx(box.label.text) }]
            : [range];
        });
        taken.sort((left, right) => left.from - right.from);
        const overlaps = taken.slice(1).filter((range, index) => range.from < (taken[index]?.to ?? 0) - 0.5);
        expect(overlaps).toEqual([]);
      }
    }
  });

  it('fit into the bar that carries them', () => {
    const { lab } = failingLab();
    lab.runTo(200);
    const inside = boxesOf(layOut(lab, plainView({ now: 200, msPerPx: 0.3 }))).filter((box) => box.label?.isInside);
    const fits = inside.map((box) => (box.label?.x ?? 0) + sixAPx(box.label?.text ?? '') <= box.x + box.width);
    expect(fits.length).toBeGreaterThan(0);
    expect(fits.every(Boolean)).toBe(true);
  });
});

describe('the arrows of a chain', () => {
  it('lead from each span to the one that follows from it', () => {
    const { lab, requestId } = failingLab();
    lab.runUntilIdle();
    const layout = layOut(lab, plainView({ now: 181_000, widthPx: 200_000 }), { litId: requestId });
    // Caller to queue, queue to init, three runs and two waits, and the dead-letter queue.
    expect(layout.arrows.map(({ head, points }) => [head, Math.round(points.at(-1)?.[0] ?? 0)])).toEqual([
      ['down', 4],
      ['down', 14],
      ['down', 124],
      ['up', 60_124],
      ['down', 60_134],
      ['up', 180_134],
      ['right', 180_132],
    ]);
  });

  it('are not drawn when both ends are out of sight', () => {
    const { lab, requestId } = failingLab();
    lab.runUntilIdle();
    const layout = layOut(lab, plainView({ now: 181_000, leftPx: 500, widthPx: 1_000 }), { litId: requestId });
    expect(layout.arrows).toEqual([]);
  });
});

describe('ghosts', () => {
  it('stand at the planned attempts, and give the retry wait a row before there is one', () => {
    const { lab, requestId } = failingLab();
    const invocation = lab.state.invocations.get(requestId);
    const attempts = invocation ? plannedAttempts(lab.state, invocation, 0) : [];
    const plans = [{ requestId, functionName: 'always-fails', attempts }];
    const layout = layOut(lab, plainView({ msPerPx: 100, widthPx: 3_000 }), { plans });
    expect(layout.rows.map((row) => row.label)).toEqual(['Caller', 'Event queue', 'always-fails', 'Retry wait']);
    const runs = layout.ghosts.filter((ghost) => ghost.shape === 'ghost-run');
    expect(runs.map((ghost) => [ghost.labels[0], Math.round(ghost.x)])).toEqual([
      ['1?', 0],
      ['2?', 600],
      ['3?', 1_800],
    ]);
  });
});

describe('rows', () => {
  it('share one row of thin bars when a function has many environments', () => {
    const lab = new TestLab();
    createFunction(lab, 'wide');
    for (let index = 0; index < 9; index += 1) sendEvent(lab, 'wide');
    lab.runTo(50);
    const row = layOut(lab, plainView({ now: 50 })).rows.find((one) => one.kind === 'environments');
    expect([row?.detail, row?.lanes.length]).toEqual(['9 envs', 9]);
  });

  it('follow each other without overlap', () => {
    const { lab } = failingLab();
    lab.runUntilIdle();
    const { rows, rowsHeightPx } = layOut(lab, plainView());
    expect(rows.slice(1).map((row) => row.y)).toEqual(rows.slice(0, -1).map((row) => row.y + row.height));
    expect(rowsHeightPx).toBe(rows.reduce((sum, row) => sum + row.height, 0));
  });
});

describe('pointing', () => {
  it('hits the span under the pointer, or one within a few pixels', () => {
    const { lab } = failingLab();
    lab.runTo(200);
    const layout = layOut(lab, plainView({ now: 200 }));
    const lane = layout.lanes.find((one) => one.boxes[0]?.span.kind === 'init');
    const y = (lane?.y ?? 0) + 5;
    expect(hitTest(layout, 50, y)?.span.kind).toBe('init');
    expect(hitTest(layout, 115, y)?.span.kind).toBe('run');
    expect(hitTest(layout, 124, y)?.span.kind).toBe('run');
    expect(hitTest(layout, 140, y)).toBeUndefined();
    expect(hitTest(layout, 50, 5_000)).toBeUndefined();
  });
});

describe('the list that says the same', () => {
  it('names what is seen, in the order in which it began', () => {
    const { lab } = failingLab();
    lab.runTo(60_130);
    const names = seenList(timelineOfLab(lab), plainView({ now: 60_130, widthPx: 70_000 })).map((span) =>
      spanName(span),
    );
    expect(names).toEqual([
      'Caller of always-fails, 202 at once, at 0.0 s',
      'Event of always-fails, queued, 10 ms, started at 0.0 s',
      'Init of always-fails env 1, cold, 100 ms, started at 0.0 s',
      'Attempt 1 of always-fails, error, 10 ms, started at 0.1 s',
      'Retry wait of always-fails, 60 s, 1st retry, started at 0.1 s',
      'Attempt 2 of always-fails, error, 10 ms, started at 60.1 s',
      'Retry wait of always-fails, 120 s, 2nd retry, going on, started at 60.1 s',
    ]);
  });

  it('leaves out what is not seen', () => {
    const { lab } = failingLab();
    lab.runUntilIdle();
    const seen = seenList(timelineOfLab(lab), plainView({ now: 181_000, leftPx: 180_100 }));
    expect(seen.map((span) => span.kind)).toEqual(['retry-wait', 'run', 'delivery']);
  });
});
