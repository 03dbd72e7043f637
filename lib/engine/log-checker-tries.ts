import type { LogEvent, LogEventOf } from './events';
import type { OutcomeKind } from './function-configuration';
import type { Report } from './log-checker-lab';
import { type Checking, endsAtDispatch, isFaultBefore, isOf, type Life, ROW_OF_END } from './log-checker-life';

type Beginning = LogEventOf<'attempt-throttled' | 'environment-init-started' | 'attempt-started'>;

/** The queue's reader takes the event at its very time, or a synchronous call begins; nothing may have ended the event. */
export function begin({ lab, report }: Checking, event: Beginning, life: Life): void {
  const first = isOf(life, 'Event') ? 'waiting' : 'accepted';
  if (life.phase !== first) report(event, 'ASY-01', `${event.type} in phase ${life.phase}`);
  mustAccount(report, event, life);
  if (!isOf(life, 'Event')) return;
  const [condition] = endsAtDispatch(lab, life, event.at);
  if (condition !== undefined) report(event, ROW_OF_END[condition], `tried, but must end: ${condition}`);
  if (event.type === 'attempt-throttled') return;
  for (const kind of ['service-error', 'throttle'] as const) {
    const isSure = lab.mustFire(event.functionName, kind, life.attemptsOfCopy + 1);
    if (isSure) report(event, 'fault', `a ${kind} of the plan did not fire`);
  }
}

/** ASY-05: refused for want of room or by a service error. */
export function refuse(checking: Checking, event: LogEventOf<'attempt-throttled'>, life: Life): void {
  const { report } = checking;
  if (!isOf(life, 'Event')) report(event, 'ERR-20', 'a synchronous call is refused, not throttled');
  begin(checking, event, life);
  life.refusals++;
  if (event.refusals !== life.refusals) report(event, 'ASY-06', `it was refused ${life.refusals} times in a row`);
  if (event.statusCode === 429) mayThrottle(checking, event);
  else if (!isFaultBefore(checking, event.requestId, 'service-error')) report(event, 'ERR-29', 'no fault made it so');
  life.phase = 'refused';
  life.answer = { kind: 'refused', statusCode: event.statusCode };
}

/** A throttle needs a reason: no room, or a fault. */
export function mayThrottle(checking: Checking, event: LogEventOf<'attempt-throttled' | 'invocation-rejected'>): void {
  const { lab, capacity, report } = checking;
  if (isFaultBefore(checking, event.requestId, 'throttle')) return;
  if (capacity.hasRoom(event.functionName)) report(event, 'CON-12', 'throttled although there is room');
  const isReserved = lab.existing(event.functionName)?.reserved !== undefined;
  const reason = isReserved ? 'ReservedFunctionConcurrentInvocationLimitExceeded' : 'ConcurrentInvocationLimitExceeded';
  if (event.reason !== reason) report(event, 'ERR-21', `the reason is ${reason}, not ${event.reason}`);
}

/** Attempts are numbered 1, 2, 3 within their invocation, and each begins where its init or its wait ended. */
export function startAttempt(checking: Checking, event: LogEventOf<'attempt-started'>, life: Life): void {
  const { lab, report } = checking;
  if (event.cold) {
    if (life.phase !== 'initialising') report(event, 'CON-15', `a cold start in phase ${life.phase}`);
    life.accountedTo = event.at;
  } else begin(checking, event, life);
  life.phase = 'running';
  life.attempts++;
  life.attemptsOfCopy++;
  life.refusals = 0;
  life.forcedBy = [];
  // A handler that starts late, or after a second init, meets the plan of that time.
  const isLate =
    event.initRetried ||
    lab.functions.get(event.functionName)?.faultPlan.faults.some((one) => one.delayMs !== undefined);
  const kinds = ['invocation-error', 'invocation-timeout'] as const;
  life.mustFail = !isLate && kinds.some((kind) => lab.mustFire(event.functionName, kind, life.attemptsOfCopy));
  life.script = lab.functions.get(event.functionName)?.faultPlan.outcomes ?? [];
  if (event.attempt !== life.attempts) report(event, 'ASY-02', `attempt ${event.attempt} is number ${life.attempts}`);
}

export function endAttempt(checking: Checking, event: LogEventOf<'attempt-ended'>, life: Life): void {
  const { report } = checking;
  if (life.phase !== 'running') report(event, 'ASY-02', `an attempt ends in phase ${life.phase}`);
  if (event.attempt !== life.attempts) report(event, 'ASY-02', `attempt ${event.attempt} is number ${life.attempts}`);
  const { functionName } = life.accepted;
  if (event.functionName !== functionName) report(event, 'INV-32', `runs ${event.functionName}, not ${functionName}`);
  checkOutcome(checking, event, life);
  if (life.mustFail && event.outcome === 'success') report(event, 'fault', 'a fault of the plan did not fire');
  // LAB-01: an interrupted attempt is not the function's doing; the next one takes its place.
  if (event.outcome === 'interrupted') life.attemptsOfCopy--;
  life.answer = event.outcome === 'interrupted' ? { kind: 'interrupted' } : { kind: 'ran', attempt: event };
  life.accountedTo = event.at;
  life.initFailed = false;
  life.phase = isOf(life, 'Event') ? 'decided' : 'ended';
}

/** A fault fires only on the attempts it names; a duplicate delivery counts from 1 again (ASY-09). */
export function seeFault({ lab, report }: Checking, event: LogEventOf<'fault-fired'>, life: Life): void {
  const named = lab.functions.get(event.functionName)?.faultPlan.faults[event.faultIndex]?.attempts;
  const isRefusal = event.fault === 'throttle' || event.fault === 'service-error';
  const attempt = isRefusal ? life.attemptsOfCopy + 1 : life.attemptsOfCopy;
  const isOfAttempt = isRefusal || event.fault.startsWith('invocation-');
  if (isOfAttempt && named !== undefined && !named.includes(attempt)) {
    report(event, 'fault', `${event.fault} fires on attempt ${attempt}, not on ${named.join(', ')}`);
  }
  if (event.fault === 'invocation-error' || event.fault === 'invocation-timeout') life.forcedBy.push(event.fault);
}

/** The outcome script and the faults get what they ask for, unless the deadline, the init or the process came before. */
function checkOutcome({ lab, report }: Checking, event: LogEventOf<'attempt-ended'>, life: Life): void {
  const { outcome } = event;
  // A plan that changes while an attempt runs may or may not have come in time for it.
  const changed = lab.functions.get(event.functionName)?.faultPlan.outcomes !== life.script;
  if (outcome === 'interrupted' || life.initFailed || changed) return;
  const scripted = life.script[Math.min(life.attemptsOfCopy, life.script.length) - 1];
  const asked = new Set<OutcomeKind>();
  if (life.forcedBy.includes('invocation-error')) asked.add('error');
  if (life.forcedBy.includes('invocation-timeout')) asked.add('timeout');
  if (asked.size === 0 && scripted !== undefined && scripted !== 'success') asked.add(scripted);
  if (asked.size === 0 || asked.has(outcome) || outcome === 'timeout') return;
  report(event, 'script', `${outcome} instead of ${[...asked].join(' or ')}`);
}

function mustAccount(report: Report, event: LogEvent, life: Life): void {
  if (event.at !== life.accountedTo) report(event, 'ASY-01', `${event.type} was due at ${life.accountedTo}`);
  life.accountedTo = event.at;
}
