import type { LogEvent, ShutdownReason } from '@/lib/engine/events';
import type { SimTime } from '@/lib/engine/sim-time';
import type { LabState } from '@/lib/engine/state';
import { countWhile } from '@/lib/timeline/time-axis';

/** An environment that was shut down: the state forgets it, a reader of the past does not. */
export interface GoneEnvironment {
  readonly environmentId: string;
  readonly number: number;
  readonly startedAt: SimTime;
  readonly endedAt: SimTime;
  readonly why: ShutdownReason;
  /** Of the log event that told it. */
  readonly sequence: number;
}

/** The environments that were shut down, by function, oldest first. */
export class GoneEnvironments {
  readonly #byFunction = new Map<string, GoneEnvironment[]>();

  /** Takes in an event that is about to be folded into `state`. */
  note(event: LogEvent, state: LabState): void {
    if (event.type !== 'environment-shut-down') return;
    const environment = state.environments.get(event.environmentId);
    if (!environment) return;
    const { environmentId, functionName, at: endedAt, why, sequence } = event;
    const { number, startedAt } = environment;
    const gone = this.#byFunction.get(functionName) ?? [];
    this.#byFunction.set(functionName, gone);
    gone.push({ environmentId, number, startedAt, endedAt, why, sequence });
  }

  /** How many were gone by a place of the log, and the last few of them, newest first. */
  until(functionName: string, sequence: number, few: number): { count: number; last: readonly GoneEnvironment[] } {
    const gone = this.#byFunction.get(functionName) ?? [];
    const count = countWhile(gone, (environment) => environment.sequence <= sequence);
    return { count, last: gone.slice(Math.max(0, count - few), count).reverse() };
  }
}
