import type { LogEvent } from './events';
import type { RunEffect } from './handler-run';
import type { SimTime } from './sim-time';
import type { LabState } from './state';

/**
 * What a decision works with: it reads the state, emits log events and asks for slices; it never writes the state. An emitted
 * event is folded at once, so the state always is the fold of what was emitted so far.
 */
export interface Decision {
  readonly state: LabState;
  readonly at: SimTime;
  emit(event: LogEvent): void;
  run(effect: RunEffect): void;
}

/** The sequence that the next emitted event must carry. */
export function nextSequence(decision: Decision): number {
  return decision.state.sequence + 1;
}
