import { startInEnvironment } from './attempts';
import { limitOf, throttleReason } from './concurrency';
import { type Decision, nextSequence } from './decision';
import { deliverFailure, deliverSuccess } from './deliveries';
import { eventExpiresAt, eventInvokeConfig, maximumRetryAttempts } from './event-invoke-config';
import type {
  DeliveryKind,
  DiscardCondition,
  InvocationSource,
  RecordCondition,
  RetryReason,
  ThrottleReason,
} from './events';
import { fireFault } from './faults';
import type { AttemptAnswer } from './function-error';
import { RECURSION_MAX_EXECUTIONS } from './limits';
import { draw, drawChance, drawInRange, drawUuid } from './random';
import type { RuleId } from './rules';
import { later, type SimTime } from './sim-time';
import type { Invocation } from './state';

/** An accepted event: what was asked, already checked. */
export interface AcceptedEvent {
  readonly functionName: string;
  readonly qualifier: string;
  readonly payload: string;
  readonly source: InvocationSource;
  readonly lineage: number;
  /** Undefined: as every event. */
  readonly rule?: RuleId;
}

/** Accepts an event: 202 for the caller, and the queue's reader takes it a little later (ASY-01). Answers its request id. */
export function acceptEvent(decision: Decision, event: AcceptedEvent): string {
  const { state, at } = decision;
  const requestId = drawUuid(state.seed, 'requestId', state.counts.invocations);
  decision.emit({
    sequence: nextSequence(decision),
    at,
    type: 'invocation-accepted',
    requestId,
    functionName: event.functionName,
    qualifier: event.qualifier,
    invocationType: 'Event',
    payload: event.payload,
    source: event.source,
    lineage: event.lineage,
    statusCode: 202,
    rule: event.rule ?? 'ASY-01',
  });
  const invocation = state.invocations.get(requestId);
  if (invocation !== undefined) queue(decision, invocation, 'delivered', 'ASY-01');
  return requestId;
}

/** The queue's reader takes an event: it ends at once, is refused, or starts an attempt. Configuration is read now (ASY-14). */
export function dispatch(decision: Decision, invocation: Invocation): void {
  const fn = decision.state.functions.get(invocation.functionName);
  if (fn === undefined) return discard(decision, invocation, 'RetriesExhausted', 'ASY-18');
  if (fn.reservedConcurrency === 0) return discard(decision, invocation, 'ZeroReservedConcurrency', 'ASY-15');
  if (invocation.lineage >= RECURSION_MAX_EXECUTIONS)
    return discard(decision, invocation, 'RecursiveInvocation', 'ASY-30');
  if (decision.at >= eventExpiresAt(decision.state, invocation)) {
    return discard(decision, invocation, 'EventAgeExceeded', 'ASY-12');
  }
  const attempt = invocation.attemptsOfCopy + 1;
  if (fireFault(decision, fn, invocation, 'service-error', attempt))
    return refuse(decision, invocation, 500, undefined);
  const reason = fireFault(decision, fn, invocation, 'throttle', attempt)
    ? limitOf(fn)
    : throttleReason(decision.state, fn);
  if (reason !== undefined) return refuse(decision, invocation, 429, reason);
  startInEnvironment(decision, fn, invocation);
}

/** What the queue does with an event after an attempt ran (ASY-13 for the order of the questions). */
export function afterAttempt(decision: Decision, invocation: Invocation, answer: AttemptAnswer): void {
  if (answer.outcome === 'success') return succeed(decision, invocation);
  const { state, at } = decision;
  if (answer.outcome === 'interrupted') return retry(decision, invocation, 'system-error', at, 1, 'LAB-01');
  if (state.functions.get(invocation.functionName)?.reservedConcurrency === 0) {
    return discard(decision, invocation, 'ZeroReservedConcurrency', 'ASY-15');
  }
  if (invocation.retriesCancelled) return discard(decision, invocation, 'RetriesExhausted', 'LAB-03');
  const used = invocation.attemptsOfCopy;
  if (used > maximumRetryAttempts(state, invocation))
    return discard(decision, invocation, 'RetriesExhausted', 'ASY-02');
  const waitMs = state.settings.retryWaitsMs[used === 1 ? 0 : 1];
  if (at + waitMs >= eventExpiresAt(state, invocation))
    return discard(decision, invocation, 'EventAgeExceeded', 'ASY-11');
  retry(decision, invocation, 'function-error', later(at, waitMs), used, 'ASY-03');
}

