import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Escape } from './escape';
import { ATTACKS } from './escapes-against';
import { REACHES } from './escapes-out';
import { SandboxThread } from './sandbox-thread';
import { answerOf, initOf, invokeOf, runOnce } from './test-requests';

const SECRET = 'a-secret-of-the-server-7f3a';

/** Words of the host that no report may hold: its environment, its files, where it lies. */
const HOST_WORDS = [
  SECRET,
  process.cwd(),
  'node:internal',
  readFileSync('/etc/passwd', 'utf8').split('\n')[0] ?? SECRET,
];

const ESCAPES: readonly Escape[] = [...REACHES, ...ATTACKS];

describe('the sandbox holds', () => {
  const thread = new SandboxThread();

  beforeAll(async () => {
    process.env.HOST_MARKER = SECRET;
    await thread.run(
      initOf({ 'index.js': 'let n = 0; exports.handler = async () => ++n' }, { environmentId: 'neighbour' }),
    );
  });
  afterAll(() => {
    delete process.env.HOST_MARKER;
    thread.close();
  });

  let neighbourCount = 0;

  it.each(ESCAPES)('$name', async ({ code, ends, answers }: Escape) => {
    const files =
      typeof code === 'string' ? { 'index.js': `exports.handler = async (event, context) => { ${code} }` } : code;
    const report = await runOnce(thread, files);
    const text = JSON.stringify(report);
    for (const word of HOST_WORDS) expect(text).not.toContain(word);
    expect(text.length).toBeLessThan(8_000_000);
    expect(report.kind === 'finished' ? report.result.kind : report.kind, text.slice(0, 500)).toBe(ends);
    if (answers !== undefined && report.kind === 'finished' && report.result.kind === 'response') {
      expect(JSON.parse(report.result.body)).toEqual(answers);
    }
    // The neighbour in the same thread is unharmed: its globals are as they were, and it answers.
    const neighbour = await thread.run(invokeOf({}, { environmentId: 'neighbour' }));
    expect(neighbour).toMatchObject({ result: { kind: 'response', body: String(++neighbourCount) } });
    // The environment itself starts again.
    expect(await answerOf(thread, 'exports.handler = async () => "alive"')).toBe('alive');
  });

  it('has at least sixty attempts', () => {
    expect(ESCAPES.length).toBeGreaterThanOrEqual(60);
  });
});
