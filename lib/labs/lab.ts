import { assert, assertUnreachable } from '@/lib/engine/assert';
import type { Command, CommandOf, CommandResult, CommandType } from '@/lib/engine/commands';
import type { LogEvent, LogEventOf } from '@/lib/engine/events';
import type { LogStretch } from '@/lib/engine/fork-log';
import { type SimTime, simTime } from '@/lib/engine/sim-time';
import type { LabState } from '@/lib/engine/state';
import type { FollowBatch } from '@/lib/lab-store/lab-store';
import { AttemptWaiters } from './attempt-waiters';
import type { ClockAction, ClockAnswer, ClockManner, ClockView } from './clock-view';
import { CommandCall } from './command-call';
import { LabGone } from './lab-gone';
import { ADVANCE_MAX_MS, SPEED_MAX, SPEED_MIN } from './lab-limits';
import { LabOwner } from './lab-owner';
import type { LabSurroundings } from './lab-surroundings';
import { MessageWaiters } from './message-waiters';
import { advanceGoal, runUntilIdleGoal, stepGoal } from './time-goal';
import type { Awakening } from './wake-handlers';

/** One lab of this process: commands in, kept log out, and its clock. */
export class Lab {
  /** The 12-digit account id. */
  readonly labId: string;
  readonly createdAtWallMs: number;
  readonly #around: LabSurroundings;
  readonly #owner: LabOwner;
  readonly #attempts = new AttemptWaiters();
  readonly #messages: MessageWaiters;
  readonly #clockListeners = new Set<() => void>();
  readonly #keptListeners = new Set<() => void>();
  /** The clock's manner as last asked for, until it is kept. */
  #asked: ClockManner | undefined;
  /** The log this process itself asked for last. */
  #beginning: string | undefined;

