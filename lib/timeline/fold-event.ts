import { assertUnreachable } from '@/lib/engine/assert';
import type { LogEvent, LogEventOf } from '@/lib/engine/events';
import type { Span } from './span';
import type { TimelineModel } from './timeline-model';
import type { Track } from './track';

/** Folds one log event into the timeline, in place. Events come in order; those without a place on it change only the time. */
export function foldEvent(model: TimelineModel, event: LogEvent): void {
  model.lastAt = event.at;
  switch (event.type) {
    case 'invocation-accepted':
      return accept(model, event);
    case 'invocation-rejected':
      return reject(model, event);
    case 'event-queued':
      return enqueue(model, event);
    case 'environment-init-started':
      return startInit(model, event);
    case 'environment-initialised':
      return endInit(model, event, false);
    case 'environment-init-failed':
      return endInit(model, event, true);
    case 'attempt-started':
      return startAttempt(model, event);
    case 'attempt-ended':
      return endAttempt(model, event);
    case 'attempt-throttled':
      return throttle(model, event);
    case 'retry-scheduled':
      return wait(model, event);
    case 'delivery-made':
    case 'delivery-failed':
      return deliver(model, event);
    case 'event-succeeded':
      return model.endStage(event.requestId, event.at);
    case 'event-discarded':
      return discard(model, event);
    case 'event-intervened':
      // The wait ends here, however long it was meant to be; what comes instead follows.
      if (event.action === 'fire-next-attempt') model.endStage(event.requestId, event.at);
      return;
    case 'environment-shut-down':
      model.environmentsOf(event.functionName).shutDown(event.environmentId, event.at, event.why);
      model.version += 1;
      return;
    case 'function-created':
      model.environmentsOf(event.functionName).beginAgain(event.at);
      model.version += 1;
      return;
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

function accept(model: TimelineModel, event: LogEventOf<'invocation-accepted'>): void {
  const { invocationType, statusCode } = event;
  if (event.source.kind !== 'client') model.parentOf.set(event.requestId, event.source.requestId);
  const answer = model.beginLife(event, event.rule, {
    kind: 'answer',
    invocationType,
    statusCode,
    code: undefined,
    functionError: false,
  });
  if (event.source.kind === 'destination') answer.cause = model.startedBy.get(event.requestId);
  if (event.source.kind === 'function') linkCalled(model, event.source.requestId, answer);
  if (invocationType !== 'RequestResponse') model.end(answer, event.at);
  // The rows it is about to use are there from the start, so that the picture does not jump.
  if (invocationType === 'Event') queueTrack(model);
  if (invocationType !== 'DryRun') environmentTrack(model, event.functionName);
}

function reject(model: TimelineModel, event: LogEventOf<'invocation-rejected'>): void {
  const { invocationType, statusCode, code } = event;
  if (event.source.kind !== 'client') model.parentOf.set(event.requestId, event.source.requestId);
  // A synchronous call that was accepted can still be refused when it finds no capacity.
  const known = model.lives.get(event.requestId)?.answer;
  if (known && known.endAt === undefined) model.end(known, event.at);
  const answer = model.beginLife(event, event.rule, {
    kind: 'answer',
    invocationType,
    statusCode,
    code,
    functionError: false,
  });
  if (event.source.kind === 'function') linkCalled(model, event.source.requestId, answer);
  model.end(answer, event.at);
  model.failures.push(answer);
}

function enqueue(model: TimelineModel, event: LogEventOf<'event-queued'>): void {
  model.beginStage(event, queueTrack(model), event.rule, {
    kind: 'queued',
    copy: event.why,
    dueAt: event.dispatchAt,
  });
}

function startInit(model: TimelineModel, event: LogEventOf<'environment-init-started'>): void {
  const place = model.environmentsOf(event.functionName).placeOf(event.environmentId, event.at);
  const detail = { kind: 'init', environmentNumber: place.number, failed: false } as const;
  model.beginStage(event, environmentTrack(model, event.functionName), event.rule, detail, place.lane);
}

function endInit(
  model: TimelineModel,
  event: LogEventOf<'environment-initialised' | 'environment-init-failed'>,
  failed: boolean,
): void {
  const stage = model.lives.get(event.requestId)?.stage;
  if (stage?.kind !== 'init') return;
  stage.failed = failed;
  model.endStage(event.requestId, event.at);
}

function startAttempt(model: TimelineModel, event: LogEventOf<'attempt-started'>): void {
  const place = model.environmentsOf(event.functionName).placeOf(event.environmentId, event.at);
  const { attempt, cold, initRetried } = event;
  const detail = { kind: 'run', attempt, cold, initRetried, environmentNumber: place.number } as const;
  const open = { outcome: undefined, errorMessage: undefined };
  const track = environmentTrack(model, event.functionName);
  model.beginStage(event, track, event.rule, { ...detail, ...open }, place.lane);
}

function endAttempt(model: TimelineModel, event: LogEventOf<'attempt-ended'>): void {
  const life = model.lives.get(event.requestId);
  if (!life) return;
  model.totals.billed(event);
  if (life.stage?.kind === 'run') {
    life.stage.outcome = event.outcome;
    life.stage.errorMessage = event.errorMessage && model.texts.one(event.errorMessage);
    if (event.outcome !== 'success') model.failures.push(life.stage);
  }
  model.endStage(event.requestId, event.at);
  if (life.answer.endAt !== undefined) return;
  life.answer.functionError = event.functionError !== undefined;
  model.end(life.answer, event.at);
}

function throttle(model: TimelineModel, event: LogEventOf<'attempt-throttled'>): void {
  const { statusCode, refusals } = event;
  const span = model.mark(event, queueTrack(model), event.rule, { kind: 'throttled', statusCode, refusals });
  const life = model.lives.get(event.requestId);
  if (life && span) life.last = span;
}

function wait(model: TimelineModel, event: LogEventOf<'retry-scheduled'>): void {
  const { retry, dispatchAt: dueAt, why } = event;
  if (why === 'function-error') {
    const track = model.track('retry-wait', 'retry-wait', 'Retry wait');
    model.beginStage(event, track, event.rule, { kind: 'retry-wait', retry, dueAt });
  } else {
    const track = model.track('throttle-wait', 'throttle-wait', 'Throttle wait');
    model.beginStage(event, track, event.rule, { kind: 'throttle-wait', retry, dueAt, why });
  }
}

function deliver(model: TimelineModel, event: LogEventOf<'delivery-made' | 'delivery-failed'>): void {
  const made = event.type === 'delivery-made';
  const arn = made ? event.target.arn : event.targetArn;
  const targetName = arn.slice(arn.lastIndexOf(':') + 1);
  const trackKind = event.kind === 'dead-letter-queue' ? 'dead-letter' : 'target';
  const span = model.mark(event, model.track(`${trackKind}:${arn}`, trackKind, targetName), event.rule, {
    kind: 'delivery',
    delivery: event.kind,
    targetName,
    targetKind: made ? event.target.kind : 'unknown',
    deliveredAs: made ? event.deliveredAs : undefined,
    why: made ? undefined : event.why,
  });
  if (!span) return;
  if (!made) model.failures.push(span);
  else if (event.target.kind === 'function') linkStarted(model, event.deliveredAs, span);
}

/** The delivery may be logged before or after the invocation it started: whichever comes second makes the arrow. */
function linkStarted(model: TimelineModel, requestId: string, delivery: Span): void {
  model.startedBy.set(requestId, delivery);
  const started = model.lives.get(requestId);
  if (started) started.answer.cause = delivery;
}

/** The caller's attempt is what its life has come to: it runs while it calls. */
function linkCalled(model: TimelineModel, callerId: string, answer: Span): void {
  answer.cause = model.lives.get(callerId)?.last;
  const called = model.calledBy.get(callerId) ?? [];
  called.push(answer.requestId);
  model.calledBy.set(callerId, called);
}

function discard(model: TimelineModel, event: LogEventOf<'event-discarded'>): void {
  model.endStage(event.requestId, event.at);
  if (event.keptBy.length > 0) return;
  const track = model.track('discarded', 'discarded', 'Discarded');
  const span = model.mark(event, track, event.rule, { kind: 'discarded', condition: event.condition });
  if (span) model.failures.push(span);
}

function queueTrack(model: TimelineModel): Track {
  return model.track('queue', 'queue', 'Event queue');
}

function environmentTrack(model: TimelineModel, functionName: string): Track {
  return model.track(`environments:${functionName}`, 'environments', functionName);
}
