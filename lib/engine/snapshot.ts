import { Calendar, type CalendarEntry } from './calendar';
import type { QueueMessage, QueueState } from './queue';
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
  readonly queues: readonly QueueSnapshot[];
  readonly calendar: readonly CalendarEntry[];
}

interface FunctionSnapshot extends Omit<FunctionState, 'eventInvokeConfigs'> {
  readonly eventInvokeConfigs: readonly EventInvokeConfigEntry[];
}

type EventInvokeConfigEntry = [...Parameters<FunctionState['eventInvokeConfigs']['set']>];

interface QueueSnapshot extends Omit<QueueState, 'messages'> {
  readonly messages: readonly QueueMessage[];
}

export function takeSnapshot(state: LabState): LabSnapshot {
  return {
    ...copyPlain(state),
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

/** The fields that are the same in both, with nothing mutable shared. */
function copyPlain(from: LabState | LabSnapshot) {
  return {
    sequence: from.sequence,
    now: from.now,
    accountId: from.accountId,
    region: from.region,
    name: from.name,
    seed: from.seed,
    epochMs: from.epochMs,
    settings: from.settings,
    forkedFrom: from.forkedFrom,
    clock: { ...from.clock },
    ended: from.ended.slice(from.endedFrom),
    endedFrom: 0,
    counts: { ...from.counts },
    busyEnvironments: from.busyEnvironments,
    busyUnreserved: from.busyUnreserved,
    reservedConcurrency: from.reservedConcurrency,
    pendingInvocations: from.pendingInvocations,
  };
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

function snapshotQueue(queue: QueueState): QueueSnapshot {
  return { ...queue, messages: Array.from(queue.messages.values(), (message) => ({ ...message })) };
}

function restoreQueue(queue: QueueSnapshot): QueueState {
  const messages = queue.messages.map((message) => ({ ...message }));
  return { ...queue, messages: mapBy(messages, (message) => message.messageId) };
}

function copyInvocation(invocation: Invocation): Invocation {
  return { ...invocation, log: [...invocation.log] };
}

function mapBy<T>(values: readonly T[], key: (value: T) => string): Map<string, T> {
  return new Map(values.map((value) => [key(value), value]));
}
