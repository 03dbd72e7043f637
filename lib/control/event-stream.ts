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
export async function* eventStream(start: StreamStart, signal: AbortSignal): AsyncGenerator<string> {
  const stream = new LabStream(start);
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
  readonly #wake = new Wake();
  readonly #clockChanged = (): void => {
    this.#clockIsNews = true;
    this.#wake.ring();
  };
  readonly #lab: StreamedLab;
  readonly #ignoreClock: () => void;
  #follower: LogFollower;
  #clockIsNews = false;
  #isOtherLog: boolean;
  /** The log that is streamed; undefined between a reset and the first events of the new one. */
  #logId: string | undefined;
  /** Events of the last batch that did not fit into its message. */
  #rest: readonly LogEvent[] = [];
  #closed = false;
  /** Wall times, monotonic. */
  #mayWriteAt = 0;
  #heartbeatAt = performance.now() + HEARTBEAT_EVERY_MS;

  constructor({ after, isOtherLog, lab }: StreamStart) {
    this.#lab = lab;
    this.#isOtherLog = isOtherLog;
    this.#logId = lab.logId;
    this.#follower = this.#follow(isOtherLog ? 0 : after);
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
    return this.#clockIsNews && this.#isClockOfLog() ? log + this.#clockFrame() : log;
  }

  #batchFrames(): string {
    const batch = this.#follower.take();
    if (batch !== undefined) return this.#framesOf(batch);
    // A log that ends without a word belongs to a lab that is gone.
    if (this.#follower.ended) this.close();
    return '';
  }

  #framesOf(batch: FollowBatch): string {
    switch (batch.kind) {
      case 'events':
        this.#logId ??= this.#lab.logId;
        return this.#logFrame(batch.events);
      case 'dropped':
        return sseFrame('dropped', { oldestSequence: batch.oldestSequence, snapshot: batch.base });
      case 'reset':
        return this.#beginAgain();
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

  /** The lab was reset: its new log from the beginning. */
  #beginAgain(): string {
    this.#logId = undefined;
    this.#follower.close();
    this.#rest = [];
    this.#follower = this.#follow(0);
    this.#clockIsNews = true;
    return this.#resetFrame();
  }

  #follow(after: number): LogFollower {
    return new LogFollower(this.#lab, after, () => this.#wake.ring());
  }

  /** Around a reset the lab's clock and its log change at different moments: no clock is told beside another log. */
  #isClockOfLog(): boolean {
    return !this.#closed && this.#lab.logId === this.#logId;
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
