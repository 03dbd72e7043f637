import { Engine } from '@/lib/engine/engine';
import type { LogEvent } from '@/lib/engine/events';
import type { LogStretch } from '@/lib/engine/fork-log';
import { restoreSnapshot } from '@/lib/engine/snapshot';
import type { Environment, LabState } from '@/lib/engine/state';
import type { HandlerRunner } from '@/lib/handlers/handler-runner';
import { HandlerReplay } from './handler-replay';
import { REPLAYED_SLICES_MAX } from './lab-limits';
import type { ServiceCalls } from './service-calls';

/** What became of the handlers of a lab that goes on from its log. */
export interface Awakening {
  /** Attempts that run on from where they were. */
  readonly resumedAttempts: number;
  /** Attempts that ended as interrupted; events among them run again (LAB-01). */
  readonly interruptedAttempts: number;
  /** Warm environments at rest whose process is as it was, and those whose process starts anew at their next invocation. */
  readonly keptEnvironments: number;
  readonly restartedEnvironments: number;
}

export interface WokenHandlers {
  readonly engine: Engine;
  /** Calls of handlers that wait for their answers; undefined: none. */
  readonly calls: ServiceCalls | undefined;
  /** Busy environments that cannot go on. */
  readonly gone: readonly string[];
  readonly awakening: Awakening;
}

/** Handlers without a process go on by themselves; those with one are run again up to where the log ends. */
export async function wakeHandlers(log: LogStretch, runner: HandlerRunner): Promise<WokenHandlers> {
  const folded = Engine.fromLog(log.events, log.base && restoreSnapshot(log.base));
  const holders = [...folded.state.environments.values()].filter(holdsSomething);
  const reachable = holders.filter(({ environmentId }) => !isInBase(log, environmentId));
  const wanted = reachable.map(({ environmentId }) => environmentId);
  if (slicesOf(log.events, new Set(wanted)) > REPLAYED_SLICES_MAX) wanted.length = 0;
  if (wanted.length === 0) return woken(folded, undefined, holders, new Set());
  const replay = new HandlerReplay(log, runner, wanted);
  const kept = await replay.run();
  return woken(new Engine(replay.state), replay.calls, holders, kept);
}

function woken(
  engine: Engine,
  calls: ServiceCalls | undefined,
  holders: readonly Environment[],
  kept: ReadonlySet<string>,
): WokenHandlers {
  const lost = holders.filter(({ environmentId }) => !kept.has(environmentId));
  const gone = lost.filter(isBusy).map(({ environmentId }) => environmentId);
  const awakening = {
    resumedAttempts: busyOf(engine.state) - gone.length,
    interruptedAttempts: gone.length,
    keptEnvironments: holders.filter((one) => kept.has(one.environmentId) && isWarm(one)).length,
    restartedEnvironments: lost.filter(isWarm).length,
  };
  return { engine, calls, gone, awakening };
}

/** Only real code holds something: in the memory of its process, and in `/tmp`, which outlives it. */
function holdsSomething({ configuration }: Environment): boolean {
  return configuration.code.kind === 'javascript';
}

function isWarm({ phase, initialised }: Environment): boolean {
  return phase === 'idle' && initialised;
}

function isBusy({ phase }: Environment): boolean {
  return phase !== 'idle';
}

function busyOf({ environments }: LabState): number {
  return [...environments.values()].filter(isBusy).length;
}

/** It began before the log does. */
function isInBase({ base }: LogStretch, id: string): boolean {
  return base?.environments.some(({ environmentId }) => environmentId === id) === true;
}

function slicesOf(events: readonly LogEvent[], environmentIds: ReadonlySet<string>): number {
  let slices = 0;
  for (const event of events) {
    const isSlice = event.type === 'slice-ended' || event.type === 'attempt-started';
    if (isSlice && environmentIds.has(event.environmentId)) slices++;
  }
  return slices;
}
