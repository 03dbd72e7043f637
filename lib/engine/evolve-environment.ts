import { assert, assertUnreachable } from './assert';
import { watchIdle } from './calendar-upkeep';
import type { LogEventOf } from './events';
import { endInvocation } from './evolve-invocation';
import { INIT_TIMEOUT_MS } from './limits';
import { later, type SimTime } from './sim-time';
import type { Environment, FunctionState, Invocation, LabState } from './state';

type EnvironmentEvent = LogEventOf<
  | 'attempt-started'
  | 'attempt-ended'
  | 'slice-ended'
  | 'slice-resumed'
  | 'environment-init-started'
  | 'environment-initialised'
  | 'environment-init-failed'
  | 'environment-reset'
  | 'environment-shut-down'
>;

/** Folds the life of execution environments and of the attempts in them. */
export function evolveEnvironment(state: LabState, event: EnvironmentEvent): void {
  if (event.type === 'environment-init-started') return startInit(state, event);
  const environment = state.environments.get(event.environmentId);
  assert(environment !== undefined, `no environment ${event.environmentId}`);
  switch (event.type) {
    case 'environment-initialised':
      return endInit(environment, event);
    case 'environment-init-failed':
      environment.initMs = undefined;
      environment.sliceSequence = 0;
      return;
    case 'attempt-started':
      return startAttempt(state, environment, event);
    case 'slice-ended':
      return endSlice(state, environment, event);
    case 'slice-resumed':
      environment.sliceSequence = 0;
      environment.awaitsSlice = true;
      return;
    case 'attempt-ended':
      return endAttempt(state, environment, event);
    case 'environment-reset':
      environment.initialised = false;
      return;
    case 'environment-shut-down':
      return shutDown(state, environment);
    default:
      assertUnreachable(event);
  }
}

function startInit(state: LabState, event: LogEventOf<'environment-init-started'>): void {
  const fn = state.functions.get(event.functionName);
  assert(fn !== undefined, `no function ${event.functionName}`);
  const known = state.environments.get(event.environmentId);
  const environment = known ?? createEnvironment(event, fn);
  environment.initNumber = initNumber(state);
  if (known === undefined) {
    state.environments.set(event.environmentId, environment);
    state.counts.environments++;
  }
  occupy(state, environment, event.requestId);
  environment.phase = 'init';
  environment.phaseStartedAt = event.at;
  environment.deadlineAt = later(event.at, INIT_TIMEOUT_MS);
  environment.slicePhase = 'init';
  environment.sliceStep = 'start';
  environment.awaitsSlice = true;
  const invocation = invocationOf(state, event.requestId);
  invocation.phase = 'initialising';
  invocation.dispatchSequence = 0;
  invocation.environmentId = event.environmentId;
}

/** After a suppressed init its attempt goes on with the handler. */
function endInit(environment: Environment, event: LogEventOf<'environment-initialised'>): void {
  environment.initialised = true;
  environment.initMs = event.phase === 'init' ? event.initMs : undefined;
  environment.sliceSequence = 0;
  if (event.phase === 'init') return;
  environment.slicePhase = 'invoke';
  environment.sliceStep = 'start';
  environment.awaitsSlice = true;
}

function startAttempt(state: LabState, environment: Environment, event: LogEventOf<'attempt-started'>): void {
  if (environment.phase === 'idle') occupy(state, environment, event.requestId);
  if (!event.cold) environment.initMs = undefined;
  environment.phase = 'invoke';
  environment.phaseStartedAt = event.at;
  environment.deadlineAt = event.deadlineAt;
  environment.slicePhase = event.initRetried ? 'init' : 'invoke';
  if (event.initRetried) environment.initNumber = initNumber(state);
  environment.sliceStep = 'start';
  environment.sliceSequence = 0;
  environment.awaitsSlice = true;
  environment.memoryUsedMb = 0;
  const invocation = invocationOf(state, event.requestId);
  invocation.phase = 'running';
  invocation.dispatchSequence = 0;
  invocation.environmentId = event.environmentId;
  invocation.attempts++;
  invocation.attemptsOfCopy++;
  invocation.refusals = 0;
  invocation.refusedWith = undefined;
}

