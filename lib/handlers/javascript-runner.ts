import { functionArn } from '@/lib/engine/arn';
import { assert } from '@/lib/engine/assert';
import type { FunctionConfiguration, JavaScriptCode } from '@/lib/engine/function-configuration';
import type { RunEffect, ServiceAnswer } from '@/lib/engine/handler-run';
import { draw, drawHex, drawInRange } from '@/lib/engine/random';
import type { Environment, Invocation, LabState } from '@/lib/engine/state';
import type { SlicedRun } from './handler-runner';
import { logGroupName, logStreamName, runtimeVariables } from './runtime-variables';
import type { InitRequest, InvokeRequest, ResumeRequest, Sandbox, SliceReport, SliceRequest } from './sandbox';

/** Runs real handler code: turns what the engine asks into what a sandbox is told, and its report into a slice's end. */
export class JavascriptRunner {
  readonly #sandbox: Sandbox;
  /** Environments that the sandbox holds. An id comes back when its function is made anew. */
  readonly #held = new Map<string, Environment>();
  readonly #answers = new Map<string, ServiceAnswer[]>();

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  async run(effect: RunEffect, state: LabState, code: JavaScriptCode): Promise<SlicedRun> {
    const scene = sceneOf(effect, state);
    if (effect.phase === 'init' && effect.step === 'start') return this.#init(scene, code);
    if (effect.step === 'resume') return this.#resume(scene, effect.phase === 'init');
    return this.#invoke(scene, code);
  }

  answer(environmentId: string, answer: ServiceAnswer): void {
    const answers = this.#answers.get(environmentId) ?? [];
    answers.push(answer);
    this.#answers.set(environmentId, answers);
  }

  /** Ends what the engine has ended: environments, and the processes of those that begin anew at their next invocation. */
  sweep(state: LabState): void {
    for (const [environmentId, held] of this.#held) {
      const environment = state.environments.get(environmentId);
      if (environment !== held) this.#forget(environmentId);
      else if (environment.phase === 'idle' && !environment.initialised) this.#sandbox.endProcess(environmentId);
    }
  }

  async #init(scene: Scene, code: JavaScriptCode): Promise<SlicedRun> {
    const { environmentId } = scene.environment;
    const held = this.#held.get(environmentId);
    if (held !== undefined && held !== scene.environment) this.#forget(environmentId);
    this.#held.set(environmentId, scene.environment);
    this.#answers.delete(environmentId);
    const request = initRequest(scene, code, scene.environment.initNumber);
    return slicedRun(await this.#sandbox.run(request), request, scene.coldStartMs);
  }

  async #invoke(scene: Scene, code: JavaScriptCode): Promise<SlicedRun> {
    const { environmentId } = scene.environment;
    // Other numbers than those of the process that is lost.
    const init = initRequest(scene, code, scene.state.sequence - scene.state.counts.clockChanges);
    const request = invokeRequest(scene);
    const report = await this.#sandbox.run(request);
    if (report.kind !== 'lost') return slicedRun(report, request, 0);
    // Its thread was ended, or the server began anew: the process starts again, and the invocation does not see it.
    this.#held.set(environmentId, scene.environment);
    const started = await this.#sandbox.run(init);
    const ready = started.kind === 'finished' && started.result.kind === 'response';
    return slicedRun(ready ? await this.#sandbox.run(request) : CRASHED, request, 0);
  }

  async #resume(scene: Scene, isInit: boolean): Promise<SlicedRun> {
    const { environmentId } = scene.environment;
    const answers = this.#answers.get(environmentId) ?? [];
    this.#answers.delete(environmentId);
    const request: ResumeRequest = { kind: 'resume', ...timeOf(scene), answers };
    return slicedRun(await this.#sandbox.run(request), request, isInit ? scene.coldStartMs : 0);
  }

  #forget(environmentId: string): void {
    this.#held.delete(environmentId);
    this.#answers.delete(environmentId);
    this.#sandbox.destroy(environmentId);
  }
}

/** A process that numbers its calls from its init on meets no other's numbers. */
const CALLS_BETWEEN_EVENTS = 1_000;

/** Everything a request is made of, read before anything is awaited. */
interface Scene {
  readonly state: LabState;
  readonly environment: Environment;
  readonly invocation: Invocation;
  readonly configuration: FunctionConfiguration;
  readonly coldStartMs: number;
}

