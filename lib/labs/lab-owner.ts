import { assert } from '@/lib/engine/assert';
import { Engine } from '@/lib/engine/engine';
import type { LogEvent } from '@/lib/engine/events';
import { Bell } from '@/lib/lab-store/bell';
import type { AppendOutcome, Claim, LabId } from '@/lib/lab-store/lab-store';
import { ClockDriver } from './clock-driver';
import { LabGone } from './lab-gone';
import { LabInbox } from './lab-inbox';
import { TURN_WALL_MS } from './lab-limits';
import type { LabSurroundings } from './lab-surroundings';
import { CommandFailed, type Turn, takeTurn } from './lab-turn';
import { LabWorld } from './lab-world';
import { OpenAnswers } from './open-answers';
import type { TimeGoal } from './time-goal';
import { wakeWorld } from './wake-world';
import { yieldToEventLoop } from './wall-clock';

/** Told what became true; everything here is kept already. */
export interface OwnerEars {
  kept(events: readonly LogEvent[]): void;
  clockChanged(): void;
  /** The engine was folded anew; with `isNewLog` from another log than before. */
  recovered(isNewLog: boolean): void;
  /** Nothing more will come. */
  ended(why: unknown): void;
}

/**
 * The one writer of a lab: claims it, folds its log, and then takes turns (`lab-turn.ts`), each kept by the store before
 * anyone hears of it. When a turn is not kept, whatever the reason, the engine is dropped and everything starts at the claim.
 */
export class LabOwner {
  readonly clock: ClockDriver;
  readonly answers = new OpenAnswers();
  readonly #labId: LabId;
  readonly #around: LabSurroundings;
  readonly #ears: OwnerEars;
  readonly #inbox: LabInbox;
  readonly #bell = new Bell();
  readonly #closing = new AbortController();
  #world: LabWorld;
  #claim: Claim | undefined;
  #head = 0;
  #taken = 0;
  #lost = false;
  /** How often the lab was lost since the last turn that was kept. */
  #losses = 0;
  #ended: Promise<void> = Promise.resolve();

  constructor(labId: LabId, around: LabSurroundings, ears: OwnerEars) {
    this.#labId = labId;
    this.#around = around;
    this.#ears = ears;
    this.#inbox = new LabInbox(around.store, labId, () => this.#bell.ring());
    this.#world = new LabWorld(new Engine(), around.createRunner(), () => this.#bell.ring());
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
    const owned = await this.#own();
    this.#losses = 0;
    if (owned) this.#ended = this.#live();
  }

  /** Works towards `goal` after those before it; resolves when it is reached and kept. */
  pursue(goal: TimeGoal): Promise<void> {
    if (this.#closing.signal.aborted) return Promise.reject(this.end);
    const reached = this.answers.pursue(goal);
    this.#bell.ring();
    return reached;
  }

  /** This is no longer the lab's owner, or cannot tell. */
  lose(): void {
    this.#lost = true;
    this.#bell.ring();
  }

  /** Ends the turns, after the one that is being kept, and gives the lab back. */
  async close(): Promise<void> {
    this.#closing.abort(this.end ?? new LabGone(this.#labId, 'closed'));
    this.#bell.ring();
    await this.#ended;
    await this.#release();
    this.#giveUp();
  }

  async #live(): Promise<void> {
    do {
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
    } while (await this.#own());
  }

  /** Claims the lab and folds its log. False: it is being closed. */
  async #own(): Promise<boolean> {
    const { claims, report } = this.#around;
    for (;;) {
      // Once is an accident and mended at once; a store that keeps failing is not asked in a tight loop.
      if (++this.#losses > 1 && (await claims.pause(this.#closing.signal))) return false;
      const claim = await claims.claim(this.#labId, this.#closing.signal);
      if (claim === undefined) return false;
      try {
        this.#recover(claim, await wakeWorld(claim, this.#around, () => this.#bell.ring()));
        return true;
      } catch (error) {
        report(`lab ${this.#labId} could not be folded from its log`, error);
        this.#claim = claim;
        await this.#release();
      }
    }
  }

  #recover(claim: Claim, world: LabWorld): void {
    const isNewLog = claim.logId !== this.#claim?.logId;
    if (isNewLog) {
      this.clock.restart();
      this.#inbox.forget();
    }
    this.#claim = claim;
    this.#head = claim.head;
    this.#taken = claim.taken;
    this.#lost = false;
    this.#world.close();
    this.#world = world;
    const { state } = world.engine;
    this.clock.setManner(state.clock);
    if (state.now > this.clock.now()) this.clock.jump(state.now);
    if (state.now > 0 || state.invocations.size > 0 || state.counts.messages > 0) this.clock.begin();
    this.answers.settle(claim);
    this.#ears.recovered(isNewLog);
  }

  async #receive(owning: AbortSignal): Promise<void> {
    try {
      await this.#inbox.receive(this.#taken, owning);
    } catch (error) {
      this.#around.report(`lab ${this.#labId} cannot follow its inbox`, error);
    }
    if (!owning.aborted) this.lose();
  }

