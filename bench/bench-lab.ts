import { Engine } from '@/lib/engine/engine';
import type { LogEvent } from '@/lib/engine/events';
import { type FunctionConfiguration, NO_FAULTS, type ScriptedOutcome } from '@/lib/engine/function-configuration';
import { DEFAULT_LAB_SETTINGS } from '@/lib/engine/lab-settings';
import { later, type SimTime, simTime } from '@/lib/engine/sim-time';
import { scriptedRunner } from '@/lib/handlers/scripted-runner';

const ACCOUNT_ID = '000000000000';
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
    engine.submit(invokeCommand(functionOf(index), index), now);
    answerSlices(engine, now);
  }
  for (let workAt = engine.nextWorkAt(); workAt !== undefined; workAt = engine.nextWorkAt()) stepUntil(workAt);
  return { engine, log };
}

function answerSlices(engine: Engine, at: SimTime): void {
  for (let effects = engine.takeEffects(); effects.length > 0; effects = engine.takeEffects()) {
    for (const effect of effects) {
      const run = scriptedRunner.run(effect, engine.state);
      if (run instanceof Promise) throw new Error('a scripted handler answers at once');
      const { end, logLines } = run;
      const { environmentId, requestId } = effect;
      engine.submit({ type: 'end-slice', environmentId, requestId, end, logLines }, at);
    }
  }
}

function functionOf(index: number): string {
  if (index % 8 === 0) return 'always-fails';
  return index % 4 === 1 ? 'flaky' : 'works';
}

function invokeCommand(functionName: string, index: number) {
  const source = { kind: 'client', client: 'bench', sdkInvocationId: undefined, sdkAttempt: undefined } as const;
  const payload = `{"orderId":"A-${index}"}`;
  return { type: 'invoke', functionName, qualifier: undefined, invocationType: 'Event', payload, source } as const;
}

function createWorld(engine: Engine, at: SimTime): void {
  engine.submit(
    {
      type: 'create-lab',
      accountId: ACCOUNT_ID,
      region: 'us-east-1',
      name: 'bench',
      seed: 1,
      epochMs: Date.UTC(2026, 0, 1),
      settings: DEFAULT_LAB_SETTINGS,
    },
    at,
  );
  const attributes = {
    visibilityTimeoutMs: 30_000,
    delayMs: 0,
    receiveWaitMs: 0,
    retentionMs: 345_600_000,
    maximumMessageBytes: 1_048_576,
    redrive: undefined,
  };
  engine.submit({ type: 'create-queue', queueName: 'dead-letters', attributes }, at);
  createFunction(engine, at, 'works', []);
  createFunction(engine, at, 'flaky', ['error', 'error', 'success']);
  createFunction(engine, at, 'always-fails', ['error']);
}

function createFunction(engine: Engine, at: SimTime, functionName: string, outcomes: readonly ScriptedOutcome[]): void {
  const configuration: FunctionConfiguration = {
    functionName,
    runtime: 'nodejs22.x',
    role: `arn:aws:iam::${ACCOUNT_ID}:role/bench`,
    handler: 'index.handler',
    description: '',
    timeoutMs: 3_000,
    memorySizeMb: 128,
    ephemeralStorageMb: 512,
    architecture: 'x86_64',
    environment: {},
    deadLetterTargetArn: `arn:aws:sqs:us-east-1:${ACCOUNT_ID}:dead-letters`,
    logFormat: 'Text',
    codeSizeBytes: 0,
    codeSha256: '',
    code: {
      kind: 'scripted',
      durationMs: { min: 20, max: 120 },
      memoryUsedMb: { min: 40, max: 60 },
      response: { kind: 'echo' },
    },
  };
  engine.submit({ type: 'create-function', configuration, faultPlan: { ...NO_FAULTS, outcomes } }, at);
}
