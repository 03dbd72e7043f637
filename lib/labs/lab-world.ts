import type { CommandOf, CommandResult, CommandType } from '@/lib/engine/commands';
import type { Engine } from '@/lib/engine/engine';
import type { RunEffect } from '@/lib/engine/handler-run';
import type { SimTime } from '@/lib/engine/sim-time';
import type { HandlerRunner, SlicedRun } from '@/lib/handlers/handler-runner';
import type { WorkBudget } from './work-budget';

/** The engine with its handlers: every slice it asks for is run and answered at the sim time it was asked. */
export class LabWorld {
  readonly engine: Engine;
  readonly #runner: HandlerRunner;
  readonly #onAnswer: () => void;
  /** Slices that came later than asked, until they are fed back. */
  #answers: { readonly effect: RunEffect; readonly run: SlicedRun }[] = [];
  #computing = 0;

  /** `onAnswer` is called when a handler that answered later has done so. */
  constructor(engine: Engine, runner: HandlerRunner, onAnswer: () => void) {
    this.engine = engine;
    this.#runner = runner;
    this.#onAnswer = onAnswer;
  }

  /** A handler is being computed: time stands still. */
  get computing(): boolean {
    return this.#computing > 0;
  }

  /** Handlers have answered that are not fed back yet. */
  get answered(): boolean {
    return this.#answers.length > 0;
  }

  submit<T extends CommandType>(command: CommandOf<T>, at: SimTime): CommandResult<T> {
    const result = this.engine.submit(command, at);
    this.#runEffects();
    return result;
  }

  step(): void {
    this.engine.step();
    this.#runEffects();
  }

  /** Steps every entry up to `until`. False: the budget is spent or a handler computes; entries may still be due. */
  stepUntil(until: SimTime, budget: WorkBudget): boolean {
    while (!this.computing) {
      const next = this.engine.nextEntry();
      if (next === undefined || next.at > until) return true;
      if (budget.spend()) return false;
      this.step();
    }
    return false;
  }

  /** Feeds the answers back that have come meanwhile. */
  takeAnswers(): void {
    const answers = this.#answers;
    this.#answers = [];
    for (const { effect, run } of answers) {
      this.#computing--;
      this.#answer(effect, run);
    }
    this.#runEffects();
  }

  #runEffects(): void {
    for (let effects = this.engine.takeEffects(); effects.length > 0; effects = this.engine.takeEffects()) {
      for (const effect of effects) {
        const run = this.#runner.run(effect, this.engine.state);
        if (run instanceof Promise) this.#answerLater(effect, run);
        else this.#answer(effect, run);
      }
    }
  }

  #answer({ environmentId, requestId }: RunEffect, { end, logLines }: SlicedRun): void {
    this.engine.submit({ type: 'end-slice', environmentId, requestId, end, logLines }, this.engine.state.now);
  }

  #answerLater(effect: RunEffect, run: Promise<SlicedRun>): void {
    this.#computing++;
    const arrived = (sliced: SlicedRun) => {
      this.#answers.push({ effect, run: sliced });
      this.#onAnswer();
    };
    run.then(arrived, () => arrived(LOST));
  }
}

/** A runner that broke down took the handler's process with it. */
const LOST: SlicedRun = {
  end: { kind: 'finished', computeMs: 0, memoryUsedMb: 0, result: { kind: 'exit', exitCode: undefined } },
  logLines: [],
};
