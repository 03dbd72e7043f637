import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { takeSnapshot } from '@/lib/engine/snapshot';
import { eventStream, HEARTBEAT_EVERY_MS, MESSAGE_EVERY_MS } from './event-stream';
import { closeStreams, countStreams } from './open-streams';
import { batchOf, ScriptedLab } from './scripted-lab';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  closeStreams();
  vi.useRealTimers();
});

interface Frame {
  readonly event: string | undefined;
  readonly id: string | undefined;
  readonly data: unknown;
}

/** Opens a stream and reads past its opening. */
async function open(lab: ScriptedLab, { after = 0, isOtherLog = false } = {}) {
  const gone = new AbortController();
  const pieces = eventStream({ lab, after, isOtherLog }, gone.signal);
  const opening = await pieces.next();
  return { pieces, gone, opening: framesOf(opening.value ?? '') };
}

function framesOf(text: string): Frame[] {
  const blocks = text.split('\n\n').filter((block) => block !== '');
  return blocks.map((block) => {
    const data = field(block, 'data');
    return {
      event: field(block, 'event'),
      id: field(block, 'id'),
      data: data === undefined ? undefined : JSON.parse(data),
    };
  });
}

function field(block: string, name: string): string | undefined {
  return block
    .split('\n')
    .find((line) => line.startsWith(`${name}: `))
    ?.slice(name.length + 2);
}

/** The frames of the next piece, with time going on until it comes. */
async function nextFrames(pieces: AsyncGenerator<string>): Promise<Frame[]> {
  const next = pieces.next();
  await vi.advanceTimersByTimeAsync(MESSAGE_EVERY_MS);
  const { value } = await next;
  return framesOf(value ?? '');
}

const sequencesOf = (frame: Frame | undefined) =>
  Array.isArray(frame?.data) ? frame.data.map((event: { sequence: number }) => event.sequence) : [];

