import type { RuleId } from '@/lib/engine/rules';
import type { SimTime } from '@/lib/engine/sim-time';
import { Activity } from './activity';
import { EnvironmentLanes } from './environment-lanes';
import { Life } from './life';
import { OneOfEach } from './one-of-each';
import { isWait, type Span, type SpanDetail, type SpanOf } from './span';
import { SpanStart } from './span-start';
import { Totals } from './totals';
import { TRACK_ORDER, Track, type TrackKind } from './track';

/** What a span is about, and when it begins: any log event with a request id. */
export interface Happening {
  readonly requestId: string;
  readonly functionName: string;
  readonly at: SimTime;
}

/** Told of every span that begins and ends: another arrangement of the same spans, or sums over them. */
export interface SpanFollower {
  /** It may have ended already: then it is not told of its end. */
  began(span: Span): void;
  ended(span: Span): void;
}

/**
 * The log as tracks of spans. `foldEvent` is what fills it. A span that goes on is ended in place; nothing is built anew, so
 * that ten thousand invocations cost ten thousand small steps.
 */
export class TimelineModel {
  readonly activity = new Activity();
  /** All spans, in the order in which they began. */
  readonly spans: Span[] = [];
  /** Failed attempts, refusals, lost deliveries and discards, in order of time. */
  readonly failures: Span[] = [];
  /** By request id. */
  readonly lives = new Map<string, Life>();
  /** Deliveries that start an invocation, by its request id. */
  readonly startedBy = new Map<string, Span>();
  /** Request ids of the invocations that the code of an invocation made, by its request id. */
  readonly calledBy = new Map<string, string[]>();
  /** Request id of the invocation that started this one, by its destination or from its code. */
  readonly parentOf = new Map<string, string>();
  /** Sums over any stretch of time. */
  readonly totals = new Totals();
  /** Texts that many spans share. */
  readonly texts = new OneOfEach();
  /** Grows with every change. */
  version = 0;
  /** How many stages and calls go on. */
  openCount = 0;
  /** The latest end that any wait was ever promised; how far ahead the axis must reach. */
  latestDueAt = 0;
  /** Sim time of the last event folded. */
  lastAt = 0;

  readonly #tracks = new Map<string, Track>();
  readonly #environments = new Map<string, EnvironmentLanes>();
  readonly #followers = new Set<SpanFollower>([this.totals]);
  #ordered: readonly Track[] | undefined;

  /** Tells a follower of all spans there are, ended or not, and from now on of each that begins or ends. */
  follow(follower: SpanFollower): void {
    for (const span of this.spans) follower.began(span);
    this.#followers.add(follower);
  }

  unfollow(follower: SpanFollower): void {
    this.#followers.delete(follower);
  }

  /** From top to bottom: caller, event queue, environments by function, waits, targets, dead-letter queues, discarded. */
  get tracks(): readonly Track[] {
    this.#ordered ??= [...this.#tracks.values()].sort(
      (left, right) => TRACK_ORDER.indexOf(left.kind) - TRACK_ORDER.indexOf(right.kind),
    );
    return this.#ordered;
  }

  /** The spans of one invocation, in the order in which they began. */
  spansOf(requestId: string): readonly Span[] {
    return this.lives.get(requestId)?.spans ?? [];
  }

  /** Lane labels and count of a function's environments. */
  environmentsOf(functionName: string): EnvironmentLanes {
    let lanes = this.#environments.get(functionName);
    if (!lanes) {
      lanes = new EnvironmentLanes();
      this.#environments.set(functionName, lanes);
    }
    return lanes;
  }

  /** The track with this id, made when it is first needed. */
  track(id: string, kind: TrackKind, label: string): Track {
    let track = this.#tracks.get(id);
    if (!track) {
      track = new Track(id, kind, label);
      this.#tracks.set(id, track);
      this.#ordered = undefined;
    }
    return track;
  }

  /** Begins an invocation with what its caller gets; the span is open. */
  beginLife(happening: Happening, rule: RuleId, detail: Extract<SpanDetail, { kind: 'answer' }>): SpanOf<'answer'> {
    const track = this.track('caller', 'caller', 'Caller');
    // A long call would cover the marks of its moment, and a refusal must not drown among answers.
    const isApart = detail.invocationType === 'RequestResponse' || detail.code !== undefined;
    const lane = track.freeLane(happening.at, isApart);
    const answer = this.#make(happening, undefined, track, lane, rule, detail);
    this.#begin(answer);
    this.lives.set(answer.requestId, new Life(answer));
    return answer;
  }

  /** The invocation enters its next stage: the one before ends now, so that stages follow each other without a gap. */
  beginStage(happening: Happening, track: Track, rule: RuleId, detail: SpanDetail, lane?: number): void {
    const life = this.lives.get(happening.requestId);
    if (!life) return;
    this.endStage(happening.requestId, happening.at);
    const span = this.#make(happening, life, track, lane ?? track.freeLane(happening.at), rule, detail);
    this.#begin(span);
    life.newest = span;
    life.stage = span;
    life.last = span;
  }

  /** Something without length happened to the invocation; the stage it was in is over. */
  mark(happening: Happening, track: Track, rule: RuleId, detail: SpanDetail): Span | undefined {
    const life = this.lives.get(happening.requestId);
    if (!life) return undefined;
    this.endStage(happening.requestId, happening.at);
    const span = this.#make(happening, life, track, track.freeLane(happening.at), rule, detail);
    this.#begin(span);
    life.newest = span;
    this.end(span, happening.at);
    return span;
  }

  /** Ends the stage the invocation is in, if it is in one. */
  endStage(requestId: string, at: SimTime): void {
    const life = this.lives.get(requestId);
    if (!life?.stage) return;
    this.end(life.stage, at);
    life.stage = undefined;
  }

  /** Ends an open span in place. */
  end(span: Span, at: SimTime): void {
    span.endAt = at;
    span.track.ended(span);
    this.openCount -= 1;
    if (!isWait(span)) this.activity.end(at);
    for (const follower of this.#followers) follower.ended(span);
    this.version += 1;
  }

  /** Every span of an invocation shares its texts: those of each log event are copies. */
  #make<D extends SpanDetail>(
    happening: Happening,
    life: Life | undefined,
    track: Track,
    lane: number,
    rule: RuleId,
    detail: D,
  ): SpanStart & D {
    const requestId = life?.answer.requestId ?? happening.requestId;
    const functionName = this.texts.one(happening.functionName);
    const id = this.spans.length;
    const start = new SpanStart(id, requestId, functionName, happening.at, track, lane, rule, life?.last, life?.newest);
    return Object.assign(start, detail);
  }

  #begin(span: Span): void {
    this.spans.push(span);
    span.track.place(span);
    this.openCount += 1;
    if (!isWait(span)) this.activity.begin(span.startAt);
    for (const follower of this.#followers) follower.began(span);
    if ('dueAt' in span) this.latestDueAt = Math.max(this.latestDueAt, span.dueAt);
    this.version += 1;
  }
}
