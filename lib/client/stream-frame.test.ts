import { describe, expect, it } from 'vitest';
import { createLabState } from '@/lib/engine/lab-state';
import { takeSnapshot } from '@/lib/engine/snapshot';
import { parseStreamFrame } from './stream-frame';

const deleted = { sequence: 4, at: 10, type: 'queue-deleted', queueName: 'dlq' };
const clock = {
  now: 5,
  mode: 'paused',
  moving: false,
  speed: 1,
  skipWaits: true,
  nextEntryAt: null,
  pendingWork: 2,
  logId: 'k',
};

describe('a frame of the stream', () => {
  it('of the log is its events', () => {
    expect(parseStreamFrame('log', JSON.stringify([deleted]))).toEqual({ kind: 'log', events: [deleted] });
  });

  it('of the clock may have more in it than we read', () => {
    const frame = parseStreamFrame('clock', JSON.stringify({ ...clock, nowTime: '2026-01-01T00:00:00.005Z' }));
    expect(frame).toMatchObject({ kind: 'clock', clock });
  });

  it('of what was dropped brings the state to go on from', () => {
    const snapshot = takeSnapshot(createLabState());
    const frame = parseStreamFrame('dropped', JSON.stringify({ oldestSequence: 90, snapshot }));
    expect(frame).toMatchObject({ kind: 'dropped', oldestSequence: 90, snapshot: { sequence: 0 } });
  });

  it.each([
    ['log', '[{"type":"queue-deleted"}]'],
    ['log', '{}'],
    ['log', '[1'],
    ['clock', '{"now":"soon"}'],
    ['dropped', '{"oldestSequence":1}'],
  ] as const)('%s that is not one throws: %s', (name, data) => {
    expect(() => parseStreamFrame(name, data)).toThrow();
  });
});
