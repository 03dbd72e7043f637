import { FRAME_NAMES, parseStreamFrame, type StreamFrame } from './stream-frame';

export type StreamStatus = 'connecting' | 'live' | 'reconnecting';

/** What an event stream tells its owner. */
export interface StreamListener {
  onFrame(frame: StreamFrame): void;
  onStatus(status: StreamStatus): void;
  /** Sequence of the last log event the owner has taken in: where a new connection resumes. */
  lastSequence(): number;
}

/** The part of `EventSource` used here; a test passes its own. */
export interface EventSourceLike {
  readonly readyState: number;
  onopen: ((event: Event) => void) | null;
  onerror: ((event: Event) => void) | null;
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void;
  close(): void;
}

/** What the stream needs of its surroundings. */
export interface StreamSurroundings {
  open(url: string): EventSourceLike;
  /** Calls back after a wait; the answer cancels it. */
  after(waitMs: number, callback: () => void): () => void;
}

const RETRY_FIRST_MS = 500;
const RETRY_MAX_MS = 8_000;

/**
 * The lab's log stream. `EventSource` reconnects by itself with `Last-Event-ID`, which is the last event it *received*;
 * we always open anew from the last one *folded*, so that a broken frame or a gap is asked for again.
 */
export class EventStream {
  readonly #url: (after: number) => string;
  readonly #listener: StreamListener;
  readonly #surroundings: StreamSurroundings;
  #source: EventSourceLike | undefined;
  #cancelRetry: (() => void) | undefined;
  #failures = 0;

  constructor(url: (after: number) => string, listener: StreamListener, surroundings: StreamSurroundings) {
    this.#url = url;
    this.#listener = listener;
    this.#surroundings = surroundings;
  }

  /** Opens the stream; the status goes to `live` when the server has answered. */
  open(): void {
    this.#connect('connecting');
  }

  /** Closes and opens again from the last good sequence: for a gap, or after the server lost us. */
  reconnect(): void {
    this.#drop();
    this.#listener.onStatus('reconnecting');
    const waitMs = Math.min(RETRY_MAX_MS, RETRY_FIRST_MS * 2 ** Math.min(this.#failures, 5));
    this.#failures += 1;
    this.#cancelRetry = this.#surroundings.after(waitMs, () => this.#connect('reconnecting'));
  }

  close(): void {
    this.#drop();
  }

  #connect(status: StreamStatus): void {
    this.#drop();
    this.#listener.onStatus(status);
    const source = this.#surroundings.open(this.#url(this.#listener.lastSequence()));
    this.#source = source;
    source.onopen = () => this.#listener.onStatus('live');
    source.onerror = () => this.reconnect();
    for (const name of FRAME_NAMES) {
      source.addEventListener(name, (message) => this.#receive(source, name, message.data));
    }
  }

  #receive(source: EventSourceLike, name: (typeof FRAME_NAMES)[number], data: string): void {
    if (source !== this.#source) return;
    let frame: StreamFrame;
    try {
      frame = parseStreamFrame(name, data);
    } catch {
      this.reconnect();
      return;
    }
    this.#failures = 0;
    this.#listener.onFrame(frame);
  }

  #drop(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
    this.#source?.close();
    this.#source = undefined;
  }
}

/** The browser's own. */
export const browserSurroundings: StreamSurroundings = {
  open: (url) => new EventSource(url),
  after(waitMs, callback) {
    const timer = setTimeout(callback, waitMs);
    return () => clearTimeout(timer);
  },
};
