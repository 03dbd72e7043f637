import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveLab } from '@/lib/client/live-lab';
import { TestStream } from '@/lib/client/test-stream';
import { createFunction, createQueue, sendEvent, TestLab } from '@/lib/engine/test-lab';
import { pxOf } from '@/lib/timeline/time-axis';
import { listRows } from './list-rows';
import { pressKey } from './timeline-keys';
import { TimelineView } from './timeline-view';

const frames: (() => void)[] = [];

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => frames.push(callback));
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
  vi.stubGlobal('document', { hidden: false });
});

afterEach(() => {
  vi.unstubAllGlobals();
  frames.length = 0;
});

/** A view of 1,152 x 600 px over a lab in which `count` events fail, sent `everyMs`, run up to `untilMs`. */
function viewOf(count: number, untilMs: number, everyMs = 0) {
  const server = new TestLab();
  createFunction(server, 'always-fails', ['error'], { deadLetterTargetArn: createQueue(server, 'dlq') });
  const requestIds = Array.from({ length: count }, () => {
    const requestId = sendEvent(server, 'always-fails');
    server.advance(everyMs);
    return requestId;
  });
  server.runTo(untilMs);
  const stream = new TestStream();
  const lab = new LiveLab('000000000000', stream, () => 0);
  lab.start();
  const clock = { mode: 'paused', moving: false, speed: 1, skipWaits: false, pendingWork: 1, logId: 'a' };
  stream.source.say('clock', { ...clock, now: untilMs });
  stream.source.sayLog(server.log);
  for (const callback of frames.splice(0)) callback();
  const view = new TimelineView(lab);
  view.resize(1_152, 600);
  view.layOut();
  const actions = { select: (requestId: string) => view.select(requestId), say: vi.fn() };
  const press = (key: string, withShift = false) => {
    const isTaken = pressKey(view, { key, hasFocus: true, withShift }, actions);
    view.layOut();
    return isTaken;
  };
  return { view, requestIds, press, say: actions.say };
}

function xOf(view: TimelineView, at: number): number {
  const { view: seen } = view.layOut();
  return pxOf(seen.axis, at) - seen.leftPx;
}

describe('following live', () => {
  it('keeps the whole life of one event in view, what is planned included', () => {
    const { view } = viewOf(1, 30_000);
    const { layout } = view.layOut();
    const ghosts = layout.ghosts.filter((ghost) => ghost.shape === 'ghost-run');
    expect(xOf(view, 0)).toBeGreaterThanOrEqual(0);
    expect(ghosts.map((ghost) => ghost.labels[0])).toEqual(['2?', '3?']);
    expect(Math.max(...ghosts.map((ghost) => ghost.x + ghost.width))).toBeLessThanOrEqual(view.plotWidthPx);
  });

  it('keeps now in view when much is waiting', () => {
    const { view } = viewOf(40, 400);
    const { layout } = view.layOut();
    expect(layout.nowX).toBeGreaterThan(0);
    expect(layout.nowX).toBeLessThan(view.plotWidthPx);
  });

  it.each(['w', 's', 'a', 'd', 'ArrowLeft'])('ends when the user moves with %s, and comes back when asked', (key) => {
    const { view, press } = viewOf(1, 30_000);
    press(key);
    expect(view.isFollowing).toBe(false);
    view.followLive();
    expect(view.isFollowing).toBe(true);
  });
});

describe('collapsing idle time', () => {
  it('can be turned off', () => {
    const { view } = viewOf(1, 200_000);
    expect(view.layOut().layout.breaks.length).toBeGreaterThan(1);
    view.collapseIdle(false);
    expect(view.layOut().layout.breaks).toEqual([]);
  });

  it('keeps the middle of the view where it is', () => {
    const { view } = viewOf(1, 200_000);
    const run = view.lab.timeline.spans.find((span) => span.kind === 'run');
    if (run) view.centreThenFit(run);
    const middleX = view.plotWidthPx / 2;
    view.collapseIdle(false);
    expect(xOf(view, 110)).toBeCloseTo(middleX, 3);
  });
});

