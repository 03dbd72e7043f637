import { Engine } from '@/lib/engine/engine';
import type { LogStretch } from '@/lib/engine/fork-log';
import { restoreSnapshot } from '@/lib/engine/snapshot';
import type { LabState } from '@/lib/engine/state';
import type { Claim } from '@/lib/lab-store/lab-store';
import { readKeptLog } from './kept-log';
import type { LabSurroundings } from './lab-surroundings';
import { LabWorld } from './lab-world';
import { wakeHandlers } from './wake-handlers';

/**
 * The lab as its kept log left it. Handlers that ran are gone with their process, and end as interrupted; but a fork in which nothing
 * has happened yet goes on as if its handlers had never been elsewhere.
 */
export async function wakeWorld(claim: Claim, around: LabSurroundings, onAnswer: () => void): Promise<LabWorld> {
  const log = await readKeptLog(around.store, claim);
  const runner = around.createRunner();
  try {
    if (isFreshFork(log, claim)) {
      const { engine, calls, gone, awakening } = await wakeHandlers(log, runner);
      const world = new LabWorld(engine, runner, onAnswer, { calls, awakening });
      if (gone.length > 0) world.submit({ type: 'interrupt-attempts', environmentIds: gone }, engine.state.now);
      return world;
    }
    const engine = Engine.fromLog(log.events, log.base && restoreSnapshot(log.base));
    const world = new LabWorld(engine, runner, onAnswer);
    if (engine.state.busyEnvironments > 0) world.submit({ type: 'interrupt-attempts' }, engine.state.now);
    return world;
  } catch (error) {
    runner.close?.();
    throw error;
  }
}

/** The last event of a log that begins as a fork is the one that stops its clock: see `forkLog`. */
function isFreshFork({ base, events: [first] }: LogStretch, { head }: Claim): boolean {
  const from: LabState['forkedFrom'] =
    base?.forkedFrom ?? (first?.type === 'lab-created' ? first.forkedFrom : undefined);
  return from !== undefined && head === from.sequence + 1;
}
