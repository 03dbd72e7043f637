import type {
  DeliveryKind,
  DeliveryTarget,
  DiscardCondition,
  Intervention,
  LogEvent,
  LogEventOf,
  RetryReason,
} from './events';
import type { OutcomeKind } from './function-configuration';
import type { RuleId } from './rules';
import type { SimTime } from './sim-time';
import type { Invocation } from './state';

/** An invocation's life, told from its log events in the order it happened. */
export interface InvocationStory {
  readonly requestId: string;
  readonly functionName: string;
  readonly acceptedAt: SimTime;
  /** What the caller was told, and when; undefined while a synchronous caller still waits. */
  readonly caller: CallerAnswer | undefined;
  readonly chapters: readonly Chapter[];
  readonly end: StoryEnd | undefined;
}

export interface CallerAnswer {
  readonly statusCode: number;
  readonly at: SimTime;
  /** AWS's exception name, when the call was refused. */
  readonly code: string | undefined;
  readonly reason: string | undefined;
  readonly message: string | undefined;
  readonly functionError: 'Unhandled' | undefined;
  /** JSON text; only a synchronous caller gets one. */
  readonly response: string | undefined;
}

/** One stretch of the life. `endedAt` undefined: it goes on. */
export type Chapter =
  | ({ readonly kind: 'queued'; readonly why: 'delivered' | 'duplicated' } & Stretch)
  | ({ readonly kind: 'init'; readonly environmentId: string; readonly failed: boolean } & Stretch)
  | ({
      readonly kind: 'attempt';
      readonly attempt: number;
      readonly environmentId: string;
      readonly cold: boolean;
      /** FUN-46: its init had failed and ran again inside it. */
      readonly initRetried: boolean;
      readonly deadlineAt: SimTime;
      readonly ended: LogEventOf<'attempt-ended'> | undefined;
    } & Stretch)
  | ({ readonly kind: 'throttled'; readonly statusCode: 429 | 500; readonly reason: string | undefined } & Stretch)
  | ({
      readonly kind: 'wait';
      readonly why: RetryReason;
      readonly retry: number;
      readonly dispatchAt: SimTime;
    } & Stretch)
  | ({ readonly kind: 'fault'; readonly fault: string } & Stretch)
  /** Someone did what AWS cannot do. */
  | ({ readonly kind: 'intervention'; readonly action: Intervention } & Stretch)
  | ({
      readonly kind: 'delivery';
      readonly deliveryKind: DeliveryKind;
      readonly target: DeliveryTarget | undefined;
      readonly targetArn: string;
      /** Message id or request id; undefined when it failed. */
      readonly deliveredAs: string | undefined;
      readonly problem: string | undefined;
    } & Stretch);

interface Stretch {
  readonly startedAt: SimTime;
  readonly endedAt: SimTime | undefined;
  readonly rule: RuleId | undefined;
}

export interface StoryEnd {
  readonly at: SimTime;
  readonly phase: Invocation['phase'];
  readonly condition: DiscardCondition | 'Success' | undefined;
  readonly outcome: OutcomeKind | undefined;
  readonly keptBy: readonly DeliveryKind[];
  readonly rule: RuleId | undefined;
}

/** Tells the story of an invocation so far. */
export function invocationStory(invocation: Invocation): InvocationStory {
  const chapters: Chapter[] = [];
  for (const event of invocation.log) tell(chapters, event);
  return {
    requestId: invocation.requestId,
    functionName: invocation.functionName,
    acceptedAt: invocation.acceptedAt,
    caller: callerAnswer(invocation),
    chapters,
    end: storyEnd(invocation),
  };
}

