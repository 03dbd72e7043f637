import { assert } from './assert';
import type { Command, CommandResult, CommandType } from './commands';
import { Engine } from './engine';
import type { LogEvent } from './events';
import type { RandomPlan } from './random-commands';
import type { Dice } from './random-dice';
import { later, type SimTime, simTime } from './sim-time';

/** Plays a random plan on a fresh engine: a host of a few lines, with an eye on every command. */
export class RandomRun {
  readonly engine = new Engine();
  readonly log: LogEvent[] = [];
  readonly #plan: RandomPlan;
  readonly #receiptHandles: string[] = [];
  #payloadChars = 0;
  #now: SimTime = simTime(0);

  constructor(plan: RandomPlan) {
    this.#plan = plan;
  }

  /**
   * Runs the whole plan until no work is left. `afterEach` is called after every command and every calendar entry with what was
   * logged; `strides` moves time in small random steps instead of one jump.
   */
  play(afterEach: (events: readonly LogEvent[]) => void, strides?: Dice): void {
    this.#submit(this.#plan.createLab, afterEach);
    for (const { afterMs, command } of this.#plan.steps) {
      this.#advance(later(this.#now, afterMs), afterEach, strides);
      const asked = command({ state: this.engine.state, receiptHandles: this.#receiptHandles });
      if (asked !== undefined) this.#submit(asked, afterEach);
    }
    for (let at = this.engine.nextWorkAt(); at !== undefined; at = this.engine.nextWorkAt()) {
      this.#advance(at, afterEach, strides);
    }
    if (this.#plan.outlastsIdle) this.#advance(later(this.#now, 1_000_000), afterEach, strides);
  }

  #advance(target: SimTime, afterEach: (events: readonly LogEvent[]) => void, strides: Dice | undefined): void {
    if (strides !== undefined && target > this.#now) {
      for (let n = strides.between(0, 3); n > 0; n--) {
        this.#runTo(simTime(strides.between(this.#now, target)), afterEach);
      }
    }
    this.#runTo(target, afterEach);
  }

  #runTo(target: SimTime, afterEach: (events: readonly LogEvent[]) => void): void {
    for (let entry = this.engine.nextEntry(); entry !== undefined; entry = this.engine.nextEntry()) {
      if (entry.at > target) break;
      this.#now = entry.at;
      this.engine.step();
      this.#settle(afterEach);
    }
    this.#now = target;
  }

  #submit(command: Command, afterEach: (events: readonly LogEvent[]) => void): void {
    const result: CommandResult<CommandType> = this.engine.submit(command, this.#now);
    this.#settle(afterEach);
    if (result.refusal !== undefined || !('messages' in result.answer)) return;
    for (const { receiptHandle } of result.answer.messages) this.#receiptHandles.push(receiptHandle);
  }

  /** Answers the slices asked for, with a line of log now and then. */
  #settle(afterEach: (events: readonly LogEvent[]) => void): void {
    for (let effects = this.engine.takeEffects(); effects.length > 0; effects = this.engine.takeEffects()) {
      for (const effect of effects) {
        const { environmentId, requestId, phase } = effect;
        const end = this.#plan.handler.run(effect, this.engine.state);
        const logLines = phase === 'invoke' && end.kind === 'waiting' ? ['waiting'] : [];
        this.engine.submit({ type: 'end-slice', environmentId, requestId, end, logLines }, this.#now);
      }
    }
    const events = this.engine.takeEvents();
    this.log.push(...events);
    for (const event of events) this.#payloadChars += event.type === 'invocation-accepted' ? event.payload.length : 0;
    assert(this.log.length < 200_000 && this.#payloadChars < 100_000_000, 'the lab does not come to rest');
    afterEach(events);
  }
}