/** ASY-05: back to the queue, doubling from 1 s to 5 min, for as long as the event may live. */
function refuse(
  decision: Decision,
  invocation: Invocation,
  statusCode: 429 | 500,
  reason: ThrottleReason | undefined,
): void {
  const { state, at } = decision;
  const refusals = invocation.refusals + 1;
  decision.emit({
    sequence: nextSequence(decision),
    at,
    type: 'attempt-throttled',
    requestId: invocation.requestId,
    functionName: invocation.functionName,
    statusCode,
    reason,
    refusals,
    rule: statusCode === 429 ? 'CON-12' : 'ERR-29',
  });
  if (invocation.retriesCancelled) return discard(decision, invocation, 'RetriesExhausted', 'LAB-03');
  const wantedAt = later(at, throttleWaitMs(decision, invocation, refusals));
  // It waits no longer than it may live: at its age limit it leaves the queue.
  const expiresAt = eventExpiresAt(state, invocation);
  const dispatchAt = wantedAt < expiresAt ? wantedAt : expiresAt;
  retry(decision, invocation, statusCode === 429 ? 'throttle' : 'system-error', dispatchAt, refusals, 'ASY-05');
}

function throttleWaitMs(decision: Decision, invocation: Invocation, refusals: number): number {
  const { seed, settings } = decision.state;
  const doubled = settings.throttleBackoffFirstMs * 2 ** Math.min(refusals - 1, 30);
  const capped = Math.min(doubled, settings.throttleBackoffMaxMs);
  const share = draw(seed, 'jitter', invocation.index, refusals) / 0x1_0000_0000;
  return Math.round(capped * (1 + settings.throttleJitter * share));
}

function retry(
  decision: Decision,
  invocation: Invocation,
  why: RetryReason,
  dispatchAt: SimTime,
  retryNumber: number,
  rule: RuleId,
): void {
  decision.emit({
    sequence: nextSequence(decision),
    at: decision.at,
    type: 'retry-scheduled',
    requestId: invocation.requestId,
    functionName: invocation.functionName,
    dispatchAt,
    why,
    retry: retryNumber,
    rule,
  });
}

function queue(decision: Decision, invocation: Invocation, why: 'delivered' | 'duplicated', rule: RuleId): void {
  const { state, at } = decision;
  const stream = why === 'delivered' ? 'dispatch' : 'duplicateDispatch';
  decision.emit({
    sequence: nextSequence(decision),
    at,
    type: 'event-queued',
    requestId: invocation.requestId,
    functionName: invocation.functionName,
    dispatchAt: later(at, drawInRange(state.settings.dispatchMs, state.seed, stream, invocation.index)),
    expiresAt: eventExpiresAt(state, invocation),
    why,
    rule,
  });
}

function succeed(decision: Decision, invocation: Invocation): void {
  deliverSuccess(decision, invocation);
  if (deliversAgain(decision, invocation)) return queue(decision, invocation, 'duplicated', 'ASY-09');
  decision.emit({
    sequence: nextSequence(decision),
    at: decision.at,
    type: 'event-succeeded',
    requestId: invocation.requestId,
    functionName: invocation.functionName,
    rule: 'INV-20',
  });
}

/** ASY-09: at least once, so now and then twice. A copy is not copied again. */
function deliversAgain(decision: Decision, invocation: Invocation): boolean {
  if (invocation.duplicated || invocation.retriesCancelled) return false;
  const { state } = decision;
  const fn = state.functions.get(invocation.functionName);
  if (fn === undefined) return false;
  if (fireFault(decision, fn, invocation, 'duplicate-delivery', invocation.attemptsOfCopy)) return true;
  return drawChance(state.settings.duplicateProbability, state.seed, 'duplicate', invocation.index);
}

/** The event leaves the queue for good. What can keep it is told first, so that the end names who kept it (ASY-08). */
export function discard(
  decision: Decision,
  invocation: Invocation,
  condition: Exclude<RecordCondition, 'Success'>,
  rule: RuleId,
): void {
  const keptBy = deliverFailure(decision, invocation, condition, eventInvokeConfig(decision.state, invocation));
  leave(decision, invocation, condition, keptBy, rule);
}

/** LAB-04: it leaves the queue, and nobody gets it. */
export function drop(decision: Decision, invocation: Invocation): void {
  leave(decision, invocation, 'DroppedByHand', [], 'LAB-04');
}

function leave(
  decision: Decision,
  invocation: Invocation,
  condition: DiscardCondition,
  keptBy: readonly DeliveryKind[],
  rule: RuleId,
): void {
  decision.emit({
    sequence: nextSequence(decision),
    at: decision.at,
    type: 'event-discarded',
    requestId: invocation.requestId,
    functionName: invocation.functionName,
    condition,
    keptBy,
    rule,
  });
}
