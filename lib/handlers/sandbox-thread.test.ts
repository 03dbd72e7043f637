import { afterEach, describe, expect, it } from 'vitest';
import { SandboxPool } from './sandbox-pool';
import { SandboxThread } from './sandbox-thread';
import { answerOf, initOf, invokeOf } from './test-requests';

const threads: SandboxThread[] = [];
const threadOf = (wallLimitMs?: number) => {
  const thread = new SandboxThread(wallLimitMs);
  threads.push(thread);
  return thread;
};
afterEach(() => {
  for (const thread of threads.splice(0)) thread.close();
});

const LOOP = { 'index.js': 'exports.handler = async () => { for (;;); }' };
const ECHO = { 'index.js': 'exports.handler = async (event) => event' };

describe('a thread of sandboxes', () => {
  it('answers requests in their order', async () => {
    const thread = threadOf();
    await thread.run(initOf(ECHO));
    const answers = await Promise.all([1, 2, 3].map((n) => thread.run(invokeOf(n))));
    expect(answers).toMatchObject([1, 2, 3].map((n) => ({ result: { body: String(n) } })));
  });

  it('says of an environment it does not have that it is lost', async () => {
    expect(await threadOf().run(invokeOf({}, { environmentId: 'nobody' }))).toEqual({ kind: 'lost' });
  });

  it('is ended by the watchdog when a slice does not end: its processes crashed, and the next request starts anew', async () => {
    const thread = threadOf(1);
    const started = await Promise.all([thread.run(initOf(LOOP)), thread.run(initOf(ECHO, { environmentId: 'other' }))]);
    const busy = started.every((report) => report.kind === 'finished' && report.result.kind === 'exit');
    expect(busy).toBe(true);
    expect(await thread.run(invokeOf({}, { environmentId: 'nobody' }))).toMatchObject({
      kind: expect.stringMatching(/lost|finished/),
    });
  });

  it('crashed while it was closed is told as a process that ended without a reason', async () => {
    const thread = threadOf();
    await thread.run(initOf(LOOP));
    const running = thread.run(invokeOf({}));
    thread.close();
    expect(await running).toMatchObject({ kind: 'finished', result: { kind: 'exit', exitCode: undefined } });
  });

  it('has nothing of the environment of the server', async () => {
    process.env.HOST_MARKER = 'secret';
    const seen = await answerOf(threadOf(), 'exports.handler = async () => process.env');
    expect(seen).not.toHaveProperty('HOST_MARKER');
    expect(seen).not.toHaveProperty('PATH');
    delete process.env.HOST_MARKER;
  });
});

describe('the pool', () => {
  it('gives labs sandboxes that know nothing of each other, also in one thread', async () => {
    const pool = new SandboxPool({ maxThreads: 1 });
    const [a, b] = [pool.open(), pool.open()];
    const code = {
      'index.js':
        'let n = 0; exports.handler = async () => [++n, require("fs").readdirSync("/tmp").length, require("fs").writeFileSync("/tmp/" + n, "")]',
    };
    await Promise.all([a.run(initOf(code)), b.run(initOf(code))]);
    await a.run(invokeOf({}));
    expect(await a.run(invokeOf({}))).toMatchObject({ result: { body: '[2,1,null]' } });
    expect(await b.run(invokeOf({}))).toMatchObject({ result: { body: '[1,0,null]' } });
    a.close();
    expect(await b.run(invokeOf({}))).toMatchObject({ result: { body: '[2,1,null]' } });
    b.close();
  });

  it('with a spare thread runs every lab as without, each in a thread of its own, also beyond the spare', async () => {
    const pool = new SandboxPool({ maxThreads: 2 });
    pool.keepSpare();
    const labs = [pool.open(), pool.open(), pool.open()];
    for (const lab of labs) await lab.run(initOf(ECHO));
    for (const [index, lab] of labs.entries()) {
      expect(await lab.run(invokeOf(index))).toMatchObject({ result: { body: String(index) } });
    }
    for (const lab of labs) lab.close();
  });

  it('lets one lab go on while the handler of another computes without end', async () => {
    const pool = new SandboxPool();
    const [slow, quick] = [pool.open(), pool.open()];
    await Promise.all([slow.run(initOf(LOOP)), quick.run(initOf(ECHO))]);
    const ends: string[] = [];
    const looping = slow.run(invokeOf({})).then(() => ends.push('slow'));
    for (let i = 0; i < 5; i++) await quick.run(invokeOf(i));
    ends.push('quick');
    await looping;
    expect(ends).toEqual(['quick', 'slow']);
    slow.close();
    quick.close();
  });
});
