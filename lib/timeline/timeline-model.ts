import { assertUnreachable } from '@/lib/engine/assert';
import type { LogEvent, LogEventOf } from '@/lib/engine/events';
import type { RuleId } from '@/lib/engine/rules';
import type { SimTime } from '@/lib/engine/sim-time';
import { Activity } from './activity';
import { EnvironmentLanes } from './environment-lanes';
import { isWait, type Span, type SpanDetail, type SpanOf } from './span';
import { TRACK_ORDER, Track } from './track';

/** One invocation's spans, and where it stands. */
interface Life {
  readonly functionName: string;
  /** In the order in which they began. */
  readonly spans: Span[];
  readonly answer: SpanOf<'answer'>;
  /** The stage it is in: queued, init, run or a wait. Exactly one at a time, so that no time is booked twice. */
  stage: Span | undefined;
  /** The last stage or mark on its way: what the next one follows from. */
  last: Span;
}

/**
 * The log as tracks of spans, folded one event at a time. A span that goes on is ended in place; nothing is built anew, so
 * that ten thousand invocations cost ten thousand small steps.
 */
export class TimelineModel {
  readonly activity = new Activity();
  /** Failed attempts, refusals, lost deliveries and discards, in order of time. */
  readonly failures: Span[] = [];
  /** All spans, in the order in which they began. */
  readonly spans: Span[] = [];
  /** Grows with every change. */
  version = 0;
  /** How many stages and calls go on. */
  openCount = 0;
  /** Sim time of the last event folded. */
  lastAt = 0;

  readonly #tracks = new Map<string, Track>();
  readonly #environments = new Map<string, EnvironmentLanes>();
  readonly #lives = new Map<string, Life>();
  /** Deliveries that start an invocation, by its request id, for its flow arrow. */
  readonly #starts = new Map<string, Span>();
  #ordered: readonly Track[] | undefined;