describe('selecting', () => {
  it('brings an invocation that is out of sight into view', () => {
    const { view, requestIds } = viewOf(2, 900_000, 400_000);
    view.lookAt({ msPerPx: 0.1, leftPx: 99_999 });
    view.layOut();
    view.select(requestIds[0]);
    expect(xOf(view, 0)).toBeGreaterThanOrEqual(0);
    expect(xOf(view, 180_140)).toBeLessThanOrEqual(view.plotWidthPx);
  });

  it('does not move the view when it is seen already', () => {
    const { view, requestIds } = viewOf(1, 200_000);
    view.select(requestIds[0]);
    expect(view.isFollowing).toBe(true);
  });

  it('draws the arrows of the selected invocation', () => {
    const { view, requestIds } = viewOf(2, 200_000);
    expect(view.layOut().layout.arrows).toEqual([]);
    view.select(requestIds[1]);
    expect(view.layOut().layout.arrows.length).toBeGreaterThan(5);
  });
});

describe('the keys', () => {
  it('F puts the selected invocation into the middle, and then fits its whole life', () => {
    const { view, requestIds, press } = viewOf(1, 200_000);
    view.select(requestIds[0]);
    press('w');
    press('f');
    expect(xOf(view, 0)).toBeCloseTo(view.plotWidthPx / 2, 0);
    press('f');
    expect([Math.round(xOf(view, 0)), xOf(view, 180_140) > view.plotWidthPx * 0.8]).toEqual([14, true]);
  });

  it('full stop and comma go through the attempts and stop at both ends', () => {
    const { view, requestIds, press } = viewOf(1, 200_000);
    view.select(requestIds[0]);
    const visited = ['.', '.', '.', '.', ','].map((key) => {
      press(key);
      return view.cursor?.kind === 'run' ? view.cursor.attempt : undefined;
    });
    expect(visited).toEqual([1, 2, 3, 3, 2]);
  });

  it('leaves all other keys alone', () => {
    const { press } = viewOf(1, 100);
    expect(press('9')).toBe(false);
  });

  it('leaves arrows alone while something else has the focus', () => {
    const { view } = viewOf(1, 100);
    expect(
      pressKey(view, { key: 'ArrowLeft', hasFocus: false, withShift: false }, { select: vi.fn(), say: vi.fn() }),
    ).toBe(false);
  });
});

describe('densities and groupings', () => {
  it.each([
    ['4', 'invocation'],
    ['5', 'attempt'],
    ['6', 'log'],
  ])('%s chooses the density %s', (key, density) => {
    const { view, press } = viewOf(1, 200_000);
    press(key);
    expect(view.arrangement.density).toBe(density);
  });

  it('G goes through all groupings and comes back', () => {
    const { view, press } = viewOf(1, 200_000);
    const groupings = ['g', 'g', 'g', 'g'].map((key) => {
      press(key);
      return view.arrangement.grouping;
    });
    expect(groupings).toEqual(['function', 'invocation', 'chain', 'stage']);
  });

  it('one line an invocation says in the list what its segments are', () => {
    const { view, press } = viewOf(1, 200_000);
    press('4');
    expect(listRows(view).map(({ name }) => name)).toEqual([
      'Invocation of always-fails, failed, 3 attempts, queued 10 ms, init 100 ms, running 30 ms, waiting to retry 180 s, accepted at 0.0 s',
    ]);
  });

  it('the full log has a tick for each log event, or one that counts several', () => {
    const { view, press } = viewOf(1, 200_000);
    view.fitAll();
    press('6');
    const ticks = view.layOut().layout.logTicks;
    expect(ticks.reduce((sum, { count }) => sum + count, 0)).toBe(view.lab.state.sequence);
  });

  it('a closed group keeps its bars and gives up its height', () => {
    const { view } = viewOf(3, 200_000);
    const queue = () => view.layOut().layout.rows.find(({ label }) => label === 'Event queue');
    const { height } = queue() ?? { height: 0 };
    view.toggleGroup('stage:queue');
    expect(queue()?.group?.isOpen).toBe(false);
    expect(queue()?.height).toBeLessThan(height);
    expect(queue()?.lanes.length).toBeGreaterThan(0);
  });
});

