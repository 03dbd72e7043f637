import type { CommandOf, CommandResult, CommandType } from '@/lib/engine/commands';
import type { Engine } from '@/lib/engine/engine';
import type { RunEffect } from '@/lib/engine/handler-run';
import type { SimTime } from '@/lib/engine/sim-time';
import type { HandlerRunner, SlicedRun } from '@/lib/handlers/handler-runner';
import { type AnsweredCall, ServiceCalls } from './service-calls';
import type { Awakening } from './wake-handlers';
import type { WorkBudget } from './work-budget';

/** A slice that was asked for and is not fed back yet. */
interface AskedSlice {
  readonly effect: RunEffect;
  /** Undefined while it is computed. */
  run: SlicedRun | undefined;
}

/**
 * The engine with its handlers: every slice it asks for is run and answered at the sim time it was asked. Answers go back in
 * the order of the asking, whichever handler was computed first: the log does not depend on how fast anything ran.
 */
export class LabWorld {
  readonly engine: Engine;
  /** What became of the handlers, when it goes on from elsewhere. */
  readonly awakening: Awakening | undefined;
  readonly #runner: HandlerRunner;
  readonly #onAnswer: () => void;
  readonly #calls: ServiceCalls;
  readonly #asked: AskedSlice[] = [];

  /** `onAnswer` is called when a handler that answered later has done so. */
  constructor(engine: Engine, runner: HandlerRunner, onAnswer: () => void, woken: Partial<Woken> = {}) {
    this.engine = engine;
    this.awakening = woken.awakening;
    this.#runner = runner;
    this.#onAnswer = onAnswer;
    this.#calls = woken.calls ?? new ServiceCalls(engine);
    this.#calls.goOnWith(engine);
  }

  /** A handler is being computed: time stands still. */
  get computing(): boolean {
    return this.#asked.length > 0;
  }

  /** The handler whose turn it is has answered and is not fed back yet. */
  get answered(): boolean {
    return this.#asked[0]?.run !== undefined;
  }

  submit<T extends CommandType>(command: CommandOf<T>, at: SimTime): CommandResult<T> {
    const result = this.engine.submit(command, at);
    this.#settle();
    return result;
  }

  step(): void {
    this.engine.step();
    this.#settle();
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

  /** Feeds the answers back that have come meanwhile, as far as those asked before them have come too. */
  takeAnswers(): void {
    this.#settle();
  }

  /** The processes that the engine has ended end. */
  sweep(): void {
    this.#runner.sweep?.(this.engine.state);
  }

  /** The handlers' processes end; nothing more is asked of them. */
  close(): void {
    this.#runner.close?.();
  }

  /** Runs what the engine asks for and feeds back what has come, until there is nothing more to do now. */
  #settle(): void {
    for (;;) {
      for (const effect of this.engine.takeEffects()) this.#ask(effect);
      const first = this.#asked[0];
      if (first?.run !== undefined) {
        this.#asked.shift();
        this.#answer(first.effect, first.run);
        continue;
      }
      const answered = this.#calls.takeAnswered();
      if (answered.length === 0) return;
      for (const call of answered) this.#hand(call);
    }
  }

  #ask(effect: RunEffect): void {
    const run = this.#runner.run(effect, this.engine.state);
    if (!(run instanceof Promise)) {
      this.#asked.push({ effect, run });
      return;
    }
    const asked: AskedSlice = { effect, run: undefined };
    this.#asked.push(asked);
    const arrived = (sliced: SlicedRun) => {
      asked.run = sliced;
      this.#onAnswer();
    };
    run.then(arrived, () => arrived(LOST));
  }

  #answer(effect: RunEffect, { end, logLines, calls }: SlicedRun): void {
    const { environmentId, requestId } = effect;
    this.engine.submit({ type: 'end-slice', environmentId, requestId, end, logLines }, this.engine.state.now);
    for (const call of calls ?? []) {
      const answered = this.#calls.make(effect, call);
      if (answered !== undefined) this.#hand(answered);
    }
  }

  /** The answer of a service is there: the environment goes on with it, if it still waits for it. */
  #hand({ environmentId, requestId, answer }: AnsweredCall): void {
    this.#runner.answer?.(environmentId, answer);
    this.engine.submit({ type: 'wake-slice', environmentId, requestId }, this.engine.state.now);
  }
}

/** Where handlers stand that have run before, elsewhere. */
interface Woken {
  readonly calls: ServiceCalls | undefined;
  readonly awakening: Awakening;
}

/** A runner that broke down took the handler's process with it. */
const LOST: SlicedRun = {
  end: { kind: 'finished', computeMs: 0, memoryUsedMb: 0, result: { kind: 'exit', exitCode: undefined } },
  logLines: [],
};
