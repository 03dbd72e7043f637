import type { Engine } from '@/lib/engine/engine';
import type { InvocationType } from '@/lib/engine/events';
import { type FunctionConfiguration, NO_FAULTS, type ScriptedOutcome } from '@/lib/engine/function-configuration';
import { DEFAULT_LAB_SETTINGS } from '@/lib/engine/lab-settings';
import type { SimTime } from '@/lib/engine/sim-time';
import { scriptedRunner } from '@/lib/handlers/scripted-runner';

const ACCOUNT_ID = '000000000000';

/** Answers every slice the engine has asked for, at once. */
export function answerSlices(engine: Engine, at: SimTime): void {
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

/** One invoke by a client. */
export function invokeCommand(functionName: string, invocationType: InvocationType, index: number) {
  const source = { kind: 'client', client: 'bench', sdkInvocationId: undefined, sdkAttempt: undefined } as const;
  const payload = `{"orderId":"A-${index}"}`;
  return { type: 'invoke', functionName, qualifier: undefined, invocationType, payload, source } as const;
}

/** A lab with three functions and a dead-letter queue: one works, one fails twice before it works, one always fails. */
export function createWorld(engine: Engine, at: SimTime): void {
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
