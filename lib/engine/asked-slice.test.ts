import { expect, it } from 'vitest';
import { askedSlice } from './asked-slice';
import type { LogEvent } from './events';
import { evolve } from './evolve';
import { createLabState } from './lab-state';
import { randomPlan } from './random-commands';
import { RandomRun } from './random-run';

/** For the slowest of machines. */
const LIMIT_MS = 60_000;

it(
  'tells from the log alone every slice that was asked for, whatever faults and scripts decided',
  () => {
    for (let seed = 1; seed <= 60; seed++) {
      const plan = randomPlan(seed);
      const asked: string[] = [];
      const handler = {
        run: (...[effect, state]: Parameters<typeof plan.handler.run>) => {
          asked.push(JSON.stringify(effect));
          return plan.handler.run(effect, state);
        },
      };
      const run = new RandomRun({ ...plan, handler });
      run.play();
      expect(askedIn(run.log), `seed ${seed}`).toEqual(asked);
    }
  },
  LIMIT_MS,
);

/** What was interrupted at once was never asked of a handler. */
function askedIn(log: readonly LogEvent[]): string[] {
  const state = createLabState();
  const asked: string[] = [];
  for (const [index, event] of log.entries()) {
    evolve(state, event);
    const next = log[index + 1];
    if (next?.type === 'attempt-ended' && next.outcome === 'interrupted' && event.type === 'attempt-started') continue;
    const effect = askedSlice(state, event);
    if (effect !== undefined) asked.push(JSON.stringify(effect));
  }
  return asked;
}
