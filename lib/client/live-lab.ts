import type { LogEvent } from '@/lib/engine/events';
import { evolve } from '@/lib/engine/evolve';
import { createLabState } from '@/lib/engine/lab-state';
import { type SimTime, simTime } from '@/lib/engine/sim-time';
import { restoreSnapshot } from '@/lib/engine/snapshot';
import type { LabState } from '@/lib/engine/state';
import { FlowTally, foldFlow } from '@/lib/timeline/flow-tally';
import { foldEvent } from '@/lib/timeline/fold-event';
import { TimelineModel } from '@/lib/timeline/timeline-model';
import { AnnouncementDigest } from './announcement-digest';
import type { ClockView } from './clock-view';
import { browserSurroundings, EventStream, type StreamStatus, type StreamSurroundings } from './event-stream';
import { FrameBatch } from './frame-batch';
import { GoneEnvironments } from './gone-environments';
import { LabHistory } from './lab-history';
import { LabMoment, momentAt } from './lab-moment';
import { MetricSteps } from './metric-steps';
import { SimClock } from './sim-clock';
import type { StreamFrame } from './stream-frame';

/** Folding a long history may take this much of one frame; the rest follows in the next. */
const FOLD_BUDGET_MS = 10;
/** How many events are folded between two looks at the time. */
const FOLD_SLICE = 256;
/** So many frames may wait: of a long history each is a part of a megabyte. */
const PENDING_FRAMES_MAX = 32;

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
  /** How many went which way, ever. Replaced together with `state`. */
  flow: FlowTally = new FlowTally();
  /** The same log as it came, and the way to any moment of it. Replaced together with `state`. */
  history: LabHistory = new LabHistory(this.state);
  /** The lab's metrics as steps along the log. Replaced together with `state`. */
  metrics: MetricSteps = new MetricSteps(this.state);
  /** What the state forgets: environments that were shut down. Replaced together with `state`. */
  goneEnvironments: GoneEnvironments = new GoneEnvironments();
  status: StreamStatus = 'connecting';
  /** What to tell those who do not see the timeline move. */
  readonly announcements = new AnnouncementDigest();

  readonly #stream: EventStream;
  readonly #batch = new FrameBatch(() => this.#flush());
  readonly #listeners = new Set<() => void>();
  readonly #wallNow: () => number;
  readonly #moment = new LabMoment();
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

  /** Part of what the server has told is not folded yet. */
  get isCatchingUp(): boolean {
    return this.#pending.length > 0;
  }

  /** The sim time that is looked at instead of now; undefined: now. */
  get moment(): SimTime | undefined {
    return this.#moment.moment?.at;
  }

  /** Set where only a part of what happened at `moment` is shown: the last log event of it. */
  get momentSequence(): number | undefined {
    return this.#moment.moment?.sequence;
  }

  /** The state that is shown: now, or as it was at `moment`. What displays reads this, what acts reads `state`. */
  get shown(): LabState {
    return this.#moment.shown ?? this.state;
  }

  /** Sim time of what is shown, in ms. */
  shownNow(): number {
    return this.moment ?? this.simNow();
  }

  /** Shows the lab as it was; undefined, or a time that has not come: now. Live events go on arriving meanwhile. */
  lookAt(at: number | undefined, sequence?: number): void {
    this.#moment.lookAt(at === undefined ? undefined : { at: simTime(Math.max(0, Math.floor(at))), sequence });
    this.#batch.request();
  }

  /** Shows the lab as it was right after one log event. */
  lookAtSequence(sequence: number): void {
    this.#moment.lookAt(momentAt(this.history, Math.max(sequence, this.history.baseSequence)));
    this.stepMoment(0);
  }

  /** Goes that many log events on or back. */
  stepMoment(by: number): void {
    this.#moment.step(this.history, this.simNow(), by);
    this.#batch.request();
  }

  /** Set when history before this sequence is missing: the server no longer had it, or this page keeps no more. */
  get oldestSequence(): number | undefined {
    return this.history.baseSequence === 0 ? undefined : this.history.baseSequence + 1;
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
    // A long history comes faster than it is folded: then none is taken in without one being folded, and the server waits.
    while (this.#pending.length > PENDING_FRAMES_MAX) this.#takeNext();
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
    this.#moment.settle(this.history, this.clock && this.simNow());
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
        this.#moment.lookAt(undefined);
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
    this.goneEnvironments.note(event, this.state);
    evolve(this.state, event);
    foldEvent(this.timeline, event);
    foldFlow(this.flow, event, this.state);
    this.metrics.add(event);
    if (this.history.append(event, this.state)) this.metrics.forgetBefore(this.history.baseSequence);
    this.#clock.reach(event.at);
    this.announcements.hear(event, this.state);
    return true;
  }

  /** The log no longer reaches back: the state is given instead, and what it remembers of the past is drawn. */
  #goOnFrom(frame: Extract<StreamFrame, { kind: 'dropped' }>): void {
    this.state = restoreSnapshot(frame.snapshot);
    this.history = new LabHistory(this.state);
    this.metrics = new MetricSteps(this.state);
    const remembered = [...this.state.invocations.values()].flatMap((invocation) => invocation.log);
    remembered.sort((left, right) => left.sequence - right.sequence);
    for (const event of remembered) {
      foldEvent(this.timeline, event);
      foldFlow(this.flow, event, this.state);
    }
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
    this.flow = new FlowTally();
    this.history = new LabHistory(this.state);
    this.metrics = new MetricSteps(this.state);
    this.goneEnvironments = new GoneEnvironments();
    this.#moment.forgetState();
    this.#clock = new SimClock(this.#wallNow);
    if (view) this.#clock.tell({ ...view, now: 0, moving: false });
  }
}
