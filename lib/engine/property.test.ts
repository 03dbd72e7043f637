import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { isLive } from './calendar-upkeep';
import { Engine } from './engine';
import type { LogEvent } from './events';
import { evolve } from './evolve';
import { createLabState } from './lab-state';
import { readLog } from './log-checker';
import { randomPlan } from './random-commands';
import { Dice } from './random-dice';
import { RandomRun } from './random-run';
import { restoreSnapshot, takeSnapshot } from './snapshot';
import type { LabState } from './state';
import { outline } from './test-lab';

/**
 * Random labs under random commands. Every run asks: is the state the fold of the log, does the log keep every rule of the
 * independent checker, and is it the same log when the run is repeated and time moves in other steps.
 *
 * `PROPERTY_SEEDS=20000 npx vitest run lib/engine/property.test.ts` looks further; `SEED=123` looks at one and prints its log.
 */
const SEEDS = Number(process.env.PROPERTY_SEEDS ?? 1_000);
const ONE = process.env.SEED === undefined ? undefined : Number(process.env.SEED);
const BLOCK = 100;

describe('any lab under any commands', () => {
  if (ONE !== undefined) {
    it(`keeps its promises with seed ${ONE}`, () => holds(ONE));
    return;
  }
  for (let from = 1; from <= SEEDS; from += BLOCK) {
    const to = Math.min(from + BLOCK - 1, SEEDS);
    it(`keeps its promises with the seeds ${from} to ${to}`, () => {
      for (let seed = from; seed <= to; seed++) holds(seed);
    });
  }
});

function holds(seed: number): void {
  const run = new RandomRun(randomPlan(seed));
  try {
    const fold = new Fold(run.engine.state);
    run.play((events) => fold.take(events));
    fold.mustEqual();
    mustBeFold(run.engine, run.log);
    mustBeEqual(run.engine.state, restoreSnapshot(structuredClone(takeSnapshot(run.engine.state))));
    const { violations, messagesLeft } = readLog(run.log, { ended: true });
    if (violations.length > 0)
      throw new Error(`${violations.length} rules broken\n${violations.slice(0, 10).join('\n')}`);
    expect(messagesOf(run.engine.state)).toEqual(messagesLeft);
    const again = new RandomRun(randomPlan(seed));
    again.play(() => {}, new Dice(seed, 7));
    expect(firstDifference(run.log, again.log), 'the second run, in other strides, differs').toBeUndefined();
  } catch (error) {
    if (ONE !== undefined) console.log(outline(run.log).join('\n'));
    throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** A second state, kept by folding what was logged; a glance after every command, a full look now and then. */
class Fold {
  readonly #state = createLabState();
  readonly #engine: LabState;
  #looks = 0;

  constructor(engine: LabState) {
    this.#engine = engine;
  }

  take(events: readonly LogEvent[]): void {
    for (const event of events) evolve(this.#state, event);
    if (!isDeepStrictEqual(glance(this.#state), glance(this.#engine))) this.mustEqual();
    if (++this.#looks % 60 === 0) this.mustEqual();
  }

  mustEqual(): void {
    mustBeEqual(this.#engine, this.#state);
  }
}

/** The whole log folded again from nothing, from copies of its events, as after a restart. */
function mustBeFold({ state }: Engine, log: readonly LogEvent[]): void {
  mustBeEqual(state, Engine.fromLog(structuredClone(log)).state);
}

function mustBeEqual(engine: LabState, fold: LabState): void {
  if (isDeepStrictEqual(picture(engine), picture(fold))) return;
  expect(picture(fold), `the state is not the fold of the log at ${engine.sequence}`).toEqual(picture(engine));
  throw new Error(`the state is not the fold of the log at ${engine.sequence}: only undefined members differ`);
}

/** What changes with nearly every log event, cheap to compare. */
function glance(state: LabState): readonly unknown[] {
  const { sequence, now, busyEnvironments, busyUnreserved, reservedConcurrency, pendingInvocations, counts } = state;
  const sizes = [state.functions, state.invocations, state.environments, state.queues].map(({ size }) => size);
  const numbers = [sequence, now, busyEnvironments, busyUnreserved, reservedConcurrency, pendingInvocations];
  return [...numbers, ...sizes, Object.values(counts), state.calendar.peek(), state.ended.length - state.endedFrom];
}

/** The whole state as plain data: a heap's order and forgotten ids are its own affair, what is live is not. */
function picture(state: LabState): object {
  const live = state.calendar.entries().filter((entry) => isLive(state, entry));
  const ended = state.ended.slice(state.endedFrom);
  return {
    ...state,
    ended,
    endedFrom: 0,
    calendar: live.sort((a, b) => a.at - b.at || a.sequence - b.sequence || (a.id < b.id ? -1 : 1)),
  };
}

function messagesOf(state: LabState): ReadonlyMap<string, readonly string[]> {
  return new Map([...state.queues].map(([name, { messages }]) => [name, [...messages.keys()]]));
}

function firstDifference(one: readonly LogEvent[], other: readonly LogEvent[]): unknown {
  for (let index = 0; index < Math.max(one.length, other.length); index++) {
    if (!isDeepStrictEqual(one[index], other[index])) return { one: one[index], other: other[index] };
  }
  return undefined;
}
