import { describe, expect, it } from 'vitest';
import { EventStream, type StreamStatus } from './event-stream';
import type { StreamFrame } from './stream-frame';
import { TestStream } from './test-stream';

function openStream() {
  const surroundings = new TestStream();
  const frames: StreamFrame[] = [];
  const statuses: StreamStatus[] = [];
  const last = { sequence: 0 };
  const stream = new EventStream(
    (after) => `/events?after=${after}`,
    {
      onFrame: (frame) => frames.push(frame),
      onStatus: (status) => statuses.push(status),
      lastSequence: () => last.sequence,
    },
    surroundings,
  );
  stream.open();
  return { surroundings, frames, statuses, stream, last };
}

describe('the event stream', () => {
  it('is connecting until the server has answered', () => {
    const { surroundings, statuses } = openStream();
    expect(statuses).toEqual(['connecting']);
    surroundings.source.opened();
    expect(statuses).toEqual(['connecting', 'live']);
  });

  it('hands on what arrives', () => {
    const { surroundings, frames } = openStream();
    surroundings.source.say('reset', {});
    expect(frames).toEqual([{ kind: 'reset' }]);
  });

  it('comes back after the last event that was taken in', () => {
    const { surroundings, last, statuses } = openStream();
    last.sequence = 42;
    surroundings.source.broke();
    expect(statuses.at(-1)).toBe('reconnecting');
    surroundings.passWait();
    expect(surroundings.urls).toEqual(['/events?after=0', '/events?after=42']);
  });

  it('waits longer each time, up to eight seconds', () => {
    const { surroundings } = openStream();
    const waits = Array.from({ length: 6 }, () => {
      surroundings.source.broke();
      return surroundings.passWait();
    });
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000]);
  });

  it('is patient again once something has arrived', () => {
    const { surroundings } = openStream();
    surroundings.source.broke();
    surroundings.passWait();
    surroundings.source.say('reset', {});
    surroundings.source.broke();
    expect(surroundings.passWait()).toBe(500);
  });

  it('asks again for what it could not read', () => {
    const { surroundings, frames } = openStream();
    surroundings.source.say('log', 'no JSON');
    surroundings.passWait();
    expect([frames.length, surroundings.urls.length]).toEqual([0, 2]);
  });

  it('does not listen to a stream that it has left', () => {
    const { surroundings, frames } = openStream();
    const left = surroundings.source;
    left.broke();
    surroundings.passWait();
    left.say('reset', {});
    expect([left.isClosed, frames]).toEqual([true, []]);
  });

  it('does not come back after it was closed', () => {
    const { surroundings, stream } = openStream();
    surroundings.source.broke();
    stream.close();
    expect(surroundings.passWait()).toBeUndefined();
  });
});
