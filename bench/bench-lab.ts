import { Engine } from '@/lib/engine/engine';
import type { LogEvent } from '@/lib/engine/events';
import { later, type SimTime, simTime } from '@/lib/engine/sim-time';
import { answerSlices, createWorld, invokeCommand } from './scripted-world';

/** One every 2 ms of sim time keeps about 50 environments busy. */
const INTERVAL_MS = 2;

/** Asynchronous invocations, one in four fails twice, one in eight for good; until no work is left. */
export function runLab(invocations: number): { engine: Engine; log: LogEvent[] } {
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
