import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LogEvent } from '@/lib/engine/events';
import { takeSnapshot } from '@/lib/engine/snapshot';
import { createFunction, sendEvent, TestLab } from '@/lib/engine/test-lab';
import { LiveLab } from './live-lab';
import { TestStream } from './test-stream';

const clock = { now: 0, mode: 'paused', moving: false, speed: 1, skipWaits: false, pendingWork: 0, logId: 'first' };

/** Animation frames that a test runs. */
const frames: (() => void)[] = [];

beforeEach(() => {
  frames.length = 0;
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => frames.push(callback));
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
  vi.stubGlobal('document', { hidden: false });
});

afterEach(() => vi.unstubAllGlobals());

function runFrame(): void {
  for (const callback of frames.splice(0)) callback();
}

function failingLog(): LogEvent[] {
  const lab = new TestLab();
  createFunction(lab, 'always-fails', ['error']);
  sendEvent(lab, 'always-fails');
  lab.runTo(61_000);
  return lab.log;
}

function openLab() {
  const stream = new TestStream();
  const wall = { ms: 0 };
  const lab = new LiveLab('000000000000', stream, () => wall.ms);
  const stop = lab.start();
  stream.source.opened();
  stream.source.say('clock', clock);
  const told = vi.fn();
  lab.subscribe(told);
  return { lab, stream, told, wall, stop };
}