function tell(chapters: Chapter[], event: LogEvent): void {
  const stretch = { startedAt: event.at, endedAt: undefined, rule: 'rule' in event ? event.rule : undefined };
  switch (event.type) {
    case 'event-queued':
      chapters.push({ kind: 'queued', why: event.why, ...stretch });
      return;
    case 'environment-init-started':
      close(chapters, event.at);
      chapters.push({ kind: 'init', environmentId: event.environmentId, failed: false, ...stretch });
      return;
    case 'environment-init-failed':
      return failInit(chapters, event);
    case 'attempt-started': {
      close(chapters, event.at);
      const { attempt, environmentId, cold, initRetried, deadlineAt } = event;
      const ids = { attempt, environmentId, cold, initRetried, deadlineAt };
      chapters.push({ kind: 'attempt', ...ids, ended: undefined, ...stretch });
      return;
    }
    case 'attempt-ended':
      return endAttempt(chapters, event);
    case 'attempt-throttled': {
      close(chapters, event.at);
      const { statusCode, reason } = event;
      chapters.push({ kind: 'throttled', statusCode, reason, ...stretch, endedAt: event.at });
      return;
    }
    case 'retry-scheduled': {
      const { why, retry, dispatchAt } = event;
      chapters.push({ kind: 'wait', why, retry, dispatchAt, ...stretch });
      return;
    }
    case 'fault-fired':
      close(chapters, event.at, ['queued', 'wait']);
      chapters.push({ kind: 'fault', fault: event.fault, ...stretch, endedAt: event.at });
      return;
    case 'event-intervened':
      // Cancelling the retries of what is queued or runs ends nothing yet.
      if (event.action === 'fire-next-attempt') close(chapters, event.at, ['queued', 'wait']);
      chapters.push({ kind: 'intervention', action: event.action, ...stretch, endedAt: event.at });
      return;
    case 'delivery-made':
    case 'delivery-failed':
      close(chapters, event.at);
      chapters.push(deliveryChapter(event, stretch));
      return;
    case 'event-succeeded':
    case 'event-discarded':
      return close(chapters, event.at);
    default:
  }
}

function deliveryChapter(event: LogEventOf<'delivery-made' | 'delivery-failed'>, stretch: Stretch): Chapter {
  const ended = { ...stretch, endedAt: event.at };
  if (event.type === 'delivery-made') {
    const { kind, target, deliveredAs } = event;
    return {
      kind: 'delivery',
      deliveryKind: kind,
      target,
      targetArn: target.arn,
      deliveredAs,
      problem: undefined,
      ...ended,
    };
  }
  const { kind, targetArn, why } = event;
  return {
    kind: 'delivery',
    deliveryKind: kind,
    target: undefined,
    targetArn,
    deliveredAs: undefined,
    problem: why,
    ...ended,
  };
}

/** Ends the chapter that goes on, if its kind is among `kinds`; a running attempt is ended only by its own event. */
function close(chapters: Chapter[], at: SimTime, kinds: readonly Chapter['kind'][] = ['queued', 'wait', 'init']): void {
  const index = chapters.findLastIndex((chapter) => chapter.endedAt === undefined);
  const open = chapters[index];
  if (open !== undefined && kinds.includes(open.kind)) chapters[index] = { ...open, endedAt: at };
}

/** A suppressed init is part of its attempt's chapter, which tells how it ended. */
function failInit(chapters: Chapter[], event: LogEventOf<'environment-init-failed'>): void {
  const index = chapters.findLastIndex(({ endedAt }) => endedAt === undefined);
  const open = chapters[index];
  if (open?.kind === 'init') chapters[index] = { ...open, failed: true, endedAt: event.at };
}

function endAttempt(chapters: Chapter[], event: LogEventOf<'attempt-ended'>): void {
  const index = chapters.findLastIndex((chapter) => chapter.kind === 'attempt' && chapter.attempt === event.attempt);
  const open = chapters[index];
  if (open?.kind === 'attempt') chapters[index] = { ...open, endedAt: event.at, ended: event };
}

function callerAnswer(invocation: Invocation): CallerAnswer | undefined {
  const first = invocation.log[0];
  const nothing = {
    code: undefined,
    reason: undefined,
    message: undefined,
    functionError: undefined,
    response: undefined,
  };
  if (first?.type === 'invocation-rejected') {
    const { statusCode, at, code, reason, message } = first;
    return { ...nothing, statusCode, at, code, reason, message };
  }
  if (first?.type !== 'invocation-accepted') return undefined;
  if (first.statusCode !== 200) return { ...nothing, statusCode: first.statusCode, at: first.at };
  const last = invocation.lastAttempt;
  if (last === undefined) return undefined;
  return { ...nothing, statusCode: 200, at: last.at, functionError: last.functionError, response: last.response };
}

function storyEnd(invocation: Invocation): StoryEnd | undefined {
  if (invocation.endedAt === undefined) return undefined;
  const last = invocation.log.findLast((event) => event.type === 'event-succeeded' || event.type === 'event-discarded');
  const closing = last ?? invocation.log.findLast((event) => 'rule' in event);
  return {
    at: invocation.endedAt,
    phase: invocation.phase,
    condition: last?.type === 'event-discarded' ? last.condition : last === undefined ? undefined : 'Success',
    outcome: invocation.lastAttempt?.outcome,
    keptBy: last?.type === 'event-discarded' ? last.keptBy : [],
    rule: closing !== undefined && 'rule' in closing ? closing.rule : undefined,
  };
}