describe('times', () => {
  it('relative ones count from the selected invocation, else from the first event in view', () => {
    const { view, requestIds } = viewOf(2, 900_000, 400_000);
    view.tellTime('relative');
    view.fitAll();
    view.layOut();
    expect(view.words.at(400_000)).toBe('+400.0 s');
    view.select(requestIds[1]);
    view.layOut();
    expect(view.words.at(400_000)).toBe('+0.0 s');
  });

  it('H goes from sim time over wall time to relative time', () => {
    const { view, press, say } = viewOf(1, 200_000);
    press('u');
    expect(view.words.exact(110)).toBe('00:00:00.110');
    press('u');
    expect(say.mock.calls.flat()).toEqual(['Times: wall time', 'Times: relative']);
  });
});

describe('a part of time', () => {
  it('Q takes that of the selected invocation, and Escape gives it up', () => {
    const { view, requestIds, press } = viewOf(1, 200_000);
    view.select(requestIds[0]);
    press('b');
    expect(view.area.part).toEqual({ fromAt: 0, toAt: 180_140 });
    expect(press('Escape')).toBe(true);
    expect(view.area.part).toBeUndefined();
    expect(press('Escape')).toBe(false);
  });

  it('Q says what is missing when nothing is selected', () => {
    const { press, say } = viewOf(1, 200_000);
    press('b');
    expect(say).toHaveBeenCalledWith('Select an invocation first');
  });

  it('is selected between two places, in either order', () => {
    const { view } = viewOf(1, 200_000);
    view.area.select(xOf(view, 110), xOf(view, 10));
    expect(view.area.part).toEqual({ fromAt: 10, toAt: 110 });
  });

  it('Shift and arrows move its edges, and none passes the other', () => {
    const { view, press } = viewOf(1, 200_000);
    view.area.select(xOf(view, 10), xOf(view, 110));
    press('ArrowRight', true);
    const grown = view.area.part;
    expect(grown?.toAt).toBeGreaterThan(110);
    press('ArrowDown', true);
    expect(view.area.part?.fromAt).toBeGreaterThan(10);
    for (let index = 0; index < 99; index += 1) press('ArrowLeft', true);
    expect(view.area.part?.toAt).toBe(view.area.part?.fromAt);
  });
});

describe('pointing', () => {
  it('finds the span, and lights its chain', () => {
    const { view } = viewOf(1, 200_000);
    const lane = view.layOut().layout.lanes.find((one) => one.boxes[0]?.span.kind === 'init');
    view.point({ x: view.sizes.gutterPx + (lane?.boxes[0]?.x ?? 0) + 4, y: view.sizes.rulerPx + (lane?.y ?? 0) + 4 });
    expect(view.pointed?.box?.span.kind).toBe('init');
    expect(view.layOut().layout.arrows.length).toBeGreaterThan(5);
  });

  it('is not needed for it: standing on a row of the list lights the chain too', () => {
    const { view, requestIds } = viewOf(2, 200_000);
    view.focus(requestIds[1]);
    const { layout } = view.layOut();
    expect(layout.arrows.length).toBeGreaterThan(5);
    expect(requestIds.map(layout.isAside)).toEqual([true, false]);
    view.focus(undefined);
    expect(view.layOut().layout.arrows).toEqual([]);
  });

  it('finds nothing on the labels', () => {
    const { view } = viewOf(1, 200_000);
    view.point({ x: 20, y: 100 });
    expect(view.pointed).toBeUndefined();
  });
});

describe('scrolling', () => {
  it('stays within the rows', () => {
    const { view } = viewOf(9, 200_000);
    view.resize(1_152, 120);
    view.layOut();
    view.scroll(9_999);
    expect(view.topPx).toBe((view.scene?.layout.rowsHeightPx ?? 0) - view.plotHeightPx);
    view.scroll(-99_999);
    expect(view.topPx).toBe(0);
  });
});
