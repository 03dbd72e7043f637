import { expect, test } from 'vitest';
import type { RunEffect } from '@/lib/engine/handler-run';
import type { LabState } from '@/lib/engine/state';
import type { HandlerRunner, SlicedRun } from '@/lib/handlers/handler-runner';
import { scriptedRunner } from '@/lib/handlers/scripted-runner';
import type { Lab } from './lab';
import { invoke, keptLog, keptOf, labOf, openTestLabs } from './test-labs';
import { settle } from './test-wall-clock';

/** Answers when the test says so. */
class SlowRunner implements HandlerRunner {
  readonly waiting: {
    readonly effect: RunEffect;
    readonly answer: (run: SlicedRun) => void;
    readonly die: () => void;
  }[] = [];

  run(effect: RunEffect): Promise<SlicedRun> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ effect, answer: resolve, die: () => reject(new Error('worker died')) });
    });
  }

  /** Answers every slice as the scripted runner would, until none is asked for. */
  async answerAll(lab: Lab): Promise<void> {
    for (let next = this.waiting.shift(); next !== undefined; next = this.waiting.shift()) {
      next.answer(await scriptedRunner.run(next.effect, lab.state));
      await settle();
    }
  }
}

/** Answers as the scripted runner would, each after as many turns of the event loop as `turns` says, over and over. */
class LateRunner implements HandlerRunner {
  readonly #turns: readonly number[];
  #asked = 0;

  constructor(turns: readonly number[]) {
    this.#turns = turns;
  }

  async run(effect: RunEffect, state: LabState): Promise<SlicedRun> {
    const run = scriptedRunner.run(effect, state);
    const turns = this.#turns[this.#asked++ % this.#turns.length] ?? 0;
    for (let turn = 0; turn < turns; turn++) await settle();
    return run;
  }
}

test('while a handler computes, its lab stands still and can be read, and another lab goes on', async () => {
  const runner = new SlowRunner();
  const runners: HandlerRunner[] = [runner, runner, scriptedRunner, scriptedRunner];
  const { labs, lab, wall } = await openTestLabs({ createRunner: () => runners.shift() ?? scriptedRunner });
  const created = await labs.create({ accountId: '111111111111', seed: 1 });
  expect(created.kind).toBe('created');
  const other = labOf(labs, '111111111111');
  const requestId = await invoke(lab, 'my-function', 'RequestResponse');
  await invoke(other, 'my-function', 'RequestResponse');
  await wall.pass(10_000);
  expect(lab.clock()).toMatchObject({ now: 0, mode: 'running', pendingWork: 1 });
  expect(lab.state.invocations.get(requestId)?.endedAt).toBeUndefined();
  expect(await firstEvent(lab)).toMatchObject({ type: 'lab-created' });
  expect(other.clock().now).toBe(10_000);
  await runner.answerAll(lab);
  await wall.pass(3);
  expect(lab.clock().now).toBe(3);
});

test('while a handler computes, commands wait for its end, and then run at the time it began', async () => {
  const runner = new SlowRunner();
  const { lab, wall } = await openTestLabs({ createRunner: () => runner });
  await invoke(lab, 'my-function', 'RequestResponse');
  let taken = false;
  const event = invoke(lab, 'my-function').then(() => {
    taken = true;
  });
  const paused = lab.control({ action: 'pause' });
  await wall.pass(10_000);
  expect(taken).toBe(false);
  await runner.answerAll(lab);
  await event;
  expect((await paused).now).toBe(0);
  expect((await keptOf(lab, 'event-queued'))[0]?.at).toBe(0);
});

test.each([
  ['in the order they are asked', [0, 1]],
  ['the second before the first', [1, 0]],
  ['long after all commands', [2, 2]],
])('invokes sent together give the log of handlers that answer at once when they answer %s', async (_order, turns) => {
  const logOf = async (runner: HandlerRunner) => {
    const { lab } = await openTestLabs({ createRunner: () => runner });
    await lab.control({ action: 'pause' });
    await Promise.all([
      invoke(lab, 'my-function', 'RequestResponse'),
      invoke(lab, 'always-fails', 'RequestResponse'),
      invoke(lab, 'my-function', 'Event'),
    ]);
    await lab.control({ action: 'run-until-idle' });
    return keptLog(lab);
  };
  expect(await logOf(new LateRunner(turns))).toEqual(await logOf(scriptedRunner));
});

test('a clock action waits for a handler that computes, and then goes on', async () => {
  const runner = new SlowRunner();
  const { lab } = await openTestLabs({ createRunner: () => runner });
  await lab.control({ action: 'pause' });
  const requestId = await invoke(lab, 'my-function', 'RequestResponse');
  let done = false;
  const advancing = lab.control({ action: 'advance', ms: 5_000 }).then((answer) => {
    done = true;
    return answer;
  });
  await settle();
  expect(done).toBe(false);
  await runner.answerAll(lab);
  expect(await advancing).toMatchObject({ now: 5_000, pendingWork: 0 });
  expect(await lab.attemptEnded(requestId)).toMatchObject({ outcome: 'success' });
});

test('when environments are shut down, the runner is told as soon as that is kept', async () => {
  const left: number[] = [];
  const runner: HandlerRunner = { ...scriptedRunner, sweep: (state) => left.push(state.environments.size) };
  const { lab } = await openTestLabs({ createRunner: () => runner });
  await lab.control({ action: 'pause' });
  await invoke(lab, 'my-function', 'RequestResponse');
  await lab.control({ action: 'run-until-idle' });
  expect(left).toEqual([]);
  await lab.control({ action: 'advance', ms: 3_600_000 });
  expect(left).toEqual([0]);
});

test('a runner that breaks down ends the attempt as an exit, and the lab lives on', async () => {
  const runner = new SlowRunner();
  const { lab } = await openTestLabs({ createRunner: () => runner });
  await lab.control({ action: 'pause' });
  const requestId = await invoke(lab, 'my-function', 'RequestResponse');
  runner.waiting.shift()?.answer(await scriptedRunner.run(initOf(requestId), lab.state));
  const advancing = lab.control({ action: 'advance', ms: 1_000 });
  await settle();
  runner.waiting.shift()?.die();
  await advancing;
  expect(await lab.attemptEnded(requestId)).toMatchObject({ outcome: 'exit' });
});

async function firstEvent(lab: Lab) {
  const read = new AbortController();
  for await (const batch of lab.follow(0, read.signal)) {
    read.abort();
    return batch.kind === 'events' ? batch.events[0] : undefined;
  }
}

function initOf(requestId: string): RunEffect {
  return { environmentId: 'my-function#1', requestId, phase: 'init', step: 'start' };
}