describe('an event stream', () => {
  it('opens with how the clock stands, without an id', async () => {
    const { opening } = await open(new ScriptedLab());
    expect(opening.map(({ event, id }) => ({ event, id }))).toEqual([{ event: 'clock', id: undefined }]);
    expect(opening[0]?.data).toMatchObject({ now: 0, mode: 'running', speed: 1, logId: 'log-1' });
  });

  it('resumes after the sequence the reader knows', async () => {
    const lab = new ScriptedLab();
    const { pieces } = await open(lab, { after: 41 });
    lab.say(batchOf(42));
    const [frame] = await nextFrames(pieces);
    expect(lab.followedAfter).toBe(41);
    expect(frame?.event).toBe('log');
    expect(frame?.id).toBe('42');
  });

  it('sends a batch as one array whose id is its last sequence', async () => {
    const lab = new ScriptedLab();
    const { pieces } = await open(lab);
    lab.say(batchOf(1, 3));
    const [frame] = await nextFrames(pieces);
    expect(sequencesOf(frame)).toEqual([1, 2, 3]);
    expect(frame?.id).toBe('3');
  });

  it('sends what is live at most once in its time', async () => {
    const lab = new ScriptedLab();
    const { pieces } = await open(lab);
    lab.say(batchOf(1));
    await pieces.next();
    lab.say(batchOf(2));
    const next = vi.fn();
    const second = pieces.next().then(next);
    await vi.advanceTimersByTimeAsync(MESSAGE_EVERY_MS / 3);
    expect(next).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(MESSAGE_EVERY_MS);
    await second;
    expect(next).toHaveBeenCalledOnce();
  });

  it('cuts a long history into messages that follow at once', async () => {
    const lab = new ScriptedLab();
    const { pieces } = await open(lab);
    lab.say(batchOf(1, 4_500));
    const ids: (string | undefined)[] = [];
    for (let piece = 0; piece < 3; piece++) ids.push(framesOf((await pieces.next()).value ?? '')[0]?.id);
    expect(ids).toEqual(['2000', '4000', '4500']);
  });

  it('reads nothing from the log while the reader does not take what there is', async () => {
    const lab = new ScriptedLab();
    const { pieces } = await open(lab);
    lab.say(batchOf(1), batchOf(2), batchOf(3));
    await pieces.next();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(lab.handedOut).toBe(1);
  });

  it('tells of a change of the clock', async () => {
    const lab = new ScriptedLab();
    const { pieces } = await open(lab);
    lab.changeClock('paused');
    const [frame] = await nextFrames(pieces);
    expect(frame?.event).toBe('clock');
    expect(frame?.data).toMatchObject({ mode: 'paused' });
  });

  it('says that it is alive when there is nothing to say', async () => {
    const { pieces } = await open(new ScriptedLab());
    const next = pieces.next();
    await vi.advanceTimersByTimeAsync(HEARTBEAT_EVERY_MS);
    expect((await next).value).toMatch(/^:.*\n\n$/);
  });

  it('says when the log no longer reaches back, with what a fold goes on from', async () => {
    const lab = new ScriptedLab();
    const { pieces } = await open(lab);
    lab.say({ kind: 'dropped', oldestSequence: 900, base: takeSnapshot(lab.state) });
    const [frame] = await nextFrames(pieces);
    expect(frame?.event).toBe('dropped');
    expect(frame?.data).toMatchObject({ oldestSequence: 900, snapshot: { sequence: 0, functions: [] } });
    lab.say(batchOf(900));
    expect(sequencesOf((await nextFrames(pieces))[0])).toEqual([900]);
  });

  it('goes on with the new log from its beginning after a reset', async () => {
    const lab = new ScriptedLab();
    const { pieces } = await open(lab, { after: 7 });
    lab.say({ kind: 'reset' });
    expect(await nextFrames(pieces)).toMatchObject([{ event: 'reset', id: '0', data: { labId: lab.labId } }]);
    lab.say(batchOf(1));
    expect(sequencesOf((await nextFrames(pieces))[0])).toEqual([1]);
    expect(lab.followedAfter).toBe(0);
  });

  it('tells the clock of a new log only beside that log', async () => {
    const lab = new ScriptedLab();
    const { pieces } = await open(lab);
    lab.logId = 'log-2';
    lab.changeClock('paused');
    lab.say({ kind: 'reset' });
    expect((await nextFrames(pieces)).map(({ event }) => event)).toEqual(['reset']);
    lab.say(batchOf(1));
    const frames = await nextFrames(pieces);
    expect(frames.map(({ event }) => event)).toEqual(['log', 'clock']);
    expect(frames[1]?.data).toMatchObject({ mode: 'paused', logId: 'log-2' });
  });

  it('tells a reader of another log to begin again', async () => {
    const lab = new ScriptedLab();
    const { opening, pieces } = await open(lab, { after: 500, isOtherLog: true });
    expect(opening.map(({ event }) => event)).toEqual(['reset', 'clock']);
    lab.say(batchOf(1));
    await nextFrames(pieces);
    expect(lab.followedAfter).toBe(0);
  });

  it('ends when the lab is removed', async () => {
    const lab = new ScriptedLab();
    const { pieces } = await open(lab);
    lab.say('end');
    expect((await pieces.next()).done).toBe(true);
    expect(countStreams()).toBe(0);
  });
});

describe('a reader that goes away', () => {
  it('while waiting for news leaves no follower, no clock listener and no timer', async () => {
    const lab = new ScriptedLab();
    const { gone, pieces } = await open(lab);
    const next = pieces.next();
    await vi.advanceTimersByTimeAsync(0);
    expect(lab.isFollowed).toBe(true);
    gone.abort();
    expect((await next).done).toBe(true);
    await vi.advanceTimersByTimeAsync(0);
    expect({ followed: lab.isFollowed, listeners: lab.clockListeners, streams: countStreams() }).toEqual({
      followed: false,
      listeners: 0,
      streams: 0,
    });
  });

  it('while a piece is under way leaves nothing either', async () => {
    const lab = new ScriptedLab();
    const { pieces } = await open(lab);
    lab.say(batchOf(1));
    await nextFrames(pieces);
    await pieces.return(undefined);
    await vi.advanceTimersByTimeAsync(0);
    expect({ followed: lab.isFollowed, listeners: lab.clockListeners, streams: countStreams() }).toEqual({
      followed: false,
      listeners: 0,
      streams: 0,
    });
  });
});

describe('stopping the process', () => {
  it('ends every open stream', async () => {
    const streams = await Promise.all([open(new ScriptedLab()), open(new ScriptedLab())]);
    const ends = streams.map(({ pieces }) => pieces.next());
    closeStreams();
    for (const end of await Promise.all(ends)) expect(end.done).toBe(true);
    expect(countStreams()).toBe(0);
  });
});
