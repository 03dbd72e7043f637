import type { LogEvent } from '@/lib/engine/events';
import type { EventSourceLike, StreamSurroundings } from './event-stream';

/** A stream that a test speaks through, and time that it moves. */
export class TestStream implements StreamSurroundings {
  readonly urls: string[] = [];
  readonly sources: TestSource[] = [];
  readonly #waits: { readonly waitMs: number; readonly callback: () => void }[] = [];

  get source(): TestSource {
    const last = this.sources.at(-1);
    if (!last) throw new Error('no stream was opened');
    return last;
  }

  open(url: string): EventSourceLike {
    this.urls.push(url);
    const source = new TestSource();
    this.sources.push(source);
    return source;
  }

  after(waitMs: number, callback: () => void): () => void {
    const wait = { waitMs, callback };
    this.#waits.push(wait);
    return () => {
      const index = this.#waits.indexOf(wait);
      if (index >= 0) this.#waits.splice(index, 1);
    };
  }

  /** Ends the wait that is under way, and says how long it would have been. */
  passWait(): number | undefined {
    const wait = this.#waits.shift();
    wait?.callback();
    return wait?.waitMs;
  }
}

export class TestSource implements EventSourceLike {
  readyState = 0;
  isClosed = false;
  onopen: ((event: Event) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  readonly #listeners = new Map<string, (event: MessageEvent<string>) => void>();

  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void {
    this.#listeners.set(type, listener);
  }

  close(): void {
    this.isClosed = true;
  }

  opened(): void {
    this.onopen?.(new Event('open'));
  }

  broke(): void {
    this.onerror?.(new Event('error'));
  }

  say(name: string, data: unknown): void {
    const text = typeof data === 'string' ? data : JSON.stringify(data);
    this.#listeners.get(name)?.(new MessageEvent(name, { data: text }));
  }

  sayLog(events: readonly LogEvent[]): void {
    this.say('log', events);
  }
}