  async #takeTurns(): Promise<void> {
    const { wall } = this.#around;
    let lastYieldWallMs = wall.now();
    // The first turn keeps what the recovery itself had to say.
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
      if (wall.now() - lastYieldWallMs < TURN_WALL_MS / 2) continue;
      await yieldToEventLoop();
      lastYieldWallMs = wall.now();
    }
  }

  #hasWork(): boolean {
    if (this.#world.answered) return true;
    // Commands wait for its end too.
    if (this.#world.computing) return false;
    if (this.#inbox.entries.length > 0) return true;
    if (this.answers.goal !== undefined) return true;
    const next = this.#world.engine.nextEntry();
    return next !== undefined && this.clock.moving && next.at <= this.clock.now();
  }

  /** Undefined: the engine could not take a command, which is passed over from now on. */
  #takeTurn(): Turn | undefined {
    const { clock, answers } = this;
    const { goal, calls } = answers;
    try {
      const arrivals = this.#inbox.entries;
      return takeTurn({ world: this.#world, clock, wall: this.#around.wall, arrivals, calls, goal });
    } catch (error) {
      if (!(error instanceof CommandFailed)) throw error;
      this.#around.report(`lab ${this.#labId}: ${error.message}`, error.cause);
      this.#inbox.passOver(error.entry.number);
      answers.fail(error.entry.key, error);
      return undefined;
    }
  }

  /** Keeps the turn's events and only then lets anyone know. False: they were not kept, or nobody knows. */
  async #keep(turn: Turn): Promise<boolean> {
    const events = this.#world.engine.takeEvents();
    const taken = turn.applied.at(-1)?.number ?? this.#taken;
    if (events.length > 0 || taken !== this.#taken) {
      const outcome = await this.#append(events, taken);
      if (outcome === undefined) this.answers.doubt(turn, this.#head + events.length);
      if (outcome === undefined || outcome.fenced) return false;
      this.#head = outcome.head;
      this.#taken = taken;
      this.#losses = 0;
    }
    if (events.some(endsProcess)) this.#world.sweep();
    this.#ears.kept(events);
    this.answers.kept(turn);
    if (turn.clockChanged) this.#ears.clockChanged();
    return true;
  }

  /** Undefined: nobody knows whether it was kept. */
  async #append(events: readonly LogEvent[], taken: number): Promise<AppendOutcome | undefined> {
    const claim = this.#claim;
    assert(claim !== undefined, 'a turn without a claim');
    try {
      const { lab, epoch } = claim;
      return await this.#around.commits.append({ lab, epoch, head: this.#head, events, taken });
    } catch (error) {
      this.#around.report(`lab ${this.#labId}: the store could not say whether it kept a turn`, error);
      return undefined;
    }
  }

  async #release(): Promise<void> {
    const claim = this.#claim;
    if (claim === undefined) return;
    try {
      await this.#around.store.hold([{ lab: claim.lab, epoch: claim.epoch, release: true }]);
    } catch (error) {
      this.#around.report(`lab ${this.#labId} could not be given back`, error);
    }
  }

  /** The engine contradicted itself: no fold of this log goes on. The lab stays readable and refuses what is new. */
  #breakDown(error: unknown): void {
    this.#around.report(`lab ${this.#labId} is broken`, error);
    this.#closing.abort(error);
    this.#giveUp();
  }

  #giveUp(): void {
    this.#world.close();
    this.answers.failAll(this.end);
    this.#ears.ended(this.end);
  }
}

function endsProcess({ type }: LogEvent): boolean {
  return type === 'environment-shut-down' || type === 'environment-reset';
}
