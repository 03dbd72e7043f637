import { assert } from './assert';
import { Calendar, type CalendarEntry } from './calendar';
import type { LogEvent } from './events';
import { copyPlain, mapBy, type PlainState, type QueueCopy, restoreQueue } from './plain-state';
import type { QueueMessage, QueueState } from './queue';
import type { Environment, FunctionState, Invocation, LabState } from './state';

/**
 * A state at one place of the log, for going back to it. Small: an ended invocation never changes again, so it is shared with
 * the state and told by its place among all that ended; what lives is copied, and shared with the checkpoint before while it
 * stayed the same.
 */
export interface Checkpoint {
  readonly sequence: number;
  /** The fields that are not collections. */
  readonly plain: PlainState;
  /** Which of the ended invocations the state still remembered: places in order of their ends, from `from` up to `to`. */
  readonly ended: { readonly from: number; readonly to: number };
  readonly open: readonly OpenInvocation[];
  readonly environments: readonly Environment[];
  readonly queues: readonly QueueCopy[];
  readonly functions: readonly FunctionState[];
  readonly deletedFunctions: readonly FunctionState[];
  readonly calendar: readonly CalendarEntry[];
}

/** An invocation that had not ended. Its log only ever grows, so its length then is all there is to keep of it. */
interface OpenInvocation {
  readonly invocation: Invocation;
  readonly logLength: number;
}

/**
 * Takes and restores the checkpoints of one fold. They share with each other, so they belong together. Between two of them at
 * most `ENDED_INVOCATIONS_KEPT` invocations may end, and at most one does with each log event.
 */
export class Checkpoints {
  /** Every invocation that ended, in order of the ends; the first ones may be forgotten. */
  #ended: Invocation[] = [];
  /** How many of them are forgotten. */
  #forgotten = 0;
  /** What had not ended at the last checkpoint: the fold's own object and the copy that was made of it, in order of acceptance. */
  #open: { readonly live: Invocation; copy: OpenInvocation | undefined }[] = [];
  #environments = new Map<string, Environment>();
  #messages = new Map<string, QueueMessage>();

  /** `since`: the log events since the checkpoint before; of the first one all that the state still knows is open. */
  take(state: LabState, since?: readonly LogEvent[]): Checkpoint {
    this.#noteEnded(state);
    const to = this.#forgotten + this.#ended.length;
    const open = this.#copyOpen(state, since);
    const environments = Array.from(state.environments.values(), (environment) =>
      sharedCopy(this.#environments.get(environment.environmentId), environment),
    );
    this.#environments = mapBy(environments, (environment) => environment.environmentId);
    const queues = Array.from(state.queues.values(), (queue) => this.#copyQueue(queue));
    this.#messages = mapBy(
      queues.flatMap((queue) => queue.messages),
      (message) => message.messageId,
    );
    return {
      sequence: state.sequence,
      plain: copyPlain(state),
      ended: { from: to - (state.ended.length - state.endedFrom), to },
      open,
      environments,
      queues,
      functions: Array.from(state.functions.values(), copyFunction),
      deletedFunctions: Array.from(state.deletedFunctions.values(), copyFunction),
      calendar: [...state.calendar.entries()],
    };
  }

  /** The state as it was, ready to be folded on. */
  restore(checkpoint: Checkpoint): LabState {
    const { from, to } = checkpoint.ended;
    const ended = this.#ended.slice(from - this.#forgotten, to - this.#forgotten);
    assert(ended.length === to - from, `checkpoint ${checkpoint.sequence} is forgotten`);
    const open = checkpoint.open.map(({ invocation, logLength }) => ({
      ...invocation,
      log: invocation.log.slice(0, logLength),
    }));
    const calendar = new Calendar();
    for (const entry of checkpoint.calendar) calendar.push(entry);
    return {
      ...copyPlain(checkpoint.plain),
      ended: ended.map((invocation) => invocation.requestId),
      endedFrom: 0,
      invocations: byAcceptance([...ended, ...open]),
      environments: mapBy(
        checkpoint.environments.map((environment) => ({ ...environment })),
        (environment) => environment.environmentId,
      ),
      queues: mapBy(checkpoint.queues.map(restoreQueue), (queue) => queue.queueName),
      functions: mapBy(checkpoint.functions.map(copyFunction), nameOf),
      deletedFunctions: mapBy(checkpoint.deletedFunctions.map(copyFunction), nameOf),
      calendar,
    };
  }

  /** Gives up what only checkpoints before this one need. */
  forgetBefore(checkpoint: Checkpoint): void {
    const count = checkpoint.ended.from - this.#forgotten;
    if (count <= 0) return;
    this.#ended = this.#ended.slice(count);
    this.#forgotten += count;
  }

  /** What ended since the last checkpoint stands at the end of the state's own list. */
  #noteEnded(state: LabState): void {
    const lastKnown = this.#ended.at(-1)?.requestId;
    let first = state.ended.length;
    while (first > state.endedFrom && state.ended[first - 1] !== lastKnown) first--;
    for (const requestId of state.ended.slice(first)) {
      const invocation = state.invocations.get(requestId);
      assert(invocation !== undefined, `ended invocation ${requestId} is forgotten already`);
      this.#ended.push(invocation);
    }
  }

  /** Every change of an invocation comes with a log event of its own: the same length means the same invocation. */
  #copyOpen(state: LabState, since: readonly LogEvent[] | undefined): OpenInvocation[] {
    const fresh = since ? acceptedIn(state, since) : state.invocations.values();
    for (const live of fresh) this.#open.push({ live, copy: undefined });
    this.#open = this.#open.filter(({ live }) => live.endedAt === undefined);
    return this.#open.map((open) => {
      const logLength = open.live.log.length;
      if (open.copy?.logLength !== logLength) open.copy = { invocation: { ...open.live }, logLength };
      return open.copy;
    });
  }

  #copyQueue(queue: QueueState): QueueCopy {
    const messages = Array.from(queue.messages.values(), (message) =>
      sharedCopy(this.#messages.get(message.messageId), message),
    );
    return { ...queue, messages };
  }
}

function acceptedIn(state: LabState, events: readonly LogEvent[]): Invocation[] {
  const accepted: Invocation[] = [];
  for (const event of events) {
    const invocation = event.type === 'invocation-accepted' ? state.invocations.get(event.requestId) : undefined;
    if (invocation) accepted.push(invocation);
  }
  return accepted;
}

/** The state's map is in order of acceptance, which is that of the indexes; sorting would take longer than all the rest. */
function byAcceptance(invocations: readonly Invocation[]): Map<string, Invocation> {
  let first = Number.MAX_SAFE_INTEGER;
  let last = 0;
  for (const { index } of invocations) {
    if (index < first) first = index;
    if (index > last) last = index;
  }
  const places = new Array<Invocation | undefined>(Math.max(0, last - first + 1));
  for (const invocation of invocations) places[invocation.index - first] = invocation;
  const map = new Map<string, Invocation>();
  for (const invocation of places) if (invocation) map.set(invocation.requestId, invocation);
  return map;
}

/** The earlier copy while nothing has changed, else a new one. */
function sharedCopy<T extends object>(before: T | undefined, live: T): T {
  if (before === undefined) return { ...live };
  for (const key in live) if (before[key] !== live[key]) return { ...live };
  return before;
}

function copyFunction(fn: FunctionState): FunctionState {
  return {
    ...fn,
    faultsFired: [...fn.faultsFired],
    idle: [...fn.idle],
    eventInvokeConfigs: new Map(fn.eventInvokeConfigs),
  };
}

function nameOf(fn: FunctionState): string {
  return fn.configuration.functionName;
}
