import type { CommandOf } from '@/lib/engine/commands';
import type { InvocationType, LogEvent, LogEventOf, LogEventType } from '@/lib/engine/events';
import { scriptedRunner } from '@/lib/handlers/scripted-runner';
import type { LabStore } from '@/lib/lab-store/lab-store';
import { MemoryStore } from '@/lib/lab-store/memory-store';
import { DEFAULT_LAB_ID } from './account-id';
import type { Lab } from './lab';
import { ProcessLabs, type ProcessLabsParts } from './process-labs';
import { scriptedSamples } from './scripted-samples';
import { TestWallClock } from './test-wall-clock';
import type { WallClock } from './wall-clock';

/** Labs as in a real process, with the test's own wall time, and the default lab of seed 7. */
export interface TestLabs {
  readonly labs: ProcessLabs;
  readonly lab: Lab;
  readonly wall: TestWallClock;
  readonly store: LabStore;
  readonly problems: string[];
}

export async function openTestLabs(parts: Partial<ProcessLabsParts> = {}): Promise<TestLabs> {
  const wall = new TestWallClock();
  const { labs, lab, store, problems } = await openLabs(wall, parts);
  return { labs, lab, wall, store, problems };
}

export async function openLabs(wall: WallClock, parts: Partial<ProcessLabsParts> = {}) {
  const problems: string[] = [];
  const store = parts.store ?? new MemoryStore();
  let logs = 0;
  const labs = new ProcessLabs({
    store,
    wall,
    createRunner: () => scriptedRunner,
    sampleCommands: scriptedSamples,
    newLogId: () => `log-${++logs}`,
    report: (problem) => problems.push(problem),
    defaultSeed: 7,
    ...parts,
  });
  await labs.ready();
  return { labs, lab: labOf(labs, DEFAULT_LAB_ID), store, problems };
}

export function labOf(labs: ProcessLabs, labId: string): Lab {
  const lab = labs.get(labId);
  if (lab === undefined) throw new Error(`no lab ${labId}`);
  return lab;
}

/** Invokes, and answers the request id; a refusal fails the test. */
export async function invoke(
  lab: Lab,
  functionName: string,
  invocationType: InvocationType = 'Event',
): Promise<string> {
  const result = await lab.submit(invokeCommand(functionName, invocationType));
  if (result.refusal !== undefined) throw new Error(result.refusal.message);
  return result.answer.requestId;
}

export function invokeCommand(functionName: string, invocationType: InvocationType = 'Event'): CommandOf<'invoke'> {
  const source = { kind: 'client', client: 'test', sdkInvocationId: undefined, sdkAttempt: undefined } as const;
  return { type: 'invoke', functionName, qualifier: undefined, invocationType, payload: '{"n":1}', source };
}

/** The lab's log as the store has kept it. */
export async function keptLog(lab: Lab): Promise<LogEvent[]> {
  const { sequence } = await lab.control({ action: 'set' });
  const events: LogEvent[] = [];
  const read = new AbortController();
  if (sequence === 0) return events;
  for await (const batch of lab.follow(0, read.signal)) {
    if (batch.kind !== 'events') throw new Error(`unexpected ${batch.kind}`);
    events.push(...batch.events);
    if (events.length >= sequence) read.abort();
  }
  return events;
}

/** The events of one type in the kept log. */
export async function keptOf<T extends LogEventType>(lab: Lab, type: T): Promise<LogEventOf<T>[]> {
  const log = await keptLog(lab);
  return log.filter((event): event is LogEventOf<T> => event.type === type);
}