  /** From top to bottom: caller, event queue, environments by function, waits, targets, discarded. */
  get tracks(): readonly Track[] {
    this.#ordered ??= [...this.#tracks.values()].sort(
      (left, right) => TRACK_ORDER.indexOf(left.kind) - TRACK_ORDER.indexOf(right.kind),
    );
    return this.#ordered;
  }

  /** The spans of one invocation, in the order in which they began. */
  spansOf(requestId: string): readonly Span[] {
    return this.#lives.get(requestId)?.spans ?? [];
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

  /** Folds one log event. Events come in order; those without a place on the timeline change nothing but the time. */
  add(event: LogEvent): void {
    this.lastAt = event.at;
    switch (event.type) {
      case 'invocation-accepted':
        return this.#accept(event);
      case 'invocation-rejected':
        return this.#reject(event);
      case 'event-queued':
        return this.#stage(event.requestId, event.at, this.#track('queue', 'queue', 'Event queue'), event.rule, {
          kind: 'queued',
          copy: event.why,
          dueAt: event.dispatchAt,
        });
      case 'environment-init-started':
        return this.#startInit(event);
      case 'environment-initialised':
        return this.#endInit(event, false);
      case 'environment-init-failed':
        return this.#endInit(event, true);
      case 'attempt-started':
        return this.#startAttempt(event);
      case 'attempt-ended':
        return this.#endAttempt(event);
      case 'attempt-throttled':
        return this.#throttle(event);
      case 'retry-scheduled':
        return this.#wait(event);
      case 'delivery-made':
      case 'delivery-failed':
        return this.#deliver(event);
      case 'event-succeeded':
        return this.#endStage(this.#lives.get(event.requestId), event.at);
      case 'event-discarded':
        return this.#discard(event);
      case 'environment-shut-down':
        return this.environmentsOf(event.functionName).shutDown(event.environmentId);
      case 'function-created':
        return this.environmentsOf(event.functionName).beginAgain();
      case 'lab-created':
      case 'clock-changed':
      case 'function-configured':
      case 'function-deleted':
      case 'concurrency-configured':
      case 'event-invoke-configured':
      case 'fault-set':
      case 'fault-fired':
      case 'slice-ended':
      case 'slice-resumed':
      case 'log-line-written':
      case 'environment-reset':
      case 'queue-created':
      case 'queue-deleted':
      case 'queue-purged':
      case 'queue-message-sent':
      case 'queue-message-received':
      case 'queue-message-deleted':
      case 'queue-message-moved':
        return;
      default:
        assertUnreachable(event);
    }
  }

  #accept(event: LogEventOf<'invocation-accepted'>): void {
    const track = this.#track('caller', 'caller', 'Caller');
    const answer = this.#begin<SpanOf<'answer'>>(event, track, track.freeLane(event.at), event.rule, {
      kind: 'answer',
      invocationType: event.invocationType,
      statusCode: event.statusCode,
      code: undefined,
      functionError: false,
    });
    const { functionName } = event;
    this.#lives.set(event.requestId, { functionName, spans: [answer], answer, stage: undefined, last: answer });
    if (event.source.kind === 'destination') answer.cause = this.#starts.get(event.requestId);
    if (event.invocationType !== 'RequestResponse') this.#end(answer, event.at);
    if (event.invocationType !== 'DryRun') this.#environmentTrack(functionName);
    if (event.invocationType === 'Event') this.#track('queue', 'queue', 'Event queue');
  }

  #reject(event: LogEventOf<'invocation-rejected'>): void {
    const track = this.#track('caller', 'caller', 'Caller');
    const answer = this.#begin<SpanOf<'answer'>>(event, track, track.freeLane(event.at), event.rule, {
      kind: 'answer',
      invocationType: event.invocationType,
      statusCode: event.statusCode,
      code: event.code,
      functionError: false,
    });
    this.#end(answer, event.at);
    this.failures.push(answer);
    const { functionName } = event;
    this.#lives.set(event.requestId, { functionName, spans: [answer], answer, stage: undefined, last: answer });
  }

  #startInit(event: LogEventOf<'environment-init-started'>): void {
    const { lane, number } = this.environmentsOf(event.functionName).placeOf(event.environmentId);
    const detail: SpanDetail = { kind: 'init', environmentNumber: number, failed: false };
    this.#stage(event.requestId, event.at, this.#environmentTrack(event.functionName), event.rule, detail, lane);
  }

  #endInit(event: LogEventOf<'environment-initialised' | 'environment-init-failed'>, failed: boolean): void {
    const life = this.#lives.get(event.requestId);
    if (life?.stage?.kind !== 'init') return;
    life.stage.failed = failed;
    this.#endStage(life, event.at);
  }

  #startAttempt(event: LogEventOf<'attempt-started'>): void {
    const { lane, number } = this.environmentsOf(event.functionName).placeOf(event.environmentId);
    const detail: SpanDetail = {
      kind: 'run',
      attempt: event.attempt,
      cold: event.cold,
      environmentNumber: number,
      outcome: undefined,
      errorMessage: undefined,
    };
    this.#stage(event.requestId, event.at, this.#environmentTrack(event.functionName), event.rule, detail, lane);
  }

  #endAttempt(event: LogEventOf<'attempt-ended'>): void {
    const life = this.#lives.get(event.requestId);
    if (!life) return;
    if (life.stage?.kind === 'run') {
      life.stage.outcome = event.outcome;
      life.stage.errorMessage = event.errorMessage;
      if (event.outcome !== 'success') this.failures.push(life.stage);
    }
    this.#endStage(life, event.at);
    if (life.answer.endAt !== undefined) return;
    life.answer.functionError = event.functionError !== undefined;
    this.#end(life.answer, event.at);
  }

  #throttle(event: LogEventOf<'attempt-throttled'>): void {
    const { statusCode, refusals } = event;
    const track = this.#track('queue', 'queue', 'Event queue');
    this.#mark(event, track, event.rule, { kind: 'throttled', statusCode, refusals });
  }

  #wait(event: LogEventOf<'retry-scheduled'>): void {
    const { retry, dispatchAt: dueAt, why } = event;
    if (why === 'function-error') {
      const track = this.#track('retry-wait', 'retry-wait', 'Retry wait');
      this.#stage(event.requestId, event.at, track, event.rule, { kind: 'retry-wait', retry, dueAt });
    } else {
      const track = this.#track('throttle-wait', 'throttle-wait', 'Throttle wait');
      this.#stage(event.requestId, event.at, track, event.rule, { kind: 'throttle-wait', retry, dueAt, why });
    }
  }

  #deliver(event: LogEventOf<'delivery-made' | 'delivery-failed'>): void {
    const made = event.type === 'delivery-made';
    const arn = made ? event.target.arn : event.targetArn;
    const targetName = arn.slice(arn.lastIndexOf(':') + 1);
    const targetKind = made ? event.target.kind : 'unknown';
    const track = this.#track(`target:${arn}`, 'target', targetName);
    const span = this.#mark(event, track, event.rule, {
      kind: 'delivery',
      delivery: event.kind,
      targetName,
      targetKind,
      deliveredAs: made ? event.deliveredAs : undefined,
      why: made ? undefined : event.why,
    });
    if (!made || targetKind !== 'function' || !span) return;
    this.#starts.set(event.deliveredAs, span);
    const started = this.#lives.get(event.deliveredAs);
    if (started) started.answer.cause = span;
  }

  #discard(event: LogEventOf<'event-discarded'>): void {
    this.#endStage(this.#lives.get(event.requestId), event.at);
    if (event.keptBy.length > 0) return;
    const track = this.#track('discarded', 'discarded', 'Discarded');
    this.#mark(event, track, event.rule, { kind: 'discarded', condition: event.condition });
  }

  /** The invocation enters its next stage: the one before ends now, so that stages follow each other without a gap. */
  #stage(
    requestId: string,
    at: SimTime,
    track: Track,
    rule: RuleId,
    detail: SpanDetail,
    lane = track.freeLane(at),
  ): void {
    const life = this.#lives.get(requestId);
    if (!life) return;
    this.#endStage(life, at);
    const span = this.#begin({ requestId, functionName: life.functionName, at }, track, lane, rule, detail);
    span.cause = life.last;
    life.spans.push(span);
    life.stage = span;
    life.last = span;
  }

  /** Something without length happened to the invocation. Deliveries all follow from the stage, not from each other. */
  #mark(
    event: { requestId: string; functionName: string; at: SimTime },
    track: Track,
    rule: RuleId,
    detail: SpanDetail,
  ): Span | undefined {
    const life = this.#lives.get(event.requestId);
    if (!life) return undefined;
    this.#endStage(life, event.at);
    const span = this.#begin(event, track, track.freeLane(event.at), rule, detail);
    span.cause = life.last;
    life.spans.push(span);
    if (span.kind === 'throttled') life.last = span;
    if (span.kind === 'discarded' || (span.kind === 'delivery' && span.why !== undefined)) this.failures.push(span);
    this.#end(span, event.at);
    return span;
  }

  #begin<S extends Span = Span>(
    event: { requestId: string; functionName: string; at: SimTime },
    track: Track,
    lane: number,
    rule: RuleId | undefined,
    detail: Extract<SpanDetail, { kind: S['kind'] }>,
  ): Span & { kind: S['kind'] } {
    const { requestId, functionName, at: startAt } = event;
    const base = { id: this.spans.length, requestId, functionName, startAt, endAt: undefined, track, lane, rule };
    const span = { ...base, cause: undefined, ...detail };
    this.spans.push(span);
    track.place(span);
    this.openCount += 1;
    if (!isWait(span)) this.activity.begin(startAt);
    this.version += 1;
    return span;
  }

  #endStage(life: Life | undefined, at: SimTime): void {
    if (!life?.stage) return;
    this.#end(life.stage, at);
    life.stage = undefined;
  }

  #end(span: Span, at: SimTime): void {
    span.endAt = at;
    span.track.ended(span);
    this.openCount -= 1;
    if (!isWait(span)) this.activity.end(at);
    this.version += 1;
  }

  #environmentTrack(functionName: string): Track {
    return this.#track(`environments:${functionName}`, 'environments', functionName);
  }

  #track(id: string, kind: Track['kind'], label: string): Track {
    let track = this.#tracks.get(id);
    if (!track) {
      track = new Track(id, kind, label);
      this.#tracks.set(id, track);
      this.#ordered = undefined;
    }
    return track;
  }
}
