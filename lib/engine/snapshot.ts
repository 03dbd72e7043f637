import { Calendar, type CalendarEntry } from './calendar';
import { copyPlain, mapBy, type QueueCopy, restoreQueue } from './plain-state';
import type { QueueState } from './queue';
import type { Environment, FunctionState, Invocation, LabState } from './state';

/**
 * A state as plain JSON: what a fold goes on from when the log no longer reaches back to its beginning. Shares nothing
 * mutable with the state it was taken from.
 */
export interface LabSnapshot
  extends Omit<LabState, 'functions' | 'deletedFunctions' | 'invocations' | 'environments' | 'queues' | 'calendar'> {
  readonly functions: readonly FunctionSnapshot[];
  readonly deletedFunctions: readonly FunctionSnapshot[];
  readonly invocations: readonly Invocation[];
  readonly environments: readonly Environment[];
  readonly queues: readonly QueueCopy[];
  readonly calendar: readonly CalendarEntry[];
}

interface FunctionSnapshot extends Omit<FunctionState, 'eventInvokeConfigs'> {
  readonly eventInvokeConfigs: readonly EventInvokeConfigEntry[];
}

type EventInvokeConfigEntry = [...Parameters<FunctionState['eventInvokeConfigs']['set']>];

export function takeSnapshot(state: LabState): LabSnapshot {
  return {
    ...copyPlain(state),
    ...copyEnded(state),
    functions: Array.from(state.functions.values(), snapshotFunction),
    deletedFunctions: Array.from(state.deletedFunctions.values(), snapshotFunction),
    invocations: Array.from(state.invocations.values(), copyInvocation),
    environments: Array.from(state.environments.values(), (environment) => ({ ...environment })),
    queues: Array.from(state.queues.values(), snapshotQueue),
    calendar: [...state.calendar.entries()],
  };
}

/** The state the snapshot was taken of, ready to be folded on. */
export function restoreSnapshot(snapshot: LabSnapshot): LabState {
  const calendar = new Calendar();
  for (const entry of snapshot.calendar) calendar.push(entry);
  return {
    ...copyPlain(snapshot),
    ...copyEnded(snapshot),
    functions: mapBy(snapshot.functions.map(restoreFunction), (fn) => fn.configuration.functionName),
    deletedFunctions: mapBy(snapshot.deletedFunctions.map(restoreFunction), (fn) => fn.configuration.functionName),
    invocations: mapBy(snapshot.invocations.map(copyInvocation), (invocation) => invocation.requestId),
    environments: mapBy(
      snapshot.environments.map((environment) => ({ ...environment })),
      (environment) => environment.environmentId,
    ),
    queues: mapBy(snapshot.queues.map(restoreQueue), (queue) => queue.queueName),
    calendar,
  };
}

/** The ended ones begin anew: those forgotten are not copied. */
function copyEnded({ ended, endedFrom }: Pick<LabState, 'ended' | 'endedFrom'>) {
  return { ended: ended.slice(endedFrom), endedFrom: 0 };
}

function snapshotFunction(fn: FunctionState): FunctionSnapshot {
  return {
    ...fn,
    faultsFired: [...fn.faultsFired],
    idle: [...fn.idle],
    eventInvokeConfigs: [...fn.eventInvokeConfigs],
  };
}

function restoreFunction(fn: FunctionSnapshot): FunctionState {
  return {
    ...fn,
    faultsFired: [...fn.faultsFired],
    idle: [...fn.idle],
    eventInvokeConfigs: new Map(fn.eventInvokeConfigs),
  };
}

function snapshotQueue(queue: QueueState): QueueCopy {
  return { ...queue, messages: Array.from(queue.messages.values(), (message) => ({ ...message })) };
}

function copyInvocation(invocation: Invocation): Invocation {
  return { ...invocation, log: [...invocation.log] };
}
