import { askedSlice } from '@/lib/engine/asked-slice';
import type { CommandOf, CommandResult, CommandType } from '@/lib/engine/commands';
import { decide } from '@/lib/engine/decide';
import type { Decision } from '@/lib/engine/decision';
import type { LogEvent } from '@/lib/engine/events';
import { evolve } from '@/lib/engine/evolve';
import type { LogStretch } from '@/lib/engine/fork-log';
import type { RunEffect } from '@/lib/engine/handler-run';
import { createLabState } from '@/lib/engine/lab-state';
import type { SimTime } from '@/lib/engine/sim-time';
import { restoreSnapshot } from '@/lib/engine/snapshot';
import type { LabState } from '@/lib/engine/state';
import type { HandlerRunner, SlicedRun } from '@/lib/handlers/handler-runner';
import { ServiceCalls } from './service-calls';
import { yieldToEventLoop } from './wall-clock';

/**
 * Runs the handlers of a log again, so that a runner holds their processes as they were at its end. The log leads: what a handler
 * does is checked against it, event by event, and one that does otherwise than it did is given up.
 */
export class HandlerReplay {
  readonly state: LabState;
  readonly calls: ServiceCalls;
  readonly #events: readonly LogEvent[];
  readonly #runner: HandlerRunner;
  /** Environments whose handlers are run. */
  readonly #wanted: Set<string>;
  #place = 0;
  /** Asked for, and not run yet. */
  #effects: RunEffect[] = [];
  /** Run, and not answered yet, in the order of the asking. */
  readonly #asked: { readonly effect: RunEffect; readonly run: SlicedRun }[] = [];

  constructor({ base, events }: LogStretch, runner: HandlerRunner, wanted: Iterable<string>) {
    this.state = base === undefined ? createLabState() : restoreSnapshot(base);
    this.calls = new ServiceCalls(this);
    this.#events = events;
    this.#runner = runner;
    this.#wanted = new Set(wanted);
  }

  /** Runs through the whole log. Answers the environments whose processes are as they were. */
  async run(): Promise<ReadonlySet<string>> {
    while (this.#place < this.#events.length) {
      if (this.#place % EVENTS_A_TURN === 0) await yieldToEventLoop();
      const event = this.#events[this.#place];
      if (event === undefined) break;
      if (this.#isAnswer(event)) this.#answerFirst();
      else this.#follow(event);
      for (const effect of this.#effects.splice(0)) await this.#ask(effect);
    }
    for (const { effect } of this.#asked) this.#giveUp(effect.environmentId);
    return this.#wanted;
  }

  /** For `ServiceCalls`: decides on this state, and must come to what the log tells. */
  submit<T extends CommandType>(command: CommandOf<T>, at: SimTime): CommandResult<T> {
    const decision: Decision = {
      state: this.state,
      at,
      emit: (event) => this.#mustBeNext(event),
      run: (effect) => this.#effects.push(effect),
    };
    return decide(decision, command.type, command);
  }

  #follow(event: LogEvent): void {
    if (event.type === 'slice-resumed') {
      for (const { environmentId, answer } of this.calls.takeAnswered()) this.#runner.answer?.(environmentId, answer);
    }
    this.#fold(event);
    const effect = askedSlice(this.state, event);
    if (effect !== undefined) this.#effects.push(effect);
    if (event.type === 'environment-reset') this.#runner.sweep?.(this.state);
  }

  async #ask(effect: RunEffect): Promise<void> {
    if (!this.#wanted.has(effect.environmentId)) return;
    this.#asked.push({ effect, run: await this.#runner.run(effect, this.state) });
  }

  /** While an environment computes, what the log tells of it next is its answer. */
  #isAnswer(event: LogEvent): boolean {
    const environmentId = this.#asked[0]?.effect.environmentId;
    if (environmentId === undefined || !('environmentId' in event) || event.environmentId !== environmentId)
      return false;
    return event.type !== 'slice-resumed' && this.state.environments.get(environmentId)?.awaitsSlice === true;
  }

  #answerFirst(): void {
    const first = this.#asked.shift();
    if (first === undefined) return;
    const { effect, run } = first;
    const { environmentId, requestId } = effect;
    try {
      const { end, logLines, calls = [] } = run;
      this.submit({ type: 'end-slice', environmentId, requestId, end, logLines }, this.state.now);
      for (const call of calls) {
        const answered = this.calls.make(effect, call);
        if (answered === undefined) continue;
        this.#runner.answer?.(environmentId, answered.answer);
        this.submit({ type: 'wake-slice', environmentId, requestId }, this.state.now);
      }
    } catch (error) {
      if (!(error instanceof OtherThanThen)) throw error;
      this.#giveUp(environmentId);
    }
  }

  #mustBeNext(event: LogEvent): void {
    const told = this.#events[this.#place];
    if (told === undefined || textOf(told) !== textOf(event)) throw new OtherThanThen();
    this.#fold(told);
    if (told.type === 'environment-reset') this.#runner.sweep?.(this.state);
  }

  #fold(event: LogEvent): void {
    evolve(this.state, event);
    this.#place++;
  }

  /** Its process is no more what it was, and starts anew when it is next needed. */
  #giveUp(environmentId: string): void {
    this.#wanted.delete(environmentId);
    this.#runner.forget?.(environmentId);
  }
}

const EVENTS_A_TURN = 4_000;

/** A handler did not do what it had done. */
class OtherThanThen extends Error {}

/** What people's code wrote keeps the account of then; the code itself sees the one of now. */
function textOf(event: LogEvent): string {
  return JSON.stringify(event).replaceAll(/\b\d{12}\b/g, 'account');
}
