import { runLab } from './bench-lab';

/**
 * The engine alone, in one thread: asynchronous invocations of which one in four fails twice and one in eight fails for good,
 * with retries, a dead-letter queue, and every log event kept. Run with --expose-gc; prints JSON.
 */
const INVOCATIONS = Number(process.argv[2] ?? 100_000);
const collectGarbage = globalThis.gc;
if (collectGarbage === undefined) throw new Error('run with --expose-gc');

runLab(Math.min(INVOCATIONS, 20_000));
collectGarbage();
const before = process.memoryUsage();
const startedAt = performance.now();
const { engine, log } = runLab(INVOCATIONS);
const seconds = (performance.now() - startedAt) / 1_000;
collectGarbage();
const after = process.memoryUsage();

process.stdout.write(
  JSON.stringify({
    invocations: INVOCATIONS,
    events: log.length,
    eventsPerSecond: log.length / seconds,
    bytesPerEvent: (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / log.length,
    pending: engine.state.pendingInvocations,
  }),
);
