import { assertUnreachable } from '@/lib/engine/assert';
import type { LogEvent } from '@/lib/engine/events';
import type { FollowBatch } from '@/lib/lab-store/lab-store';
import type { Lab } from '@/lib/labs/lab';
import { clockJson } from './clock-json';
import { LogFollower } from './log-follower';
import { registerStream } from './open-streams';
import { HEARTBEAT, sseFrame } from './sse-frame';
import { Wake } from './wake';

/** At most one message in this time: what a stream costs is its chunks, not its events. */
export const MESSAGE_EVERY_MS = 30;
export const HEARTBEAT_EVERY_MS = 15_000;
/** A message of more events than this is cut, so that a reader can begin before the whole history is through. */
const EVENTS_A_MESSAGE = 2_000;
/** How soon a browser comes back after the stream broke. */
const RETRY_MS = 1_000;

/** The part of a lab that is streamed. */
export type StreamedLab = Pick<Lab, 'clock' | 'follow' | 'labId' | 'logId' | 'onClock' | 'state'>;

/** The lab of an id as it is now; undefined when there is none any more. */
export type FindLab = (labId: string) => StreamedLab | undefined;

/** Where a stream begins. */
export interface StreamStart {
  readonly lab: StreamedLab;
  /** The last sequence the reader knows. */
  readonly after: number;
  /** What the reader knows is of another log: it is told to begin again. */
  readonly isOtherLog: boolean;
}

/**
 * A lab's log as server-sent events, live until the reader goes away or the lab does: `log`, `clock`, `dropped`, `reset`
 * and a heartbeat. One piece a message; while a piece is not taken nothing is read from the log.
 */
export async function* eventStream(findLab: FindLab, start: StreamStart, signal: AbortSignal): AsyncGenerator<string> {
  const stream = new LabStream(findLab, start);
  const unregister = registerStream(() => stream.close());
  const close = (): void => stream.close();
  signal.addEventListener('abort', close);
  if (signal.aborted) stream.close();
  try {
    yield `retry: ${RETRY_MS}\n${stream.opening()}`;
    for (let piece = await stream.next(); piece !== undefined; piece = await stream.next()) yield piece;
  } finally {
    signal.removeEventListener('abort', close);
    unregister();
    stream.close();
  }
}

class LabStream {
  readonly #findLab: FindLab;
  readonly #wake = new Wake();
  readonly #clockChanged = (): void => {
    this.#clockIsNews = true;
    this.#wake.ring();
  };
  #lab: StreamedLab;
  #follower: LogFollower;
  #ignoreClock: () => void;
  #clockIsNews = false;
  #isOtherLog: boolean;
  /** Events of the last batch that did not fit into its message. */
  #rest: readonly LogEvent[] = [];
  #closed = false;
  /** Wall times, monotonic. */
  #mayWriteAt = 0;
  #heartbeatAt = performance.now() + HEARTBEAT_EVERY_MS;

  constructor(findLab: FindLab, { after, isOtherLog, lab }: StreamStart) {
    this.#findLab = findLab;
    this.#lab = lab;
    this.#isOtherLog = isOtherLog;
    this.#follower = this.#follow(lab, isOtherLog ? 0 : after);
    this.#ignoreClock = lab.onClock(this.#clockChanged);
  }

  /** How the clock stands comes first, so that a reader can draw before the history is through. */
  opening(): string {
    const reset = this.#isOtherLog ? this.#resetFrame() : '';
    return `${reset}${this.#clockFrame()}`;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#ignoreClock();
    this.#follower.close();
    this.#wake.ring();
  }

  /** The next piece to write; undefined when the stream is over. */
  async next(): Promise<string | undefined> {
    while (!this.#closed) {
      const now = performance.now();
      if (now >= this.#mayWriteAt) {
        this.#follower.ask();
        const piece = this.#piece();
        if (piece !== '') return this.#written(piece, now);
        if (this.#closed) break;
      }
      if (now >= this.#heartbeatAt) return this.#written(HEARTBEAT, now);
      await this.#wake.wait((now < this.#mayWriteAt ? this.#mayWriteAt : this.#heartbeatAt) - now);
    }
    return undefined;
  }

  #written(piece: string, now: number): string {
    // History goes out as fast as it is taken; only what is live keeps to the pace.
    if (this.#rest.length === 0) this.#mayWriteAt = now + MESSAGE_EVERY_MS;
    this.#heartbeatAt = now + HEARTBEAT_EVERY_MS;
    return piece;
  }

  /** Everything there is to say now, as one piece; empty: nothing. The log goes before the clock that has passed it. */
  #piece(): string {
    const log = this.#rest.length > 0 ? this.#logFrame(this.#rest) : this.#batchFrames();
    return this.#clockIsNews && !this.#closed ? log + this.#clockFrame() : log;
  }

  #batchFrames(): string {
    const batch = this.#follower.take();
    if (batch !== undefined) return this.#framesOf(batch);
    if (!this.#follower.ended) return '';
    // The log ended without a word: the lab was removed, or another one stands in its place by now.
    return this.#findLab(this.#lab.labId) === this.#lab ? this.#end() : this.#changeLog();
  }

  #framesOf(batch: FollowBatch): string {
    switch (batch.kind) {
      case 'events':
        return this.#logFrame(batch.events);
      case 'dropped':
        return sseFrame('dropped', { oldestSequence: batch.oldestSequence, snapshot: batch.base });
      case 'reset':
        return this.#changeLog();
      default:
        return assertUnreachable(batch);
    }
  }

  #logFrame(events: readonly LogEvent[]): string {
    const now = events.length > EVENTS_A_MESSAGE ? events.slice(0, EVENTS_A_MESSAGE) : events;
    this.#rest = events.slice(now.length);
    const last = now.at(-1);
    return last === undefined ? '' : sseFrame('log', now, last.sequence);
  }

  /** The lab was reset: its new log from the beginning. The lab is gone: the end. */
  #changeLog(): string {
    const lab = this.#findLab(this.#lab.labId);
    if (lab === undefined) return this.#end();
    this.#ignoreClock();
    this.#follower.close();
    this.#lab = lab;
    this.#rest = [];
    this.#follower = this.#follow(lab, 0);
    this.#ignoreClock = lab.onClock(this.#clockChanged);
    return `${this.#resetFrame()}${this.#clockFrame()}`;
  }

  #end(): string {
    this.close();
    return '';
  }

  #follow(lab: StreamedLab, after: number): LogFollower {
    return new LogFollower(lab, after, () => this.#wake.ring());
  }

  #clockFrame(): string {
    this.#clockIsNews = false;
    return sseFrame('clock', clockJson(this.#lab));
  }

  /** Id 0: what the reader remembered means nothing in the new log. */
  #resetFrame(): string {
    return sseFrame('reset', { labId: this.#lab.labId }, 0);
  }
}
