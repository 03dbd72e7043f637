import type { LogEvent } from '@/lib/engine/events';
import type { LabSnapshot } from '@/lib/engine/snapshot';
import { type ClockView, parseClockView } from './clock-view';

/** One frame of the lab's event stream. */
export type StreamFrame =
  | { readonly kind: 'log'; readonly events: readonly LogEvent[] }
  | { readonly kind: 'clock'; readonly clock: ClockView }
  /** The log no longer reaches back to where we asked; it begins at `oldestSequence`, and `snapshot` is the state before. */
  | { readonly kind: 'dropped'; readonly oldestSequence: number; readonly snapshot: LabSnapshot }
  /** The lab begins again at sequence 0. */
  | { readonly kind: 'reset' };

/** The names the server gives its frames. */
export const FRAME_NAMES = ['log', 'clock', 'dropped', 'reset'] as const;

type FrameName = (typeof FRAME_NAMES)[number];

/** Reads one frame; throws on anything that is not one, because a log with a hole is worse than a reconnect. */
export function parseStreamFrame(name: FrameName, data: string): StreamFrame {
  switch (name) {
    case 'log':
      return { kind: 'log', events: parseLog(JSON.parse(data)) };
    case 'clock':
      return { kind: 'clock', clock: parseClockView(JSON.parse(data)) };
    case 'dropped':
      return { kind: 'dropped', ...parseDropped(JSON.parse(data)) };
    case 'reset':
      return { kind: 'reset' };
  }
}

/** Like the events, the snapshot is our own engine's: that it is one is checked, not each of its fields. */
function parseDropped(value: unknown): { readonly oldestSequence: number; readonly snapshot: LabSnapshot } {
  if (!isObject(value) || !('oldestSequence' in value) || typeof value.oldestSequence !== 'number')
    throw new TypeError('no sequence that the log begins at');
  if (!('snapshot' in value) || !isSnapshot(value.snapshot)) throw new TypeError('no state that the log goes on from');
  return { oldestSequence: value.oldestSequence, snapshot: value.snapshot };
}

function isSnapshot(value: unknown): value is LabSnapshot {
  return (
    isObject(value) &&
    'sequence' in value &&
    typeof value.sequence === 'number' &&
    'now' in value &&
    typeof value.now === 'number'
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function parseLog(value: unknown): readonly LogEvent[] {
  if (!Array.isArray(value) || !value.every(isLogEvent)) throw new TypeError('not a batch of log events');
  return value;
}

/** Only the stamp is checked: the events are our own engine's, and there can be 50,000 of them a second. */
function isLogEvent(value: unknown): value is LogEvent {
  return (
    isObject(value) &&
    'type' in value &&
    typeof value.type === 'string' &&
    'sequence' in value &&
    typeof value.sequence === 'number' &&
    'at' in value &&
    typeof value.at === 'number'
  );
}
