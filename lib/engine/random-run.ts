import { assert } from './assert';
import type { Command, CommandResult, CommandType } from './commands';
import { Engine } from './engine';
import type { LogEvent } from './events';
import { forkLog } from './fork-log';
import type { RandomPlan } from './random-commands';
import type { Dice } from './random-dice';
import { later, type SimTime, simTime } from './sim-time';

/** What may happen to a run without changing what it must keep to. */
export interface Circumstances {
  /** Called after every command and every calendar entry with what was logged. */
  readonly afterEach?: (events: readonly LogEvent[]) => void;
  /** Moves time in small random steps instead of one jump. */
  readonly strides?: Dice;
  /** Now and then the process dies, with or without having kept its last batch, and goes on from the log. */
  readonly crashes?: Dice;
  /** At one moment the lab goes on as a fork of itself, its handlers being where they were. */
  readonly forks?: Dice;
}

/** The account of a run's fork. */
export const FORK_ACCOUNT = '123456789012';

/** Plays a random plan on a fresh engine: a host of a few lines, with an eye on every command. */
export class RandomRun {
  readonly log: LogEvent[] = [];
  /** Sequences at which nothing was half told. */
  readonly boundaries = new Set<number>();
  #engine = new Engine();
  readonly #plan: RandomPlan;
  readonly #circumstances: Circumstances;
  readonly #receiptHandles: string[] = [];
  #payloadChars = 0;
  #crashesLeft = 4;
  #isFork = false;
  #now: SimTime = simTime(0);

  constructor(plan: RandomPlan, circumstances: Circumstances = {}) {
    this.#plan = plan;
    this.#circumstances = circumstances;
  }

  get engine(): Engine {
    return this.#engine;
  }

  /** Runs the whole plan until no work is left. */
  play(): void {
    this.#submit(this.#plan.createLab);
    const forkStep = this.#circumstances.forks?.between(0, this.#plan.steps.length);
    for (const [step, { afterMs, command }] of this.#plan.steps.entries()) {
      if (step === forkStep) this.#fork();
      this.#advance(later(this.#now, afterMs));
      const asked = command({ state: this.#engine.state, receiptHandles: this.#receiptHandles });
      if (asked !== undefined) this.#submit(this.#isFork ? ofAccount(asked, FORK_ACCOUNT) : asked);
    }
    if (forkStep === this.#plan.steps.length) this.#fork();
    for (let at = this.#engine.nextWorkAt(); at !== undefined; at = this.#engine.nextWorkAt()) this.#advance(at);
    if (this.#plan.outlastsIdle) this.#advance(later(this.#now, 1_000_000));
  }

  #advance(target: SimTime): void {
    const { strides } = this.#circumstances;
    if (strides !== undefined && target > this.#now) {
      for (let n = strides.between(0, 3); n > 0; n--) this.#runTo(simTime(strides.between(this.#now, target)));
    }
    this.#runTo(target);
  }

  #runTo(target: SimTime): void {
    for (let entry = this.#engine.nextEntry(); entry !== undefined; entry = this.#engine.nextEntry()) {
      if (entry.at > target) break;
      this.#now = entry.at;
      this.#engine.step();
      this.#settle();
    }
    this.#now = target;
  }

  #submit(command: Command): void {
    const result: CommandResult<CommandType> = this.#engine.submit(command, this.#now);
    this.#settle();
    if (result.refusal !== undefined || !('messages' in result.answer)) return;
    for (const { receiptHandle } of result.answer.messages) this.#receiptHandles.push(receiptHandle);
  }

  /** Answers the slices asked for, with a line of log now and then, and keeps what was logged. */
  #settle(): void {
    for (let effects = this.#engine.takeEffects(); effects.length > 0; effects = this.#engine.takeEffects()) {
      for (const effect of effects) {
        const { environmentId, requestId, phase } = effect;
        const end = this.#plan.handler.run(effect, this.#engine.state);
        const logLines = phase === 'invoke' && end.kind === 'waiting' ? ['waiting'] : [];
        this.#engine.submit({ type: 'end-slice', environmentId, requestId, end, logLines }, this.#now);
      }
    }
    this.boundaries.add(this.#engine.state.sequence);
    const { crashes, afterEach } = this.#circumstances;
    const events = this.#engine.takeEvents();
    const isCrash = this.#crashesLeft > 0 && this.log.length > 0 && crashes?.chance(0.03) === true;
    if (!isCrash || crashes?.chance(0.5) === true) this.#keep(events);
    if (isCrash) this.#crash();
    afterEach?.(events);
  }

  #keep(events: readonly LogEvent[]): void {
    this.log.push(...events);
    for (const event of events) this.#payloadChars += event.type === 'invocation-accepted' ? event.payload.length : 0;
    assert(this.log.length < 200_000 && this.#payloadChars < 100_000_000, 'the lab does not come to rest');
  }

  #fork(): void {
    const { state } = this.#engine;
    const forkedFrom = { labId: state.accountId, sequence: state.sequence, at: this.#now };
    const stretch = { base: undefined, events: this.log };
    const { events } = forkLog(stretch, state, { accountId: FORK_ACCOUNT, name: 'fork', forkedFrom });
    this.#engine = Engine.fromLog(events);
    this.log.splice(0, this.log.length, ...events);
    this.#isFork = true;
  }

  /** What ran is gone with the process, and runs again (LAB-01). */
  #crash(): void {
    this.#crashesLeft--;
    this.#engine = Engine.fromLog(this.log);
    this.#submit({ type: 'interrupt-attempts' });
  }
}

/** The command as someone gives it in that account. */
function ofAccount<T>(value: T, accountId: string): T;
function ofAccount(value: unknown, accountId: string): unknown {
  if (typeof value === 'string') return value.replaceAll(':000000000000:', `:${accountId}:`);
  if (Array.isArray(value)) return value.map((item) => ofAccount(item, accountId));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, ofAccount(item, accountId)]));
}
