import type { CommandOf, CommandResult, CommandType } from './commands';
import { Engine } from './engine';
import type { LogEvent, LogEventOf, LogEventType } from './events';
import type { EventInvokeConfig, FaultPlan, FunctionConfiguration } from './function-configuration';
import { NO_FAULTS } from './function-configuration';
import type { RunEffect, SliceEnd } from './handler-run';
import { DEFAULT_LAB_SETTINGS, type LabSettings } from './lab-settings';
import type { QueueAttributes } from './queue';
import { later, type SimTime, simTime } from './sim-time';
import type { LabState } from './state';

/** How a test's handlers run: the default waits 10 ms and answers with the payload. */
export type TestHandler = (effect: RunEffect, state: LabState) => SliceEnd;

/** An engine with a host so small that a test can read it: commands at times in, log out. */
export class TestLab {
  readonly engine = new Engine();
  readonly log: LogEvent[] = [];
  readonly #handler: TestHandler;
  #now: SimTime = simTime(0);

  constructor(options: { settings?: Partial<LabSettings>; handler?: TestHandler; seed?: number } = {}) {
    this.#handler = options.handler ?? echoAfter10Ms;
    this.submit({
      type: 'create-lab',
      accountId: '000000000000',
      region: 'us-east-1',
      name: 'test',
      seed: options.seed ?? 1,
      epochMs: NEW_YEAR_2026_MS,
      settings: { ...DEFAULT_LAB_SETTINGS, ...EXACT_SETTINGS, ...options.settings },
    });
  }

  get state(): LabState {
    return this.engine.state;
  }

  get now(): SimTime {
    return this.#now;
  }

  submit<T extends CommandType>(command: CommandOf<T>): CommandResult<T> {
    const result = this.engine.submit(command, this.#now);
    this.#answerSlices();
    return result;
  }

  /** Runs everything due up to `ms` of sim time, then stands there. */
  runTo(ms: number): void {
    const target = simTime(ms);
    for (;;) {
      const entry = this.engine.nextEntry();
      if (entry === undefined || entry.at > target) break;
      this.#now = entry.at;
      this.engine.step();
      this.#answerSlices();
    }
    this.#now = target;
  }

  /** Runs until no work is left. */
  runUntilIdle(): void {
    for (let at = this.engine.nextWorkAt(); at !== undefined; at = this.engine.nextWorkAt()) this.runTo(at);
  }

  advance(ms: number): void {
    this.runTo(later(this.#now, ms));
  }

  eventsOf<T extends LogEventType>(type: T): LogEventOf<T>[] {
    return this.log.filter((event): event is LogEventOf<T> => event.type === type);
  }

  #answerSlices(): void {
    for (let effects = this.engine.takeEffects(); effects.length > 0; effects = this.engine.takeEffects()) {
      for (const effect of effects) {
        const { environmentId, requestId } = effect;
        const end = this.#handler(effect, this.state);
        this.engine.submit({ type: 'end-slice', environmentId, requestId, end, logLines: [] }, this.#now);
      }
    }
    this.log.push(...this.engine.takeEvents());
  }
}

/** 2026-01-01T00:00:00Z */
const NEW_YEAR_2026_MS = 1_767_225_600_000;

/** Everything that is drawn stands still, so that a table can name exact times. */
export const EXACT_SETTINGS: Partial<LabSettings> = {
  coldStartMs: { min: 100, max: 100 },
  dispatchMs: { min: 10, max: 10 },
};

export function echoAfter10Ms(effect: RunEffect, state: LabState): SliceEnd {
  if (effect.phase === 'init') return finished(100, 'null');
  if (effect.step === 'start') return { kind: 'waiting', waitMs: 10 };
  return finished(0, state.invocations.get(effect.requestId)?.payload ?? 'null');
}

export function finished(computeMs: number, body: string): SliceEnd {
  return { kind: 'finished', computeMs, memoryUsedMb: 40, result: { kind: 'response', body } };
}

export function configurationOf(
  functionName: string,
  changes: Partial<FunctionConfiguration> = {},
): FunctionConfiguration {
  return {
    functionName,
    runtime: 'nodejs22.x',
    role: 'arn:aws:iam::000000000000:role/lambda-role',
    handler: 'index.handler',
    description: '',
    timeoutMs: 3_000,
    memorySizeMb: 128,
    ephemeralStorageMb: 512,
    architecture: 'x86_64',
    environment: {},
    deadLetterTargetArn: undefined,
    logFormat: 'Text',
    codeSizeBytes: 0,
    codeSha256: '',
    code: {
      kind: 'scripted',
      durationMs: { min: 10, max: 10 },
      memoryUsedMb: { min: 40, max: 40 },
      response: { kind: 'echo' },
    },
    ...changes,
  };
}

/** A function whose attempts end as told; the last outcome goes for all further ones. */
export function createFunction(
  lab: TestLab,
  functionName: string,
  outcomes: FaultPlan['outcomes'] = [],
  changes: Partial<FunctionConfiguration> = {},
): void {
  const configuration = configurationOf(functionName, changes);
  lab.submit({ type: 'create-function', configuration, faultPlan: { ...NO_FAULTS, outcomes } });
}

export function configureEvents(lab: TestLab, functionName: string, config: Partial<EventInvokeConfig>): void {
  lab.submit({
    type: 'configure-event-invoke',
    functionName,
    qualifier: '$LATEST',
    mode: 'put',
    config: {
      maximumRetryAttempts: undefined,
      maximumEventAgeSeconds: undefined,
      onSuccessArn: undefined,
      onFailureArn: undefined,
      ...config,
    },
  });
}

export function createQueue(lab: TestLab, queueName: string, changes: Partial<QueueAttributes> = {}): string {
  const attributes: QueueAttributes = {
    visibilityTimeoutMs: 30_000,
    delayMs: 0,
    receiveWaitMs: 0,
    retentionMs: 345_600_000,
    maximumMessageBytes: 1_048_576,
    redrive: undefined,
    ...changes,
  };
  lab.submit({ type: 'create-queue', queueName, attributes });
  return `arn:aws:sqs:us-east-1:000000000000:${queueName}`;
}

/** Invokes asynchronously and answers the request id. */
export function sendEvent(lab: TestLab, functionName: string, payload = '{"n":1}'): string {
  return idOf(invokeAs(lab, functionName, 'Event', payload));
}

export function invokeAs(
  lab: TestLab,
  functionName: string,
  invocationType: 'RequestResponse' | 'Event' | 'DryRun',
  payload = '{"n":1}',
): CommandResult<'invoke'> {
  const source = { kind: 'client', client: 'test', sdkInvocationId: undefined, sdkAttempt: undefined } as const;
  return lab.submit({ type: 'invoke', functionName, qualifier: undefined, invocationType, payload, source });
}

export function idOf(result: CommandResult<'invoke'>): string {
  if (result.refusal !== undefined) throw new Error(`refused: ${result.refusal.message}`);
  return result.answer.requestId;
}

/** The log without sequences and ids, one short line each: what tables compare. */
export function outline(log: readonly LogEvent[]): string[] {
  return log.map((event) => `${event.at} ${event.type}`);
}