function sceneOf({ environmentId, requestId }: RunEffect, state: LabState): Scene {
  const environment = state.environments.get(environmentId);
  const invocation = state.invocations.get(requestId);
  assert(environment !== undefined && invocation !== undefined, `nothing to run in ${environmentId}`);
  const { coldStartMs } = state.settings;
  const drawn = drawInRange(coldStartMs, state.seed, 'coldStart', environment.initNumber);
  return { state, environment, invocation, configuration: environment.configuration, coldStartMs: drawn };
}

function timeOf({ state, environment }: Scene) {
  const { environmentId, deadlineAt } = environment;
  return { environmentId, nowMs: state.epochMs + state.now, deadlineMs: state.epochMs + deadlineAt };
}

/** `number` tells this process from every other of the lab: what it draws, and how it numbers its calls, follows from it. */
function initRequest(scene: Scene, { files }: JavaScriptCode, number: number): InitRequest {
  const { state, configuration } = scene;
  const seedAt = (k: number) => draw(state.seed, 'guest', number, k);
  const nodeMajor = Number(/^nodejs(\d+)\.x$/.exec(configuration.runtime)?.[1] ?? 22);
  return {
    kind: 'init',
    ...timeOf(scene),
    files,
    handler: configuration.handler,
    env: runtimeVariables(state, configuration, scene.environment),
    memorySizeMb: configuration.memorySizeMb,
    ephemeralStorageMb: configuration.ephemeralStorageMb,
    seeds: [seedAt(0), seedAt(1), seedAt(2), seedAt(3)],
    firstCallId: number * CALLS_BETWEEN_EVENTS,
    format: configuration.logFormat,
    level: configuration.environment.AWS_LAMBDA_LOG_LEVEL,
    nodeMajor,
    nodeVersion: `${nodeMajor}.0.0`,
    arch: configuration.architecture === 'arm64' ? 'arm64' : 'x64',
  };
}

function invokeRequest(scene: Scene): InvokeRequest {
  const { state, environment, invocation, configuration } = scene;
  const { functionName, memorySizeMb } = configuration;
  const time = timeOf(scene);
  const qualifier = invocation.qualifier === '$LATEST' ? undefined : invocation.qualifier;
  const trace = drawHex(24, state.seed, 'traceId', invocation.index);
  const parent = drawHex(16, state.seed, 'traceId', invocation.index + 0x4000_0000);
  return {
    kind: 'invoke',
    ...time,
    payload: invocation.payload === '' ? '{}' : invocation.payload,
    traceId: `Root=1-${Math.floor(time.nowMs / 1000).toString(16)}-${trace};Parent=${parent};Sampled=0;Lineage=1:${trace.slice(0, 8)}:${invocation.lineage}`,
    context: {
      functionVersion: '$LATEST',
      functionName,
      memoryLimitInMB: String(memorySizeMb),
      logGroupName: logGroupName(functionName),
      logStreamName: logStreamName(state, environment),
      invokedFunctionArn: functionArn(state, functionName, qualifier),
      awsRequestId: invocation.requestId,
      ...clientContextOf(invocation),
      deadlineMs: time.deadlineMs,
    },
  };
}

/** INV-04, INV-05: what a synchronous caller passed on; nobody else's is kept. */
function clientContextOf({ source }: Invocation): { readonly clientContext?: unknown } {
  if (!('clientContext' in source) || source.clientContext === undefined) return {};
  return { clientContext: JSON.parse(source.clientContext) };
}

function slicedRun(report: SliceReport, request: SliceRequest, extraMs: number): SlicedRun {
  switch (report.kind) {
    case 'lost':
      return slicedRun(CRASHED, request, extraMs);
    case 'waiting': {
      const { logLines, calls } = report;
      // A timer past the deadline never comes; what else the handler waits for still may.
      const inTime = report.waitMs !== undefined && request.nowMs + report.waitMs <= request.deadlineMs;
      return { end: { kind: 'waiting', waitMs: inTime ? report.waitMs : undefined }, logLines, calls };
    }
    case 'finished': {
      const { computeMs, memoryUsedMb, result, logLines, calls } = report;
      return { end: { kind: 'finished', computeMs: computeMs + extraMs, memoryUsedMb, result }, logLines, calls };
    }
  }
}

/** The process is gone without a reason (FUN-08). */
const CRASHED: SliceReport = {
  kind: 'finished',
  computeMs: 0,
  memoryUsedMb: 0,
  result: { kind: 'exit', exitCode: undefined },
  calls: [],
  logLines: [],
};
