import { expect, test } from 'vitest';
import type { RunEffect } from '@/lib/engine/handler-run';
import type { HandlerRunner, SlicedRun } from '@/lib/handlers/handler-runner';
import { scriptedRunner } from '@/lib/handlers/scripted-runner';
import type { Lab } from './lab';
import { invoke, keptOf, labOf, openTestLabs } from './test-labs';
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

test('while a handler computes, its lab stands still and takes commands, and another lab goes on', async () => {
  const runner = new SlowRunner();
  const runners: HandlerRunner[] = [runner, runner, scriptedRunner, scriptedRunner];
  const { labs, lab, wall } = await openTestLabs({ createRunner: () => runners.shift() ?? scriptedRunner });
  const created = await labs.create({ accountId: '111111111111', seed: 1 });
  expect(created.kind).toBe('created');
  const other = labOf(labs, '111111111111');
  await invoke(lab, 'my-function', 'RequestResponse');
  await invoke(other, 'my-function', 'RequestResponse');
  await wall.pass(10_000);
  expect(lab.clock().now).toBe(0);
  expect(other.clock().now).toBe(10_000);
  await invoke(lab, 'my-function');
  expect((await keptOf(lab, 'event-queued'))[0]?.at).toBe(0);
  await runner.answerAll(lab);
  await wall.pass(3);
  expect(lab.clock().now).toBe(3);
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

function initOf(requestId: string): RunEffect {
  return { environmentId: 'my-function#1', requestId, phase: 'init', step: 'start' };
}