describe('a live lab', () => {
  it('folds the streamed log into the state the server has', () => {
    const server = new TestLab();
    createFunction(server, 'always-fails', ['error']);
    sendEvent(server, 'always-fails');
    server.runTo(61_000);
    const { lab, stream } = openLab();
    stream.source.sayLog(server.log);
    runFrame();
    expect(takeSnapshot(lab.state)).toEqual(JSON.parse(JSON.stringify(takeSnapshot(server.state))));
  });

  it('makes spans of it', () => {
    const { lab, stream } = openLab();
    stream.source.sayLog(failingLog());
    runFrame();
    expect(lab.timeline.spans.filter((span) => span.kind === 'run')).toHaveLength(2);
  });

  it('tells its listeners once for all that came before a frame', () => {
    const { stream, told } = openLab();
    runFrame();
    told.mockClear();
    for (const event of failingLog()) stream.source.sayLog([event]);
    expect(told).not.toHaveBeenCalled();
    runFrame();
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('takes in a long history over several frames', () => {
    const { lab, stream, wall } = openLab();
    const log = failingLog();
    vi.spyOn(lab.state.functions, 'set').mockImplementationOnce(function set(
      this: typeof lab.state.functions,
      key,
      value,
    ) {
      wall.ms += 1_000;
      return Map.prototype.set.call(this, key, value);
    });
    for (const event of log) stream.source.sayLog([event]);
    runFrame();
    const afterOne = lab.state.sequence;
    for (let index = 0; index < 5; index += 1) runFrame();
    expect(afterOne).toBeLessThan(log.length);
    expect(lab.state.sequence).toBe(log.length);
  });

  it('knows what it knows: events that come twice change nothing', () => {
    const { lab, stream } = openLab();
    const log = failingLog();
    stream.source.sayLog(log);
    stream.source.sayLog(log.slice(3));
    runFrame();
    expect([lab.state.sequence, lab.status]).toEqual([log.length, 'live']);
  });

  it('asks again from the last good event when one is missing', () => {
    const { lab, stream } = openLab();
    const log = failingLog();
    stream.source.sayLog(log.slice(0, 5));
    stream.source.sayLog(log.slice(7));
    runFrame();
    expect([lab.state.sequence, lab.status]).toEqual([5, 'reconnecting']);
    stream.passWait();
    expect(stream.urls.at(-1)).toBe('/api/labs/000000000000/events?after=5&logId=first');
    stream.source.opened();
    stream.source.sayLog(log.slice(5));
    runFrame();
    expect(lab.state.sequence).toBe(log.length);
  });

  it('begins again when the lab was reset', () => {
    const { lab, stream } = openLab();
    stream.source.sayLog(failingLog());
    stream.source.say('reset', {});
    stream.source.say('clock', { ...clock, logId: 'second' });
    stream.source.sayLog(failingLog().slice(0, 2));
    runFrame();
    expect([lab.state.sequence, lab.timeline.spans.length, lab.simNow()]).toEqual([2, 0, 0]);
  });

  it('goes on from the state it is given when the log no longer reaches back', () => {
    const server = new TestLab();
    createFunction(server, 'always-fails', ['error']);
    sendEvent(server, 'always-fails');
    server.runTo(5_000);
    const snapshot = takeSnapshot(server.state);
    const seen = server.log.length;
    server.runTo(61_000);
    const { lab, stream } = openLab();
    stream.source.say('dropped', { oldestSequence: seen + 1, snapshot });
    stream.source.sayLog(server.log.slice(seen));
    runFrame();
    expect([lab.oldestSequence, lab.state.sequence]).toEqual([seen + 1, server.log.length]);
    expect(lab.timeline.spans.filter((span) => span.kind === 'run')).toHaveLength(2);
  });

  it('says in a few words what happened', () => {
    const { lab, stream } = openLab();
    stream.source.sayLog(failingLog());
    runFrame();
    expect(lab.announcements.take()).toBe('Attempt 2 of always-fails failed, next in 120 s.');
  });

  it('carries time on up to what must happen next', () => {
    const { lab, stream, wall } = openLab();
    stream.source.sayLog(failingLog());
    stream.source.say('clock', { ...clock, now: 61_000, mode: 'running', moving: true, speed: 1_000 });
    runFrame();
    wall.ms += 10;
    expect(lab.simNow()).toBe(71_000);
    wall.ms += 10_000;
    expect(lab.simNow()).toBe(180_130);
  });

  it('leaves the stream when it is stopped', () => {
    const { stream, stop } = openLab();
    stop();
    expect(stream.source.isClosed).toBe(true);
  });

  it('shows how it was while events go on arriving', () => {
    const { lab, stream } = openPausedLab();
    const log = failingLog();
    stream.source.sayLog(log.slice(0, -4));
    runFrame();
    lab.lookAt(0);
    runFrame();
    const { length } = log.filter((event) => event.at === 0);
    stream.source.sayLog(log.slice(-4));
    runFrame();
    expect([lab.moment, lab.shown.sequence, lab.state.sequence]).toEqual([0, length, log.length]);
    expect(lab.shownNow()).toBe(0);
    lab.lookAt(undefined);
    runFrame();
    expect([lab.moment, lab.shown]).toEqual([undefined, lab.state]);
  });

  it('makes one state for many asks in one frame', () => {
    const { lab, stream, told } = openPausedLab();
    stream.source.sayLog(failingLog());
    runFrame();
    told.mockClear();
    const restored = vi.spyOn(lab.history, 'stateAt');
    for (let at = 0; at < 60_000; at += 1_000) lab.lookAt(at);
    expect(lab.moment).toBeUndefined();
    runFrame();
    expect([lab.moment, restored.mock.calls.length, told.mock.calls.length]).toEqual([59_000, 1, 1]);
  });

  it('goes back and forward by single log events, and beyond the last one to now', () => {
    const { lab, stream } = openPausedLab();
    const log = failingLog();
    stream.source.sayLog(log);
    runFrame();
    const places: (number | undefined)[] = [];
    for (const by of [-1, -1, 1, 1]) {
      lab.stepMoment(by);
      runFrame();
      places.push(lab.moment === undefined ? undefined : lab.shown.sequence);
    }
    // Time has gone on since the last event, so the first step back is to it.
    expect(places).toEqual([log.length, log.length - 1, log.length, undefined]);
  });

  it('knows a moment that was asked for before the log arrived', () => {
    const { lab, stream } = openPausedLab();
    const log = failingLog();
    const sequence = 6;
    lab.lookAt(log[sequence - 1]?.at, sequence);
    runFrame();
    stream.source.sayLog(log.slice(0, 3));
    runFrame();
    expect(lab.shown.sequence).toBe(3);
    stream.source.sayLog(log.slice(3));
    runFrame();
    expect(lab.shown.sequence).toBe(sequence);
  });

  it('takes a time that has not come for now', () => {
    const { lab, stream } = openPausedLab();
    stream.source.sayLog(failingLog());
    lab.lookAt(61_000);
    runFrame();
    expect([lab.moment, lab.shown]).toEqual([undefined, lab.state]);
  });

  it('is at now after a reset', () => {
    const { lab, stream } = openPausedLab();
    stream.source.sayLog(failingLog());
    runFrame();
    lab.lookAt(10);
    runFrame();
    stream.source.say('reset', {});
    runFrame();
    expect([lab.moment, lab.shown]).toEqual([undefined, lab.state]);
  });
});

/** A lab whose clock stands where the failing log ends. */
function openPausedLab() {
  const opened = openLab();
  opened.stream.source.say('clock', { ...clock, now: 61_000 });
  return opened;
}
