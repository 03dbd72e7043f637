import { afterEach, describe, expect, it } from 'vitest';
import type { SliceReport } from './sandbox';
import { type PoolLimits, SandboxPool } from './sandbox-pool';
import { initOf, invokeOf, START_MS } from './test-requests';
import { Environments } from './thread/environments.mjs';

const MB = 1024 * 1024;
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

function poolOf(limits: Partial<PoolLimits>) {
  const pool = new SandboxPool(limits);
  return () => {
    const sandbox = pool.open();
    closers.push(() => sandbox.close());
    return sandbox;
  };
}

/** Holds, in MB, what each invocation brings. */
const KEEPER = {
  'index.js': `const kept = [];
    exports.handler = async ({ mb }) => { for (let i = 0; i < mb; i++) kept.push(new Uint8Array(1024 * 1024).fill(kept.length + 1)); return kept.map((bytes) => bytes[777]); }`,
};
const BIG = { memorySizeMb: 1024 };

/** Whatever a machine has that a fold must bring back. */
const RICH = {
  'index.mjs': `import { EventEmitter } from 'node:events';
    import { writeFileSync, readFileSync } from 'node:fs';
    const emitter = new EventEmitter();
    const weak = new WeakMap();
    const key = {};
    weak.set(key, 'kept');
    let count = 0;
    emitter.on('count', (by) => { count += by; });
    class Account { #secret = Math.random(); same(other) { return other.#secret === this.#secret; } }
    const account = new Account();
    const started = Date.now();
    function* steps() { for (let n = 1; ; n++) yield n; }
    const iterator = steps();
    export const handler = async (event) => {
      emitter.emit('count', event.by);
      writeFileSync('/tmp/count', String(count));
      const late = await import('./late.mjs');
      await new Promise((resolve) => setTimeout(resolve, 50));
      return [count, weak.get(key), account.same(account), iterator.next().value, readFileSync('/tmp/count', 'utf8'), Math.random(), Date.now() - started, late.times()];
    };`,
  'late.mjs': 'let n = 0; export const times = () => ++n;',
};

async function story(liveMaxBytes: number) {
  const environments = new Environments();
  const room = { liveMaxBytes, isOverShare: false };
  const reports: SliceReport[] = [await environments.run(initOf(RICH, { handler: 'index.handler' }), room)];
  for (const by of [1, 2, 3]) {
    const nowMs = START_MS + by * 1_000;
    reports.push(await environments.run(invokeOf({ by }, { nowMs }), room));
    const resumeAt = { environmentId: 'f#1', nowMs: nowMs + 50, deadlineMs: nowMs + 3_000 };
    reports.push(await environments.run({ kind: 'resume', ...resumeAt, answers: [] }, room));
  }
  expect(environments.liveBytes === 0).toBe(liveMaxBytes === 0);
  return reports;
}

describe('the memory of environments', () => {
  it('is folded between slices without a trace: globals, timers, modules, randomness and time go on', async () => {
    const folded = await story(0);
    expect(folded).toEqual(await story(Number.POSITIVE_INFINITY));
    expect(folded.at(-1)).toMatchObject({ result: { body: expect.stringMatching(/^\[6,"kept",true,3,"6",/) } });
  });

  it('is folded for those first that have rested longest', async () => {
    const environments = new Environments();
    const room = { liveMaxBytes: 8 * MB, isOverShare: false };
    for (let n = 0; n < 12; n++) {
      const environmentId = `f#${n}`;
      await environments.run(initOf(KEEPER, { environmentId }), room);
      await environments.run(invokeOf({ mb: 0 }, { environmentId }), room);
    }
    expect(environments.liveBytes).toBeLessThanOrEqual(8 * MB);
    expect(environments.liveBytes).toBeGreaterThan(0);
    for (let n = 0; n < 12; n++) {
      const report = await environments.run(invokeOf({ mb: 1 }, { environmentId: `f#${n}` }), room);
      expect(report).toMatchObject({ result: { body: '[1]' } });
    }
  });

  it('has a limit for each lab: a process that grows beyond it is out of memory, and the log says why', async () => {
    const [lab, other] = [poolOf({ labMaxBytes: 8 * MB }), poolOf({ labMaxBytes: 8 * MB })].map((open) => open());
    if (lab === undefined || other === undefined) throw new Error('no sandbox');
    await lab.run(initOf(KEEPER, BIG));
    expect(await lab.run(invokeOf({ mb: 2 }))).toMatchObject({ result: { kind: 'response' } });
    const report = await lab.run(invokeOf({ mb: 20 }));
    expect(report).toMatchObject({ result: { kind: 'out-of-memory' } });
    expect(JSON.stringify(report)).toContain('have used up its 8 MB of memory');
    expect(await lab.run(invokeOf({ mb: 0 }))).toEqual({ kind: 'lost' });
    await lab.run(initOf(KEEPER, BIG));
    expect(await lab.run(invokeOf({ mb: 2 }))).toMatchObject({ result: { body: '[1,2]' } });
  });

  it('refuses a new environment of a lab that holds its limit, until one of its others ends', async () => {
    const lab = poolOf({ labMaxBytes: 8 * MB })();
    await lab.run(initOf(KEEPER, BIG));
    await lab.run(invokeOf({ mb: 6 }));
    const second = { ...BIG, environmentId: 'f#2' };
    const files = { ...KEEPER, 'large.txt': 'x'.repeat(2 * MB) };
    expect(await lab.run(initOf(files, second))).toMatchObject({
      result: { kind: 'error', errorType: 'InvocationLab.NoMemoryLeft', fatal: 'init' },
    });
    lab.destroy('f#1');
    expect(await lab.run(initOf(files, second))).toMatchObject({ result: { kind: 'response' } });
  });

  it('when all labs have used it up, is refused to the greedy one and not to the others', async () => {
    const open = poolOf({ chargedMaxBytes: 8 * MB });
    const [greedy, modest] = [open(), open()];
    await greedy.run(initOf(KEEPER, BIG));
    await modest.run(initOf(KEEPER, BIG));
    await greedy.run(invokeOf({ mb: 9 }));
    expect(await greedy.run(invokeOf({ mb: 9 }))).toMatchObject({ result: { kind: 'out-of-memory' } });
    await greedy.run(initOf(KEEPER, BIG));
    await greedy.run(invokeOf({ mb: 9 }));
    expect(await greedy.run(initOf(KEEPER, { ...BIG, environmentId: 'f#2' }))).toMatchObject({
      result: { errorType: 'InvocationLab.NoMemoryLeft' },
    });
    expect(await modest.run(invokeOf({ mb: 1 }))).toMatchObject({ result: { body: '[1]' } });
  });

  it('is given back when a process ends, and its /tmp when the environment does', async () => {
    const environments = new Environments();
    const files = {
      'index.js':
        'const fs = require("fs"); exports.handler = async () => { fs.writeFileSync("/tmp/" + Date.now(), Buffer.alloc(1048576)); return fs.readdirSync("/tmp").length; }',
    };
    await environments.run(initOf(files, { environmentId: 'lab/f#1' }));
    await environments.run(invokeOf({}, { environmentId: 'lab/f#1' }));
    environments.endProcess('lab/f#1');
    expect(environments.chargedBytes('lab/')).toBe(1048576);
    await environments.run(initOf(files, { environmentId: 'lab/f#1' }));
    const later = invokeOf({}, { environmentId: 'lab/f#1', nowMs: START_MS + 5_000 });
    expect(await environments.run(later)).toMatchObject({ result: { body: '2' } });
    environments.destroy('lab/f#1');
    expect(environments.chargedBytes('lab/')).toBe(0);
  });
});
