import { assert, assertUnreachable } from './assert';
import type { LogEventOf } from './events';
import type { FunctionState, LabState } from './state';

type FunctionEvent = LogEventOf<
  | 'function-created'
  | 'function-configured'
  | 'function-deleted'
  | 'concurrency-configured'
  | 'event-invoke-configured'
  | 'fault-set'
  | 'fault-fired'
>;

/** Folds what is set on functions. */
export function evolveFunction(state: LabState, event: FunctionEvent): void {
  if (event.type === 'function-created') return create(state, event);
  if (event.type === 'fault-fired') return countFault(state, event);
  const fn = state.functions.get(event.functionName);
  assert(fn !== undefined, `no function ${event.functionName}`);
  switch (event.type) {
    case 'function-configured':
      fn.configuration = event.configuration;
      fn.modifiedAt = event.at;
      fn.revisionId = event.revisionId;
      state.counts.revisions++;
      return outdateBusyEnvironments(state, event.functionName);
    case 'function-deleted':
      reserve(state, fn, undefined);
      state.functions.delete(event.functionName);
      state.deletedFunctions.set(event.functionName, fn);
      return outdateBusyEnvironments(state, event.functionName);
    case 'concurrency-configured':
      fn.revisionId = event.revisionId;
      state.counts.revisions++;
      return reserve(state, fn, event.reservedConcurrency);
    case 'event-invoke-configured':
      if (event.config === undefined) fn.eventInvokeConfigs.delete(event.qualifier);
      else fn.eventInvokeConfigs.set(event.qualifier, { config: event.config, modifiedAt: event.at });
      return;
    case 'fault-set':
      fn.faultPlan = event.faultPlan;
      fn.faultsFired = event.faultPlan.faults.map(() => 0);
      return;
    default:
      assertUnreachable(event);
  }
}

function create(state: LabState, event: LogEventOf<'function-created'>): void {
  const { functionName, configuration, faultPlan, revisionId, at } = event;
  const previous = state.deletedFunctions.get(functionName);
  state.deletedFunctions.delete(functionName);
  state.counts.revisions++;
  state.functions.set(functionName, {
    configuration,
    faultPlan,
    faultsFired: faultPlan.faults.map(() => 0),
    revisionId,
    createdAt: at,
    modifiedAt: at,
    reservedConcurrency: undefined,
    eventInvokeConfigs: new Map(),
    idle: [],
    busyEnvironments: previous?.busyEnvironments ?? 0,
    environmentsStarted: previous?.environmentsStarted ?? 0,
  });
}

/** A fault can concern a function that is gone: its last events end after the deletion. */
function countFault(state: LabState, { functionName, faultIndex }: LogEventOf<'fault-fired'>): void {
  const fn = state.functions.get(functionName) ?? state.deletedFunctions.get(functionName);
  assert(fn !== undefined, `no function ${functionName}`);
  fn.faultsFired[faultIndex] = (fn.faultsFired[faultIndex] ?? 0) + 1;
}

/** CON-14: what already runs goes on; only the counters of the two pools move. */
function reserve(state: LabState, fn: FunctionState, reserved: number | undefined): void {
  state.reservedConcurrency += (reserved ?? 0) - (fn.reservedConcurrency ?? 0);
  if (fn.reservedConcurrency === undefined) state.busyUnreserved -= fn.busyEnvironments;
  if (reserved === undefined) state.busyUnreserved += fn.busyEnvironments;
  fn.reservedConcurrency = reserved;
}

/** FUN-19, FUN-20: a running invocation ends on the old code, then its environment goes. */
function outdateBusyEnvironments(state: LabState, functionName: string): void {
  for (const environment of state.environments.values()) {
    if (environment.functionName === functionName && environment.phase !== 'idle') environment.outdated = true;
  }
}
