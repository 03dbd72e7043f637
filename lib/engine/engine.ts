import { assert, assertUnreachable } from './assert';
import { dispatch } from './async-invoke';
import type { CalendarEntry } from './calendar';
import { isLive } from './calendar-upkeep';
import type { CommandOf, CommandResult, CommandType } from './commands';
import { decide } from './decide';
import { type Decision, nextSequence } from './decision';
import type { LogEvent } from './events';
import { evolve } from './evolve';
import type { RunEffect } from './handler-run';
import { createLabState } from './lab-state';
import type { SimTime } from './sim-time';
import { fireSlice } from './slices';
import type { LabState } from './state';

/**
 * Start here. Commands and due calendar entries go in, an ordered event log and asked-for slices come out; the state is the fold
 * of that log. No clock, no randomness, no promises: the same commands at the same times give the same log, always.
 */
export class Engine {
  readonly #state: LabState;
  #events: LogEvent[] = [];
  #effects: RunEffect[] = [];
  /** Slices asked for and not yet answered: sim time stands still while there is one. */
  #unanswered = 0;
  /** One decision at a time, so one object serves them all: the hottest path allocates nothing for it. */
  readonly #decision: Decision & { at: SimTime };

  constructor(state: LabState = createLabState()) {
    this.#state = state;
    this.#decision = {
      state,
      at: state.now,
      emit: (event) => {
        evolve(state, event);
        this.#events.push(event);
      },
      run: (effect) => {
        this.#unanswered++;
        this.#effects.push(effect);
      },
    };
  }

  /** The engine as it was when this log, going on from `base`, ended. What ran then is not running now: see `interrupt-attempts`. */
  static fromLog(events: Iterable<LogEvent>, base?: LabState): Engine {
    const engine = new Engine(base);
    for (const event of events) evolve(engine.#state, event);
    return engine;
  }

  /** Read-only for everyone else. */
  get state(): LabState {
    return this.#state;
  }

  /** Runs a command at `at`, by when every entry due before must have been stepped. Throws on our own mistakes only. */
  submit<T extends CommandType>(command: CommandOf<T>, at: SimTime): CommandResult<T> {
    const due = this.nextEntry();
    assert(due === undefined || due.at >= at, `an entry of ${due?.at} is due before a command at ${at}`);
    assert(at >= this.#state.now, `a command at ${at} after ${this.#state.now}`);
    if (command.type === 'end-slice') this.#unanswered--;
    if (command.type === 'interrupt-attempts') this.#unanswered = 0;
    return decide(this.#decisionAt(at), command.type, command);
  }

  /** The earliest entry of the calendar. `idle-expiry` is background, the others are work. */
  nextEntry(): CalendarEntry | undefined {
    return this.#state.calendar.peek();
  }

  /** When the next work is due; undefined: the lab is idle. */
  nextWorkAt(): SimTime | undefined {
    const top = this.#state.calendar.peek();
    if (top === undefined || top.kind !== 'idle-expiry') return top?.at;
    let earliest: SimTime | undefined;
    for (const entry of this.#state.calendar.entries()) {
      if (entry.kind === 'idle-expiry' || (earliest !== undefined && entry.at >= earliest)) continue;
      if (isLive(this.#state, entry)) earliest = entry.at;
    }
    return earliest;
  }

  /** Fires the earliest entry at its own time. */
  step(): void {
    assert(this.#unanswered === 0, 'time cannot move while a handler computes');
    const entry = this.nextEntry();
    assert(entry !== undefined, 'nothing is due');
    this.#fire(this.#decisionAt(entry.at), entry);
    assert(this.nextEntry() !== entry, `entry ${entry.kind} ${entry.id} fired without effect`);
  }

  /** The slices to run now, each answered with `end-slice` at this same sim time. */
  takeEffects(): readonly RunEffect[] {
    if (this.#effects.length === 0) return NONE;
    const effects = this.#effects;
    this.#effects = [];
    return effects;
  }

  /** Log events emitted since the last take, in order. */
  takeEvents(): readonly LogEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  #fire(decision: Decision, entry: CalendarEntry): void {
    if (entry.kind === 'dispatch') {
      const invocation = this.#state.invocations.get(entry.id);
      assert(invocation !== undefined, `no invocation ${entry.id}`);
      return dispatch(decision, invocation);
    }
    const environment = this.#state.environments.get(entry.id);
    assert(environment !== undefined, `no environment ${entry.id}`);
    if (entry.kind === 'slice') return fireSlice(decision, environment);
    if (entry.kind !== 'idle-expiry') return assertUnreachable(entry.kind);
    const { environmentId, functionName } = environment;
    decision.emit({
      sequence: nextSequence(decision),
      at: entry.at,
      type: 'environment-shut-down',
      environmentId,
      functionName,
      why: 'idle',
      rule: 'CON-16',
    });
  }

  #decisionAt(at: SimTime): Decision {
    this.#decision.at = at;
    return this.#decision;
  }
}

const NONE: readonly RunEffect[] = [];
