import type { LogEvent } from '@/lib/engine/events';
import { evolve } from '@/lib/engine/evolve';
import { createLabState } from '@/lib/engine/lab-state';
import { restoreSnapshot } from '@/lib/engine/snapshot';
import type { LabState } from '@/lib/engine/state';
import { foldEvent } from '@/lib/timeline/fold-event';
import { TimelineModel } from '@/lib/timeline/timeline-model';
import { AnnouncementDigest } from './announcement-digest';
import type { ClockView } from './clock-view';
import { browserSurroundings, EventStream, type StreamStatus, type StreamSurroundings } from './event-stream';
import { FrameBatch } from './frame-batch';
import { SimClock } from './sim-clock';
import type { StreamFrame } from './stream-frame';

/** Folding a long history may take this much of one frame; the rest follows in the next. */
const FOLD_BUDGET_MS = 10;
/** How many events are folded between two looks at the time. */
const FOLD_SLICE = 256;
/** The raw log is kept this far back for reading; the state knows all of it. */
const RECENT_LOG_MAX = 50_000;
/** Cutting the front of a long list costs its length, so it is done seldom. */
const RECENT_LOG_SLACK = 10_000;

/**
 * One lab as the page sees it: the streamed log, folded with the engine's own `evolve`, and the timeline made from it.
 * One per page. Listeners are told at most once a frame, and read what they need from `state`, `timeline` and `clock`.
 */
export class LiveLab {
  readonly labId: string;
  /** The fold of what has arrived. Read-only; replaced when the lab is reset. */
  state: LabState = createLabState();
  /** The same log as spans. Replaced together with `state`. */
  timeline: TimelineModel = new TimelineModel();
  /** The newest log events as they came, oldest first. Replaced together with `state`. */
  recentLog: LogEvent[] = [];
  status: StreamStatus = 'connecting';
  /** Set when the server no longer had the beginning of the log: history before this sequence is missing. */
  oldestSequence: number | undefined;
  /** What to tell those who do not see the timeline move. */
  readonly announcements = new AnnouncementDigest();

  readonly #stream: EventStream;
  readonly #batch = new FrameBatch(() => this.#flush());
  readonly #listeners = new Set<() => void>();
  readonly #wallNow: () => number;
  #clock: SimClock;
  #pending: StreamFrame[] = [];
  /** How much of the first pending frame is folded already. */
  #folded = 0;
  #version = 0;

  constructor(
    labId: string,
    surroundings: StreamSurroundings = browserSurroundings,
    wallNow = () => performance.now(),
  ) {
    this.labId = labId;
    this.#wallNow = wallNow;
    this.#clock = new SimClock(wallNow);
    this.#stream = new EventStream(
      (after) => this.#url(after),
      {
        onFrame: (frame) => this.#receive(frame),
        onStatus: (status) => this.#changeStatus(status),
        lastSequence: () => this.state.sequence,
      },
      surroundings,
    );
  }

  /** Opens the stream; the answer closes it again. */
  start(): () => void {
    this.#stream.open();
    return () => {
      this.#stream.close();
      this.#batch.cancel();
      this.#pending = [];
      this.#folded = 0;
    };
  }

  /** The sim time that is looked at instead of now; undefined: now. */
  get moment(): number | undefined {
    return undefined;
  }

  /** The state that is shown: now, or as it was at `moment`. What displays reads this, what acts reads `state`. */
  get shown(): LabState {
    return this.state;
  }

  /** Sim time of what is shown, in ms. */
  shownNow(): number {
    return this.moment ?? this.simNow();
  }

  /** Calls `listener` after each batch of changes, at most once a frame. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Grows with each batch of changes. */
  readonly getVersion = (): number => this.#version;

  /** The clock as the server last told it; undefined before its first word. */
  get clock(): ClockView | undefined {
    return this.#clock.view;
  }

  /** Sim time now in ms, carried on between two words from the server. */
  simNow(): number {
    return this.#clock.now(this.state.calendar.peek()?.at);
  }

  /** Whether `simNow` goes on by itself. */
  isMoving(): boolean {
    return this.#clock.isMoving();
  }

  #receive(frame: StreamFrame): void {
    this.#pending.push(frame);
    this.#batch.request();
  }

  #changeStatus(status: StreamStatus): void {
    if (status !== 'live') {
      this.#pending = [];
      this.#folded = 0;
    }
    if (this.status === status) return;
    this.status = status;
    this.#batch.request();
  }

  #flush(): void {
    const until = this.#wallNow() + FOLD_BUDGET_MS;
    while (this.#pending.length > 0 && this.#wallNow() < until) this.#takeNext();
    if (this.#pending.length > 0) this.#batch.request();
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }

  #takeNext(): void {
    const frame = this.#pending[0];
    if (!frame) return;
    switch (frame.kind) {
      case 'log':
        if (!this.#foldSome(frame.events)) return;
        break;
      case 'clock':
        this.#clock.tell(frame.clock);
        break;
      case 'dropped':
        this.#begin();
        this.#goOnFrom(frame);
        break;
      case 'reset':
        this.#begin();
        break;
    }
    this.#pending.shift();
    this.#folded = 0;
  }

  /** Folds the next slice of a batch; true when the batch is done. */
  #foldSome(events: readonly LogEvent[]): boolean {
    const end = Math.min(events.length, this.#folded + FOLD_SLICE);
    for (; this.#folded < end; this.#folded += 1) {
      const event = events[this.#folded];
      if (event && !this.#fold(event)) {
        this.#stream.reconnect();
        return false;
      }
    }
    return end === events.length;
  }

  /** Folds one event; false when events before it are missing. One that is known already changes nothing. */
  #fold(event: LogEvent): boolean {
    if (event.sequence <= this.state.sequence) return true;
    if (event.sequence !== this.state.sequence + 1) return false;
    evolve(this.state, event);
    foldEvent(this.timeline, event);
    this.recentLog.push(event);
    if (this.recentLog.length > RECENT_LOG_MAX + RECENT_LOG_SLACK) this.recentLog.splice(0, RECENT_LOG_SLACK);
    this.#clock.reach(event.at);
    this.announcements.hear(event, this.state);
    return true;
  }

  /** The log no longer reaches back: the state is given instead, and what it remembers of the past is drawn. */
  #goOnFrom(frame: Extract<StreamFrame, { kind: 'dropped' }>): void {
    this.oldestSequence = frame.oldestSequence;
    this.state = restoreSnapshot(frame.snapshot);
    const remembered = [...this.state.invocations.values()].flatMap((invocation) => invocation.log);
    remembered.sort((left, right) => left.sequence - right.sequence);
    for (const event of remembered) foldEvent(this.timeline, event);
    this.#clock.reach(this.state.now);
  }

  /** `logId` says whose sequences these are: after a restart of the server the same number means something else. */
  #url(after: number): string {
    const query = new URLSearchParams({ after: String(after) });
    if (after > 0 && this.clock) query.set('logId', this.clock.logId);
    return `/api/labs/${encodeURIComponent(this.labId)}/events?${query}`;
  }

  #begin(): void {
    const view = this.#clock.view;
    this.state = createLabState();
    this.timeline = new TimelineModel();
    this.recentLog = [];
    this.oldestSequence = undefined;
    this.#clock = new SimClock(this.#wallNow);
    if (view) this.#clock.tell({ ...view, now: 0, moving: false });
  }
}