  constructor(labId: string, around: LabSurroundings) {
    this.labId = labId;
    this.createdAtWallMs = Date.now();
    this.#around = around;
    this.#messages = new MessageWaiters(around.wall);
    this.#owner = new LabOwner(labId, around, {
      kept: (events) => this.#kept(events),
      clockChanged: () => this.#clockChanged(),
      recovered: (isNewLog) => this.#recovered(isNewLog),
      ended: (why) => this.#ended(why),
    });
  }

  /** Resolves when this process owns the lab and has folded its log. */
  open(): Promise<void> {
    return this.#owner.start();
  }

  /** Tells the present log from those before a reset or a restart: sequences mean something only within one log. */
  get logId(): string {
    return this.#owner.logId;
  }

  /** The engine's state; read-only. */
  get state(): LabState {
    return this.#owner.world.engine.state;
  }

  /** Proof of owning the lab, to be held; undefined while it is not owned. */
  get epoch(): number | undefined {
    return this.#owner.epoch;
  }

  /** Resolves once the lab store has kept what the command caused; rejects with `LabGone` when the lab was reset or closed first. */
  submit<T extends CommandType>(command: CommandOf<T> & Command): Promise<CommandResult<T>> {
    const { end, answers } = this.#owner;
    if (end !== undefined) return Promise.reject(end);
    return new Promise((resolve, reject) => {
      const key = newKey();
      answers.calls.set(key, new CommandCall(command, resolve, reject));
      this.#around.store.submit(this.labId, key, command).then(
        (acceptance) => {
          if (acceptance === 'unknown-lab') answers.fail(key, new LabGone(this.labId, 'closed'));
        },
        (error) => answers.fail(key, error),
      );
    });
  }

  /** The end of a synchronous invocation's attempt, once kept. On a paused clock it waits. */
  attemptEnded(requestId: string): Promise<LogEventOf<'attempt-ended'>> {
    const invocation = this.state.invocations.get(requestId);
    if (invocation === undefined) return Promise.reject(new LabGone(this.labId, 'reset'));
    const ended = invocation.lastAttempt;
    if (ended !== undefined && ended.sequence <= this.#owner.head) return Promise.resolve(ended);
    return this.#attempts.wait(requestId);
  }

  clock(): ClockView {
    const { clock, world } = this.#owner;
    const nextEntryAt = world.engine.nextEntry()?.at;
    const now = clock.now();
    return {
      // What is due but not fired yet has not happened: the clock has not got beyond it.
      now: nextEntryAt !== undefined && nextEntryAt < now ? nextEntryAt : now,
      mode: clock.manner.mode,
      speed: clock.manner.speed,
      skipWaits: clock.manner.skipWaits,
      moving: clock.running,
      nextEntryAt,
      pendingWork: world.engine.state.pendingInvocations,
    };
  }

  /** Answers when the action is done and everything it caused is kept. */
  async control(action: ClockAction): Promise<ClockAnswer> {
    await this.#act(action);
    const idle = this.#owner.world.engine.nextWorkAt() === undefined && !this.#owner.world.computing;
    return { ...this.clock(), sequence: this.#owner.head, idle };
  }

  /** Where the lab stands: the last sequence kept and the time, at an instant when nothing is under way, no turn and no handler. */
  async moment(): Promise<{ readonly sequence: number; readonly now: SimTime }> {
    let moment = { sequence: 0, now: simTime(0) };
    // Read in the very instant: the next turn may begin before whoever waits goes on.
    await this.#until(() => {
      const { head, world } = this.#owner;
      if (world.computing || head !== world.engine.state.sequence) return false;
      moment = { sequence: head, now: this.clock().now };
      return true;
    });
    return moment;
  }

  /** What became of the handlers of the lab this one goes on from; undefined: it is no fork, or was a while ago. */
  get awakening(): Awakening | undefined {
    return this.#owner.world.awakening;
  }

  /** History after sequence `after`, then live: only kept events. Ends after a `reset` batch, on abort, and when the lab is removed. */
  follow(after: number, signal: AbortSignal): AsyncIterable<FollowBatch> {
    return this.#around.store.follow(this.labId, 'events', after, signal);
  }

  /** Calls `listener` when mode, speed or skip-waits change and when time jumps. Answers how to stop it. */
  onClock(listener: () => void): () => void {
    // A listener of its own each time, so that the same function given twice is stopped once at a time.
    const own = () => listener();
    this.#clockListeners.add(own);
    return () => this.#clockListeners.delete(own);
  }

  /** Resolves when a message came to the queue, `waitMs` of wall time are over, or `signal` aborts: look again then. */
  waitForMessage(queueName: string, waitMs: number, signal: AbortSignal): Promise<void> {
    return this.#messages.wait(queueName, waitMs, signal);
  }

  /**
   * Makes the lab, or, when it exists, starts it again: an empty log whose first commands are `commands`. Resolves when they
   * are kept; whoever waits for an answer of the log before gets `LabGone`. `log`: what the log begins with instead.
   */
  async begin(commands: readonly Command[], log?: LogStretch): Promise<void> {
    const logId = this.#around.newLogId();
    this.#owner.answers.failAll(new LabGone(this.labId, 'reset'));
    this.#beginning = logId;
    await this.#around.store.submit(this.labId, newKey(), {
      type: 'start-lab',
      logId,
      commands,
      ...(log === undefined ? {} : { log }),
    });
    await this.#until(() => this.logId === logId && this.#owner.taken >= commands.length);
  }

  /** Ownership of the lab has gone to someone else: drops the engine and claims again. */
  lose(): void {
    this.#owner.lose();
  }

  close(): Promise<void> {
    return this.#owner.close();
  }

  async #act(action: ClockAction): Promise<void> {
    switch (action.action) {
      case 'pause':
        return this.#changeClock({ mode: 'paused' });
      case 'resume':
        return this.#changeClock({ mode: 'running' });
      case 'set':
        return this.#set(action);
      case 'step':
        return this.#owner.pursue(stepGoal());
      case 'run-until-idle':
        return this.#owner.pursue(runUntilIdleGoal());
      case 'advance':
        assert(
          Number.isSafeInteger(action.ms) && action.ms >= 0 && action.ms <= ADVANCE_MAX_MS,
          `advance ${action.ms}`,
        );
        return this.#owner.pursue(advanceGoal(action.ms));
      default:
        return assertUnreachable(action);
    }
  }

  #set({ speed, skipWaits }: { readonly speed?: number | undefined; readonly skipWaits?: boolean | undefined }) {
    assert(speed === undefined || (speed >= SPEED_MIN && speed <= SPEED_MAX), `speed ${speed}`);
    return this.#changeClock({
      ...(speed === undefined ? {} : { speed }),
      ...(skipWaits === undefined ? {} : { skipWaits }),
    });
  }

  /** Changes are made to what was last asked for, so that two at once both count. */
  async #changeClock(change: Partial<ClockManner>): Promise<void> {
    const { mode, speed, skipWaits } = { ...this.state.clock, ...this.#asked, ...change };
    const asked = { mode, speed, skipWaits };
    this.#asked = asked;
    try {
      await this.submit({ type: 'change-clock', ...asked });
    } finally {
      if (this.#asked === asked) this.#asked = undefined;
    }
  }

  #kept(events: readonly LogEvent[]): void {
    this.#attempts.kept(events);
    this.#messages.kept(events);
    this.#tellKept();
  }

  #clockChanged(): void {
    for (const listener of [...this.#clockListeners]) listener();
  }

  #ended(why: unknown): void {
    this.#attempts.fail(why);
    this.#messages.wakeAll();
    this.#tellKept();
  }

  #recovered(isNewLog: boolean): void {
    this.#messages.wakeAll();
    if (!isNewLog) return this.#attempts.recovered(this.state);
    const gone = new LabGone(this.labId, 'reset');
    this.#attempts.fail(gone);
    // Started again by someone else: what was asked here went with the log before.
    if (this.logId !== this.#beginning) this.#owner.answers.failAll(gone);
    this.#clockChanged();
  }

  #tellKept(): void {
    for (const listener of [...this.#keptListeners]) listener();
  }

  /** Resolves when `isTrue` is, looked at whenever something was kept; rejects when the lab ends first. */
  #until(isTrue: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (!isTrue() && this.#owner.end === undefined) return;
        this.#keptListeners.delete(look);
        if (isTrue()) resolve();
        else reject(this.#owner.end);
      };
      this.#keptListeners.add(look);
      look();
    });
  }
}

/** Keys need only differ from all others, over restarts and processes too. */
const keyPrefix = crypto.randomUUID();
let keyCount = 0;

function newKey(): string {
  keyCount++;
  return `${keyPrefix}/${keyCount}`;
}
