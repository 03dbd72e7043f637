import type { CommandOf, CommandResult, CommandType } from '@/lib/engine/commands';
import type { SimTime } from '@/lib/engine/sim-time';
import type { LabWorld } from './lab-world';

/** Someone's command, from its submission until the store has kept what it caused. */
export interface Call {
  /** Runs the command; the result waits in here. May run again when what it caused was not kept. */
  run(world: LabWorld, at: SimTime): void;
  /** Hands the result out. */
  kept(): void;
  fail(error: unknown): void;
}

/** The call of one type of command: keeps command and result together, so that both stay typed. */
export class CommandCall<T extends CommandType> implements Call {
  readonly #command: CommandOf<T>;
  readonly #resolve: (result: CommandResult<T>) => void;
  readonly #reject: (error: unknown) => void;
  #result: CommandResult<T> | undefined;

  constructor(command: CommandOf<T>, resolve: (result: CommandResult<T>) => void, reject: (error: unknown) => void) {
    this.#command = command;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  run(world: LabWorld, at: SimTime): void {
    this.#result = world.submit(this.#command, at);
  }

  kept(): void {
    if (this.#result === undefined) this.#reject(new Error('kept before it ran'));
    else this.#resolve(this.#result);
  }

  fail(error: unknown): void {
    this.#reject(error);
  }
}
