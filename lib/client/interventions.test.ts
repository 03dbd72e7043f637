import { expect, test } from 'vitest';
import type { Intervention } from '@/lib/engine/events';
import { randomPlan } from '@/lib/engine/random-commands';
import { RandomRun } from '@/lib/engine/random-run';
import { createFunction, invokeAs, sendEvent, TestLab } from '@/lib/engine/test-lab';
import { INTERVENTIONS, objectionTo } from './interventions';

const ACTIONS: readonly Intervention[] = INTERVENTIONS.map(({ action }) => action);

test('an event that waits can be fired, cancelled and dropped', () => {
  const lab = new TestLab();
  createFunction(lab, 'always-fails', ['error']);
  sendEvent(lab, 'always-fails');
  lab.runTo(1_000);
  const [invocation] = lab.state.invocations.values();
  expect(invocation && ACTIONS.map((action) => objectionTo(invocation, action))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('a synchronous call can not', () => {
  const lab = new TestLab();
  createFunction(lab, 'works', ['success']);
  invokeAs(lab, 'works', 'RequestResponse');
  const [invocation] = lab.state.invocations.values();
  expect(invocation && objectionTo(invocation, 'drop-event')).toBe(
    'Only an asynchronous invocation is in the event queue.',
  );
});

test('the page objects exactly where the engine refuses', () => {
  let allowed = 0;
  for (let seed = 1; seed <= 40; seed += 1) {
    const run = new RandomRun(randomPlan(seed), {
      afterEach: () => {
        const { state } = run.engine;
        const invocation = [...state.invocations.values()].at(-1);
        const action = ACTIONS[state.sequence % ACTIONS.length];
        if (!invocation || !action || run.engine.nextEntry()?.at === state.now) return;
        const objection = objectionTo(invocation, action);
        const { refusal } = run.engine.submit(
          { type: 'intervene', requestId: invocation.requestId, action },
          state.now,
        );
        expect(refusal === undefined, `seed ${seed}: ${action}, ${objection}`).toBe(objection === undefined);
        if (refusal === undefined) allowed += 1;
      },
    });
    try {
      run.play();
    } catch (error) {
      // What was done behind the run's back can be more than its host expects; only the answers are looked at here.
      if (error instanceof Error && error.name === 'AssertionError') throw error;
    }
  }
  expect(allowed).toBeGreaterThan(20);
});