function endSlice(state: LabState, environment: Environment, event: LogEventOf<'slice-ended'>): void {
  environment.awaitsSlice = false;
  environment.sliceNext = event.next;
  environment.sliceResult = event.result;
  environment.sliceSequence = event.sequence;
  environment.sliceStep = event.next === 'start' ? 'start' : 'resume';
  environment.memoryUsedMb = Math.max(environment.memoryUsedMb, event.memoryUsedMb);
  state.calendar.push({ at: event.resumeAt, sequence: event.sequence, kind: 'slice', id: environment.environmentId });
}

function endAttempt(state: LabState, environment: Environment, event: LogEventOf<'attempt-ended'>): void {
  const invocation = invocationOf(state, event.requestId);
  invocation.lastAttempt = event;
  // An interrupted attempt is Lambda's own failure: it does not use up a retry.
  if (event.outcome === 'interrupted') invocation.attemptsOfCopy--;
  if (invocation.invocationType === 'RequestResponse') {
    endInvocation(state, invocation, event.outcome === 'success' ? 'succeeded' : 'failed');
  }
  release(state, environment, event.at);
}

/** The place in the log, clock changes not counted. */
function initNumber({ sequence, counts }: LabState): number {
  return sequence - counts.clockChanges;
}

function occupy(state: LabState, environment: Environment, requestId: string): void {
  const fn = state.functions.get(environment.functionName);
  assert(fn !== undefined, `no function ${environment.functionName}`);
  const place = fn.idle.lastIndexOf(environment.environmentId);
  if (place >= 0) fn.idle.splice(place, 1);
  environment.requestId = requestId;
  fn.busyEnvironments++;
  state.busyEnvironments++;
  if (fn.reservedConcurrency === undefined) state.busyUnreserved++;
}

function release(state: LabState, environment: Environment, at: SimTime): void {
  environment.phase = 'idle';
  environment.requestId = undefined;
  environment.awaitsSlice = false;
  environment.sliceSequence = 0;
  environment.sliceResult = undefined;
  environment.idleSince = at;
  state.busyEnvironments--;
  const fn = state.functions.get(environment.functionName) ?? state.deletedFunctions.get(environment.functionName);
  if (fn !== undefined) {
    fn.busyEnvironments--;
    if (fn.reservedConcurrency === undefined) state.busyUnreserved--;
    if (!environment.outdated) fn.idle.push(environment.environmentId);
  }
  watchIdle(state, environment);
}

function shutDown(state: LabState, environment: Environment): void {
  state.environments.delete(environment.environmentId);
  const idle = state.functions.get(environment.functionName)?.idle;
  const place = idle?.lastIndexOf(environment.environmentId) ?? -1;
  if (place >= 0) idle?.splice(place, 1);
}

function invocationOf(state: LabState, requestId: string): Invocation {
  const invocation = state.invocations.get(requestId);
  assert(invocation !== undefined, `no invocation ${requestId}`);
  return invocation;
}

function createEnvironment(event: LogEventOf<'environment-init-started'>, fn: FunctionState): Environment {
  fn.environmentsStarted++;
  return {
    environmentId: event.environmentId,
    functionName: event.functionName,
    configuration: fn.configuration,
    number: fn.environmentsStarted,
    startedAt: event.at,
    initNumber: 0,
    initialised: false,
    outdated: false,
    phase: 'init',
    requestId: undefined,
    phaseStartedAt: event.at,
    initMs: undefined,
    deadlineAt: event.at,
    awaitsSlice: false,
    sliceStep: 'start',
    slicePhase: 'init',
    sliceSequence: 0,
    sliceNext: 'resume',
    sliceResult: undefined,
    memoryUsedMb: 0,
    idleSince: event.at,
    idleWatched: false,
  };
}
