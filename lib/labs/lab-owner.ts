import { assert } from '@/lib/engine/assert';
import { Engine } from '@/lib/engine/engine';
import type { LogEvent } from '@/lib/engine/events';
import { Bell } from '@/lib/lab-store/bell';
import type { AppendOutcome, Claim, InboxEntry, LabId } from '@/lib/lab-store/lab-store';
import { ClockDriver } from './clock-driver';
import type { Call } from './command-call';
import { foldKeptLog } from './kept-log';
import { LabGone } from './lab-gone';
import { TURN_WALL_MS } from './lab-limits';
import type { LabSurroundings } from './lab-surroundings';
import { CommandFailed, type Turn, takeTurn } from './lab-turn';
import { LabWorld } from './lab-world';
import type { TimeGoal } from './time-goal';
import { yieldToEventLoop } from './wall-clock';

interface PursuedGoal {
  readonly goal: TimeGoal;
  resolve(): void;
  reject(error: unknown): void;
}

/** Told what became true; everything here is kept already. */
export interface OwnerEars {
  kept(events: readonly LogEvent[]): void;
  clockChanged(): void;
  /** The engine was folded anew; with `isNewLog` from another log than before. */
  recovered(isNewLog: boolean): void;
}

/**
 * The one writer of a lab: claims it, folds its log, and then takes turns (`lab-turn.ts`), each kept by the store before
 * anyone hears of it. When a turn is not kept, whatever the reason, the engine is dropped and everything starts at the claim.
 */
export class LabOwner {
  readonly clock: ClockDriver;
  readonly calls = new Map<string, Call>();
  readonly #labId: LabId;
  readonly #around: LabSurroundings;
  readonly #ears: OwnerEars;
  readonly #bell = new Bell();
  readonly #closing = new AbortController();
  #world: LabWorld;
  #claim: Claim | undefined;
  #head = 0;
  #taken = 0;
  #lost = false;
  #arrivals: InboxEntry[] = [];
  #goals: PursuedGoal[] = [];
  /** Commands of the last turn when it is not known whether the store kept it, and the head it would have. */
  #inDoubt: { readonly applied: readonly InboxEntry[]; readonly head: number } | undefined;
  /** Numbers of commands the engine could not take: passed over. */
  readonly #failed = new Set<number>();
  /** Claims since the last turn that was kept. */
  #losses = 0;
  #ended: Promise<void> = Promise.resolve();

