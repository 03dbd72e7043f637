import { Engine } from '@/lib/engine/engine';
import type { LogEvent } from '@/lib/engine/events';
import { later, type SimTime, simTime } from '@/lib/engine/sim-time';
import { answerSlices, createWorld, invokeCommand } from './scripted-world';

/**
 * The engine alone, in one thread: asynchronous invocations of which one in four fails twice and one in eight fails for good,
 * with retries, a dead-letter queue, and every log event kept. Run with --expose-gc; prints JSON.
 */
const INVOCATIONS = Number(process.argv[2] ?? 100_000);
/** One every 2 ms of sim time keeps about 50 environments busy. */
const INTERVAL_MS = 2;
const collectGarbage = globalThis.gc;
if (collectGarbage === undefined) throw new Error('run with --expose-gc');

runOnce(Math.min(INVOCATIONS, 20_000));
collectGarbage();
const before = process.memoryUsage();
const startedAt = performance.now();
const { engine, log } = runOnce(INVOCATIONS);
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

function runOnce(invocations: number): { engine: Engine; log: LogEvent[] } {
  const engine = new Engine();
  const log: LogEvent[] = [];
  let now: SimTime = simTime(0);
  createWorld(engine, now);
  const stepUntil = (target: SimTime) => {
    for (let entry = engine.nextEntry(); entry !== undefined && entry.at <= target; entry = engine.nextEntry()) {
      now = entry.at;
      engine.step();
      answerSlices(engine, now);
    }
    now = target;
    for (const event of engine.takeEvents()) log.push(event);
  };
  for (let index = 0; index < invocations; index += 1) {
    stepUntil(later(now, INTERVAL_MS));
    engine.submit(invokeCommand(functionOf(index), 'Event', index), now);
    answerSlices(engine, now);
  }
  for (let workAt = engine.nextWorkAt(); workAt !== undefined; workAt = engine.nextWorkAt()) stepUntil(workAt);
  return { engine, log };
}

function functionOf(index: number): string {
  if (index % 8 === 0) return 'always-fails';
  return index % 4 === 1 ? 'flaky' : 'works';
}
