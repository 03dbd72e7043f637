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
import { FORK_ACCOUNT, RandomRun } from './random-run';
import { restoreSnapshot, takeSnapshot } from './snapshot';
import type { LabState } from './state';
import { outline } from './test-lab';
import { isWholeMoment } from './whole-moment';

/**
 * Random labs under random commands. Every run asks: is the state the fold of the log, does the log keep every rule of the
 * independent checker, is it the same log when the run is repeated and time moves in other steps, does nothing get lost when the
 * process dies in the midst of it, and does a fork go on as the lab itself did.
 *
 * `PROPERTY_SEEDS=20000 npx vitest run lib/engine/property.test.ts` looks further; `SEED=123` looks at one and prints its log.
 */
const SEEDS = Number(process.env.PROPERTY_SEEDS ?? 1_000);
const ONE = process.env.SEED === undefined ? undefined : Number(process.env.SEED);
const BLOCK = 100;
/** For a block on the slowest of machines; it takes half a second. */
const LIMIT_MS = 60_000;

describe('any lab under any commands', () => {
  if (ONE !== undefined) {
    it(`keeps its promises with seed ${ONE}`, () => holds(ONE), LIMIT_MS);
    return;
  }
  for (let from = 1; from <= SEEDS; from += BLOCK) {
    const to = Math.min(from + BLOCK - 1, SEEDS);
    it(
      `keeps its promises with the seeds ${from} to ${to}`,
      () => {
        for (let seed = from; seed <= to; seed++) holds(seed);
      },
      LIMIT_MS,
    );
  }
});

function holds(seed: number): void {
  const fold = new Fold();
  const run = new RandomRun(randomPlan(seed), { afterEach: (events) => fold.take(events, run.engine.state) });
  const again = new RandomRun(randomPlan(seed), { strides: new Dice(seed, 7) });
  const forked = new RandomRun(randomPlan(seed), { forks: new Dice(seed, 9) });
  const crashed = new RandomRun(randomPlan(seed), { crashes: new Dice(seed, 8) });
  let shown = run;
  try {
    run.play();
    fold.mustEqual(run.engine.state);
    mustBeFold(run);
    mustKeepRules(run);
    again.play();
    mustBeSameLog(run.log, again.log);
    mustTellWholeMoments(run);
    shown = forked;
    forked.play();
    mustKeepRules(forked);
    mustBeSameLog(asForkTold(run.log), asForkTold(forked.log));
    shown = crashed;
    crashed.play();
    mustKeepRules(crashed);
  } catch (error) {
    if (ONE !== undefined) console.log(outline(shown.log).join('\n'));
    const after = shown === crashed ? ' with crashes' : shown === forked ? ' with a fork' : '';
    throw new Error(`seed ${seed}${after}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function mustKeepRules({ log, engine }: RandomRun): void {
  const { violations, messagesLeft } = readLog(log, { ended: true });
  const first = violations.slice(0, 10).join('\n');
  if (violations.length > 0) throw new Error(`${violations.length} rules broken\n${first}`);
  expect(messagesOf(engine.state)).toEqual(messagesLeft);
}

/** The whole log folded again from nothing, from copies of its events, as after a restart; and the state as a snapshot. */
function mustBeFold({ log, engine: { state } }: RandomRun): void {
  mustBeEqual(state, Engine.fromLog(structuredClone(log)).state);
  mustBeEqual(state, restoreSnapshot(structuredClone(takeSnapshot(state))));
}

/** A second state, kept by folding what was logged; a glance after every command, a full look now and then. */
class Fold {
  readonly #state = createLabState();
  #looks = 0;

  take(events: readonly LogEvent[], engine: LabState): void {
    for (const event of events) evolve(this.#state, event);
    if (++this.#looks % 60 === 0 || !isDeepStrictEqual(glance(this.#state), glance(engine))) this.mustEqual(engine);
  }

  mustEqual(engine: LabState): void {
    mustBeEqual(engine, this.#state);
  }
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

function mustBeSameLog(one: readonly LogEvent[], other: readonly LogEvent[]): void {
  const index = one.findIndex((event, place) => !isDeepStrictEqual(event, other[place]));
  if (index < 0 && one.length === other.length) return;
  const [here, there] = [one[index], other[index]].map((event) => JSON.stringify(event));
  throw new Error(`the same seed in other strides differs at ${index}: ${here} and ${there}`);
}

/** The log without what a fork may change: the lab's name, its account, and the clock's manner. */
function asForkTold(log: readonly LogEvent[]): readonly LogEvent[] {
  const told = log.filter(({ type }) => type !== 'lab-created' && type !== 'clock-changed');
  return told.map((event, index) => ofNoAccount({ ...event, sequence: index + 1 }));
}

function ofNoAccount<T>(value: T): T;
function ofNoAccount(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(FORK_ACCOUNT, '000000000000');
  if (Array.isArray(value)) return value.map(ofNoAccount);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, ofNoAccount(item)]));
}

/** Whole is only what was decided to its end, and the end of every moment is whole. */
function mustTellWholeMoments({ log, boundaries }: RandomRun): void {
  const state = createLabState();
  for (const [index, event] of log.entries()) {
    evolve(state, event);
    const next = log[index + 1];
    const isWhole = isWholeMoment(state, event, next);
    const isEnd = next === undefined || next.at > event.at;
    if (isEnd && !isWhole) throw new Error(`the end of a moment is not whole: #${event.sequence} ${event.type}`);
    if (!isWhole || boundaries.has(event.sequence) || isPartOnItsOwn(event)) continue;
    throw new Error(`#${event.sequence} ${event.type} is told as whole, but ${next?.type} belongs to it`);
  }
}

/** A command that does the same to many tells each on its own. */
function isPartOnItsOwn(event: LogEvent): boolean {
  if (event.type === 'queue-message-deleted' || event.type === 'queue-message-moved') return true;
  if (event.type === 'queue-message-received') return true;
  const isRunAgain = event.type === 'retry-scheduled' && event.rule === 'LAB-01';
  return isRunAgain || (event.type === 'environment-shut-down' && event.why === 'interrupted');
}