  constructor(labId: LabId, around: LabSurroundings, ears: OwnerEars) {
    this.#labId = labId;
    this.#around = around;
    this.#ears = ears;
    this.#world = this.#worldOf(new Engine());
    this.clock = new ClockDriver(around.wall, () => this.#bell.ring());
  }

  get world(): LabWorld {
    return this.#world;
  }

  /** Sequence of the last event kept. */
  get head(): number {
    return this.#head;
  }

  /** Number of the last inbox command whose consequences are kept. */
  get taken(): number {
    return this.#taken;
  }

  get logId(): string {
    return this.#claim?.logId ?? '';
  }

  /** Undefined: the lab is not owned at the moment. */
  get epoch(): number | undefined {
    return this.#lost ? undefined : this.#claim?.epoch;
  }

  /** Why nothing more is taken on, if so. */
  get end(): unknown {
    return this.#closing.signal.aborted ? this.#closing.signal.reason : undefined;
  }

  /** Resolves when the lab is owned and folded; its turns go on from there. */
  async start(): Promise<void> {
    if (await this.#own()) this.#ended = this.#live();
  }

  /** Works towards `goal` after those before it; resolves when it is reached and kept. */
  pursue(goal: TimeGoal): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#goals.push({ goal, resolve, reject });
      this.#bell.ring();
    });
  }

  /** The store says, or someone knows, that this is no longer the lab's owner. */
  lose(): void {
    this.#lost = true;
    this.#bell.ring();
  }

  /** Gives everyone who waits this answer instead. */
  failAll(error: unknown): void {
    const calls = [...this.calls.values()];
    const goals = this.#goals;
    this.calls.clear();
    this.#goals = [];
    for (const call of calls) call.fail(error);
    for (const goal of goals) goal.reject(error);
  }

  /** Ends the turns, after the one that is being kept, and gives the lab back. */
  async close(): Promise<void> {
    const end = new LabGone(this.#labId, 'closed');
    this.#closing.abort(end);
    this.#bell.ring();
    await this.#ended;
    this.clock.hold(true);
    this.clock.disarm();
    await this.#release();
    this.failAll(end);
  }

  async #live(): Promise<void> {
    for (;;) {
      const owning = new AbortController();
      void this.#receive(owning.signal);
      try {
        await this.#takeTurns();
      } catch (error) {
        return this.#breakDown(error);
      } finally {
        owning.abort();
        this.clock.hold(true);
        this.clock.disarm();
      }
      if (this.#closing.signal.aborted) return;
      await this.#release();
      if (!(await this.#own())) return;
    }
  }

  /** Claims the lab and folds its log. False: it is being closed. */
  async #own(): Promise<boolean> {
    for (;;) {
      // Once is an accident and mended at once; a store that keeps failing is not asked in a tight loop.
      if (++this.#losses > 2 && (await this.#around.claims.pause(this.#closing.signal))) return false;
      const claim = await this.#around.claims.claim(this.#labId, this.#closing.signal);
      if (claim === undefined) return false;
      try {
        this.#recover(claim, await foldKeptLog(this.#around.store, claim));
        return true;
      } catch (error) {
        this.#around.report(`lab ${this.#labId} could not be folded from its log`, error);
        this.#claim = claim;
        await this.#release();
      }
    }
  }

  #recover(claim: Claim, engine: Engine): void {
    const isNewLog = claim.logId !== this.#claim?.logId;
    if (isNewLog) {
      this.clock.restart();
      this.#failed.clear();
      this.#inDoubt = undefined;
    }
    this.#claim = claim;
    this.#head = claim.head;
    this.#taken = claim.taken;
    this.#arrivals = [];
    this.#lost = false;
    this.#world = this.#worldOf(engine);
    const { state } = engine;
    this.clock.setManner(state.clock);
    if (state.now > this.clock.now()) this.clock.jump(state.now);
    if (state.now > 0 || state.invocations.size > 0 || state.counts.messages > 0) this.clock.begin();
    if (state.busyEnvironments > 0) this.#world.submit({ type: 'interrupt-attempts' }, state.now);
    this.#settleDoubt(claim);
    this.#ears.recovered(isNewLog);
  }

  /** The turn in doubt was kept after all: hand its results out. Otherwise its commands come again from the inbox. */
  #settleDoubt(claim: Claim): void {
    const doubt = this.#inDoubt;
    this.#inDoubt = undefined;
    for (const { number, key } of doubt?.applied ?? []) {
      if (number > claim.taken) return;
      const call = this.calls.get(key);
      this.calls.delete(key);
      if (claim.head === doubt?.head) call?.kept();
      else call?.fail(new Error(`lab ${this.#labId}: the answer was lost with its owner`));
    }
  }

  /** Brings the inbox's commands in, as long as the lab is owned. */
  async #receive(owning: AbortSignal): Promise<void> {
    const { store } = this.#around;
    try {
      for await (const batch of store.follow(this.#labId, 'inbox', this.#taken, owning)) {
        if (owning.aborted || batch.kind === 'reset') break;
        for (const entry of batch.commands) this.#arrivals.push(entry);
        this.#bell.ring();
      }
    } catch (error) {
      this.#around.report(`lab ${this.#labId} cannot follow its inbox`, error);
    }
    if (!owning.aborted) this.lose();
  }

  async #takeTurns(): Promise<void> {
    const { wall } = this.#around;
    let lastYieldWallMs = wall.now();
    let hasNews = true;
    while (!this.#closing.signal.aborted && !this.#lost) {
      const heard = this.#bell.heard();
      if (!hasNews && !this.#hasWork()) {
        this.clock.arm(this.#world.engine.nextEntry()?.at);
        await heard;
        continue;
      }
      hasNews = false;
      const turn = this.#takeTurn();
      if (turn === undefined || !(await this.#keep(turn))) return;
      if (wall.now() - lastYieldWallMs < TURN_WALL_MS) continue;
      await yieldToEventLoop();
      lastYieldWallMs = wall.now();
    }
  }

  #hasWork(): boolean {
    if (this.#arrivals.length > 0 || this.#world.answered) return true;
    if (this.#world.computing) return false;
    if (this.#goals.length > 0) return true;
    const next = this.#world.engine.nextEntry();
    return next !== undefined && this.clock.moving && next.at <= this.clock.now();
  }

  /** Undefined: a command broke the engine's fold; it is passed over from now on. */
  #takeTurn(): Turn | undefined {
    const { clock, calls } = this;
    try {
      if (this.#failed.size > 0) this.#passOverFailed();
      const goal = this.#goals[0]?.goal;
      const arrivals = this.#arrivals;
      return takeTurn({ world: this.#world, clock, wall: this.#around.wall, arrivals, calls, goal });
    } catch (error) {
      if (!(error instanceof CommandFailed)) throw error;
      this.#around.report(`lab ${this.#labId}: ${error.message}`, error.cause);
      this.#failed.add(error.entry.number);
      this.calls.get(error.entry.key)?.fail(error);
      this.calls.delete(error.entry.key);
      return undefined;
    }
  }

  #passOverFailed(): void {
    this.#arrivals = this.#arrivals.filter((entry) => !this.#failed.has(entry.number));
  }

  /** Keeps the turn's events and only then lets anyone know. False: they were not kept, or nobody knows. */
  async #keep(turn: Turn): Promise<boolean> {
    const events = this.#world.engine.takeEvents();
    const taken = turn.applied.at(-1)?.number ?? this.#taken;
    if (events.length > 0 || taken !== this.#taken) {
      const outcome = await this.#append(events, taken);
      if (outcome === undefined || outcome.fenced) {
        if (outcome === undefined) this.#inDoubt = { applied: turn.applied, head: this.#head + events.length };
        return false;
      }
      this.#head = outcome.head;
      this.#taken = taken;
    }
    this.#losses = 0;
    this.#publish(turn, events);
    return true;
  }

  async #append(events: readonly LogEvent[], taken: number): Promise<AppendOutcome | undefined> {
    const claim = this.#claim;
    assert(claim !== undefined, 'a turn without a claim');
    try {
      const { epoch } = claim;
      return await this.#around.commits.append({ lab: this.#labId, epoch, head: this.#head, events, taken });
    } catch (error) {
      this.#around.report(`lab ${this.#labId}: the store could not say whether it kept a turn`, error);
      return undefined;
    }
  }

  #publish(turn: Turn, events: readonly LogEvent[]): void {
    this.#ears.kept(events);
    for (const { key } of turn.applied) {
      const call = this.calls.get(key);
      if (call === undefined) continue;
      this.calls.delete(key);
      call.kept();
    }
    if (turn.goalReached) this.#goals.shift()?.resolve();
    if (turn.clockChanged) this.#ears.clockChanged();
  }

  async #release(): Promise<void> {
    const claim = this.#claim;
    if (claim === undefined) return;
    try {
      await this.#around.store.hold([{ lab: this.#labId, epoch: claim.epoch, release: true }]);
    } catch (error) {
      this.#around.report(`lab ${this.#labId} could not be given back`, error);
    }
  }

  /** The engine contradicted itself: no fold of this log goes on. The lab stays readable and refuses what is new. */
  #breakDown(error: unknown): void {
    this.#around.report(`lab ${this.#labId} is broken`, error);
    this.#closing.abort(error);
    this.failAll(error);
  }

  #worldOf(engine: Engine): LabWorld {
    return new LabWorld(engine, this.#around.createRunner(), () => this.#bell.ring());
  }
}
