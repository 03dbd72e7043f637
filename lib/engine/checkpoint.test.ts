import { describe, expect, it, test } from 'vitest';
import { type Checkpoint, Checkpoints } from './checkpoint';
import type { LogEvent } from './events';
import { evolve } from './evolve';
import { createLabState } from './lab-state';
import { ENDED_INVOCATIONS_KEPT } from './limits';
import { randomPlan } from './random-commands';
import { RandomRun } from './random-run';
import { takeSnapshot } from './snapshot';
import type { Invocation, LabState } from './state';
import { createFunction, invokeAs, TestLab } from './test-lab';

const SEEDS = 30;
/** Folding afresh up to every place is quadratic, so the longest logs are looked at up to here. */
const EVENTS_MAX = 250;
const LIMIT_MS = 60_000;

function randomLog(seed: number): readonly LogEvent[] {
  const run = new RandomRun(randomPlan(seed));
  run.play();
  return run.log;
}

/** A state as JSON text: equal texts, equal states. */
function textOf(state: LabState): string {
  return JSON.stringify(takeSnapshot(state));
}

describe('a checkpoint of a random lab', () => {
  it(
    'is the state at every place of the log, and stays it while the fold goes on',
    () => {
      for (let seed = 1; seed <= SEEDS; seed++) {
        const log = randomLog(seed).slice(0, EVENTS_MAX);
        const { checkpoints, taken, texts } = checkpointsOf(log, 1);
        taken.forEach((checkpoint, place) => {
          if (textOf(checkpoints.restore(checkpoint)) !== texts[place])
            throw new Error(`seed ${seed}, sequence ${place}`);
        });
      }
    },
    LIMIT_MS,
  );

  it(
    'can be folded on to any later place, more than once',
    () => {
      for (let seed = 1; seed <= SEEDS; seed++) {
        const log = randomLog(seed).slice(0, EVENTS_MAX);
        const { checkpoints, taken, texts } = checkpointsOf(log, 17);
        for (const checkpoint of [...taken, ...taken]) {
          const state = checkpoints.restore(checkpoint);
          for (const event of log.slice(checkpoint.sequence)) {
            evolve(state, event);
            const isLooked = event.sequence % 41 === 0 || event.sequence === log.length;
            if (isLooked && textOf(state) !== texts[event.sequence])
              throw new Error(`seed ${seed}, from ${checkpoint.sequence} to ${event.sequence}`);
          }
        }
      }
    },
    LIMIT_MS,
  );
});

test('an ended invocation never changes again', () => {
  let endedCount = 0;
  for (let seed = 1; seed <= 10 * SEEDS; seed++) {
    const state = createLabState();
    const ended = new Map<Invocation, string>();
    for (const event of randomLog(seed)) {
      evolve(state, event);
      const requestId = state.ended.at(-1);
      const last = requestId === undefined ? undefined : state.invocations.get(requestId);
      if (last !== undefined && !ended.has(last)) ended.set(last, JSON.stringify(last));
    }
    for (const [invocation, text] of ended) {
      if (JSON.stringify(invocation) !== text) throw new Error(`seed ${seed}: ${invocation.requestId} changed`);
    }
    endedCount += ended.size;
  }
  expect(endedCount).toBeGreaterThan(1_000);
});

test('a checkpoint shares what ended, and what has not changed since the one before', () => {
  const lab = new TestLab();
  createFunction(lab, 'works', ['success']);
  invokeAs(lab, 'works', 'Event');
  lab.runUntilIdle();
  const checkpoints = new Checkpoints();
  const first = checkpoints.take(lab.state);
  invokeAs(lab, 'works', 'Event');
  const second = checkpoints.take(lab.state);
  const [ended] = lab.state.invocations.values();
  expect([...checkpoints.restore(second).invocations.values()][0]).toBe(ended);
  expect(second.environments[0]).toBe(first.environments[0]);
});

test('beyond what a lab remembers, a checkpoint still knows what was remembered then, until it is forgotten', () => {
  const lab = new TestLab();
  createFunction(lab, 'works', ['success']);
  const checkpoints = new Checkpoints();
  const taken: Checkpoint[] = [];
  const texts: string[] = [];
  for (let count = 1; count <= ENDED_INVOCATIONS_KEPT + 300; count++) {
    invokeAs(lab, 'works', 'DryRun');
    if (count % 5_000 !== 100) continue;
    taken.push(checkpoints.take(lab.state));
    texts.push(textOf(lab.state));
  }
  expect(taken.map((checkpoint) => textOf(checkpoints.restore(checkpoint)) === texts.shift())).not.toContain(false);
  const last = taken.at(-1);
  if (last === undefined) throw new Error('no checkpoint');
  checkpoints.forgetBefore(last);
  expect(checkpoints.restore(last).invocations.size).toBe(ENDED_INVOCATIONS_KEPT);
  expect(() => checkpoints.restore(taken[0] ?? last)).toThrow('is forgotten');
});

/** A fold with a checkpoint at every `every`th place, and the state at every place as text. */
function checkpointsOf(log: readonly LogEvent[], every: number) {
  const state = createLabState();
  const checkpoints = new Checkpoints();
  const taken: Checkpoint[] = [checkpoints.take(state)];
  const texts = [textOf(state)];
  for (const event of log) {
    evolve(state, event);
    texts.push(textOf(state));
    if (event.sequence % every === 0)
      taken.push(checkpoints.take(state, log.slice(event.sequence - every, event.sequence)));
  }
  return { checkpoints, taken, texts };
}
