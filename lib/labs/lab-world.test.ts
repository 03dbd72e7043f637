import { afterEach, describe, expect, it } from 'vitest';
import { Engine } from '@/lib/engine/engine';
import type { LogEvent } from '@/lib/engine/events';
import { type FunctionConfiguration, NO_FAULTS } from '@/lib/engine/function-configuration';
import { DEFAULT_LAB_SETTINGS } from '@/lib/engine/lab-settings';
import { type SimTime, simTime } from '@/lib/engine/sim-time';
import { createHandlerRunner } from '@/lib/handlers/create-handler-runner';
import type { HandlerRunner, SlicedRun } from '@/lib/handlers/handler-runner';
import type { Sandbox } from '@/lib/handlers/sandbox';
import { SandboxThread } from '@/lib/handlers/sandbox-thread';
import { LabWorld } from './lab-world';

const threads: SandboxThread[] = [];
afterEach(() => {
  for (const thread of threads.splice(0)) thread.close();
});

function configurationOf(functionName: string, code: string): FunctionConfiguration {
  return {
    functionName,
    runtime: 'nodejs22.x',
    role: 'arn:aws:iam::000000000000:role/lab',
    handler: 'index.handler',
    description: '',
    timeoutMs: 3_000,
    memorySizeMb: 128,
    ephemeralStorageMb: 512,
    architecture: 'x86_64',
    environment: {},
    deadLetterTargetArn: undefined,
    logFormat: 'Text',
    codeSizeBytes: code.length,
    codeSha256: '',
    code: { kind: 'javascript', files: { 'index.mjs': code } },
  };
}

/** A lab as small as can be: its clock is moved by hand, its handlers really run. */
class SmallLab {
  readonly log: LogEvent[] = [];
  readonly world: LabWorld;
  readonly #engine = new Engine();
  #heard: () => void = () => {};

  constructor(runner: HandlerRunner, functions: Record<string, string>, seed = 1) {
    this.world = new LabWorld(this.#engine, runner, () => this.#heard());
    const lab = { accountId: '000000000000', region: 'us-east-1', name: 'test', seed, epochMs: 1_767_225_600_000 };
    this.world.submit({ type: 'create-lab', ...lab, settings: DEFAULT_LAB_SETTINGS }, simTime(0));
    for (const [functionName, code] of Object.entries(functions)) {
      const configuration = configurationOf(functionName, code);
      this.world.submit({ type: 'create-function', configuration, faultPlan: NO_FAULTS }, simTime(0));
    }
    const attributes = {
      delayMs: 0,
      visibilityTimeoutMs: 30_000,
      receiveWaitMs: 0,
      retentionMs: 345_600_000,
      maximumMessageBytes: 262_144,
      redrive: undefined,
    };
    this.world.submit({ type: 'create-queue', queueName: 'orders', attributes }, simTime(0));
  }

  invoke(functionName: string, payload: unknown, at: SimTime = this.#engine.state.now): string {
    const result = this.world.submit(
      {
        type: 'invoke',
        functionName,
        qualifier: undefined,
        invocationType: 'RequestResponse',
        payload: JSON.stringify(payload),
        source: { kind: 'client', client: 'test', sdkInvocationId: undefined, sdkAttempt: undefined },
      },
      at,
    );
    if (result.refusal !== undefined) throw new Error(result.refusal.message);
    return result.answer.requestId;
  }

  /** Runs until no work is left; gives the answers of all attempts, by function. */
  async settle(): Promise<Record<string, unknown[]>> {
    for (;;) {
      while (this.world.computing) {
        if (!this.world.answered)
          await new Promise<void>((resolve) => {
            this.#heard = resolve;
          });
        this.world.takeAnswers();
      }
      if (this.#engine.nextWorkAt() === undefined) break;
      this.world.step();
    }
    this.log.push(...this.#engine.takeEvents());
    const answers: Record<string, unknown[]> = {};
    for (const event of this.log) {
      if (event.type !== 'attempt-ended') continue;
      const { functionName, response } = event;
      answers[functionName] = [...(answers[functionName] ?? []), JSON.parse(response)];
    }
    return answers;
  }
}

function realLab(functions: Record<string, string>, seed?: number): SmallLab {
  const thread = new SandboxThread();
  threads.push(thread);
  const sandbox = {
    run: (request: Parameters<SandboxThread['run']>[0]) => thread.run(request),
    endProcess: (environmentId: string) => thread.endProcess(environmentId),
    destroy: (environmentId: string) => thread.destroy(environmentId),
    close: () => thread.close(),
  };
  return new SmallLab(createHandlerRunner({ sandbox }), functions, seed);
}

const CALLS = `import { LambdaClient, InvokeCommand } from '@aws-sdk/client-lambda';
  const client = new LambdaClient({});
  const invoke = async (FunctionName, payload, InvocationType) => {
    const answer = await client.send(new InvokeCommand({ FunctionName, Payload: JSON.stringify(payload), InvocationType }));
    return { status: answer.StatusCode, error: answer.FunctionError, payload: answer.Payload.transformToString() };
  };`;

describe('a lab with real handlers', () => {
  it('a handler that invokes another function waits for it on the clock of the lab', async () => {
    const lab = realLab({
      outer: `${CALLS} export const handler = async (event) => { const before = Date.now(); const answer = await invoke('inner', event); return { ...answer, ms: Date.now() - before >= 500 } };`,
      inner: `export const handler = async (event) => { await new Promise((resolve) => setTimeout(resolve, 500)); return { doubled: event.n * 2 } };`,
    });
    const requestId = lab.invoke('outer', { n: 21 });
    const answers = await lab.settle();
    expect(answers.outer).toEqual([{ status: 200, payload: '{"doubled":42}', ms: true }]);
    const accepted = lab.log.filter((event) => event.type === 'invocation-accepted');
    expect(accepted[1]).toMatchObject({
      functionName: 'inner',
      lineage: 1,
      source: { kind: 'function', requestId, functionName: 'outer' },
    });
  });

  it('an asynchronous invoke goes on at once with 202', async () => {
    const lab = realLab({
      outer: `${CALLS} export const handler = async () => invoke('inner', { a: 1 }, 'Event');`,
      inner: `export const handler = async (event) => event;`,
    });
    lab.invoke('outer', {});
    const answers = await lab.settle();
    expect(answers).toEqual({ outer: [{ status: 202, payload: '' }], inner: [{ a: 1 }] });
  });

  it('a function error of the other function is an answer, a refusal is an exception with the name of AWS', async () => {
    const lab = realLab({
      outer: `${CALLS} export const handler = async () => { const failed = await invoke('inner', {}); try { await invoke('nobody', {}) } catch (error) { return [failed.error, error.name, error.$metadata.httpStatusCode] } };`,
      inner: `export const handler = async () => { throw new Error('no') };`,
    });
    lab.invoke('outer', {});
    expect((await lab.settle()).outer).toEqual([['Unhandled', 'ResourceNotFoundException', 404]]);
  });

  it('a chain of synchronous invokes is stopped after sixteen', async () => {
    const lab = realLab({
      again: `${CALLS} export const handler = async (event) => { try { await invoke('again', { n: event.n + 1 }); } catch (error) { return { stopped: event.n, name: error.name } } return 'went on'; };`,
    });
    lab.invoke('again', { n: 1 });
    const answers = await lab.settle();
    expect(answers.again).toHaveLength(16);
    expect(answers.again).toContainEqual({ stopped: 16, name: 'RecursiveInvocationException' });
  });

  it('a handler sends, receives and deletes messages of a queue of the lab', async () => {
    const lab = realLab({
      worker: `import { SQSClient, GetQueueUrlCommand, SendMessageCommand, ReceiveMessageCommand, DeleteMessageCommand } from '@aws-sdk/client-sqs';
        const sqs = new SQSClient({});
        export const handler = async () => {
          const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: 'orders' }));
          const sent = await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'hello' }));
          const { Messages: [first] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
          await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: first.ReceiptHandle }));
          const rest = await sqs.send(new ReceiveMessageCommand({ QueueUrl, VisibilityTimeout: 0 }));
          return [first.Body, first.MessageId === sent.MessageId, rest.Messages === undefined];
        };`,
    });
    lab.invoke('worker', {});
    expect((await lab.settle()).worker).toEqual([['hello', true, true]]);
  });

  it('ReceiveMessage waits for a message on the clock of the lab, and no longer than asked', async () => {
    const lab = realLab({
      f: `import { SQSClient, SendMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
        const sqs = new SQSClient({});
        const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/000000000000/orders';
        export const handler = async (event) => {
          const before = Date.now();
          if (event.late) setTimeout(() => sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'late' })), 1500);
          try {
            const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: event.wait }));
            return [Messages?.[0].Body ?? 'none', Math.round((Date.now() - before) / 1000)];
          } catch ({ name }) { return name; }
        };`,
    });
    for (const payload of [{ wait: 2 }, { wait: 2, late: true }, { wait: 21 }]) {
      lab.invoke('f', payload);
      await lab.settle();
    }
    expect((await lab.settle()).f).toEqual([['none', 2], ['late', 2], 'InvalidParameterValue']);
  });

  it('message attributes, binary ones too, come back as they went when they are asked for', async () => {
    const lab = realLab({
      f: `import { SQSClient, SendMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
        const sqs = new SQSClient({});
        const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/000000000000/orders';
        export const handler = async () => {
          const MessageAttributes = { 'app.bytes': { DataType: 'Binary', BinaryValue: new Uint8Array([0, 255, 128]) }, kind: { DataType: 'String', StringValue: 'x' } };
          await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'm', MessageAttributes }));
          const seen = [];
          for (const MessageAttributeNames of [undefined, ['kind'], ['app.*'], ['All']]) {
            const { Messages: [message] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, VisibilityTimeout: 0, MessageAttributeNames }));
            seen.push(Object.entries(message.MessageAttributes ?? {}).map(([name, value]) => [name, value.StringValue ?? [...value.BinaryValue]]));
          }
          return seen;
        };`,
    });
    lab.invoke('f', {});
    const [bytes, kind] = [
      ['app.bytes', [0, 255, 128]],
      ['kind', 'x'],
    ];
    expect((await lab.settle()).f).toEqual([[[], [kind], [bytes], [bytes, kind]]]);
  });

  it('INV-04, INV-05: a client context reaches the function of a synchronous invoke only', async () => {
    const lab = realLab({
      outer: `import { LambdaClient, InvokeCommand } from '@aws-sdk/client-lambda';
        const client = new LambdaClient({});
        export const handler = async () => {
          for (const InvocationType of ['RequestResponse', 'Event'])
            await client.send(new InvokeCommand({ FunctionName: 'inner', InvocationType, ClientContext: btoa('{"custom":{"a":1}}') }));
          return client.send(new InvokeCommand({ FunctionName: 'inner', ClientContext: '!!' })).catch(({ name }) => name);
        };`,
      inner: 'export const handler = async (event, context) => context.clientContext ?? null;',
    });
    lab.invoke('outer', {});
    const answers = await lab.settle();
    expect(answers.inner).toEqual([{ custom: { a: 1 } }, null]);
    expect(answers.outer).toEqual(['InvalidRequestContentException']);
  });

  it('an endless loop times out at its deadline, and the next invocation starts a new process', async () => {
    const lab = realLab({
      f: `let n = 0; export const handler = async (event) => { n++; if (event.loop) for (;;); return n; };`,
    });
    lab.invoke('f', { loop: true });
    expect((await lab.settle()).f?.[0]).toMatchObject({ errorType: 'Sandbox.Timedout' });
    expect(lab.log.find((event) => event.type === 'attempt-ended')).toMatchObject({
      durationMs: 3_000,
      outcome: 'timeout',
    });
    lab.invoke('f', {});
    expect((await lab.settle()).f?.[1]).toBe(1);
  });

  it('globals survive between invokes and after an exception, not after an exit', async () => {
    const lab = realLab({
      f: `let n = 0; export const handler = async (event) => { n++; if (event === 'throw') throw new Error('x'); if (event === 'exit') process.exit(1); return n; };`,
    });
    for (const payload of ['', 'throw', '', 'exit', '']) {
      lab.invoke('f', payload);
      await lab.settle();
    }
    const outcomes = lab.log
      .filter((event) => event.type === 'attempt-ended')
      .map(({ outcome, response }) => [outcome, JSON.parse(response)]);
    expect(outcomes[2]).toEqual(['success', 3]);
    expect(outcomes[3]?.[0]).toBe('exit');
    expect(outcomes[4]).toEqual(['success', 1]);
  });

  it('the same seed and the same commands give the same log, with timers, randomness and dates in the code', async () => {
    const code = `import { randomUUID } from 'node:crypto'; const born = [Math.random(), randomUUID()];
      export const handler = async () => { console.log(born, Math.random()); await new Promise((resolve) => setTimeout(resolve, Math.random() * 1000)); for (let i = 0; i < 1e5; i++); return [new Date().toISOString(), Math.random(), performance.now()]; };`;
    const logs: string[] = [];
    for (const seed of [7, 7, 8]) {
      const lab = realLab({ a: code, b: code }, seed);
      for (const name of ['a', 'b', 'a', 'b']) lab.invoke(name, {});
      await lab.settle();
      logs.push(JSON.stringify(lab.log));
    }
    expect(logs[0]).toBe(logs[1]);
    expect(logs[0]).not.toBe(logs[2]);
  });
});

describe('answers that come later', () => {
  it('are fed back in the order the slices were asked, whichever comes first', async () => {
    const open: { readonly requestId: string; readonly finish: () => void }[] = [];
    const runner: HandlerRunner = {
      run: (effect) => {
        const body = JSON.stringify(effect.requestId);
        const run: SlicedRun = {
          end: { kind: 'finished', computeMs: 0, memoryUsedMb: 1, result: { kind: 'response', body } },
          logLines: [],
        };
        return new Promise((resolve) => open.push({ requestId: effect.requestId, finish: () => resolve(run) }));
      },
    };
    const lab = new SmallLab(runner, { f: '' });
    const requestIds = [lab.invoke('f', 1), lab.invoke('f', 2), lab.invoke('f', 3)];
    for (const phase of ['init', 'invoke']) {
      expect(
        open.map(({ requestId }) => requestId),
        phase,
      ).toEqual(requestIds);
      for (const { finish } of open.splice(0).reverse()) finish();
      await new Promise((resolve) => setImmediate(resolve));
      lab.world.takeAnswers();
    }
    await lab.settle();
    const ended = lab.log.filter((event) => event.type === 'attempt-ended').map(({ requestId }) => requestId);
    expect(ended).toEqual(requestIds);
  });

  it('ends the process of a reset environment at once, and the environment when its function goes', async () => {
    const ended: string[] = [];
    const sandbox: Sandbox = {
      run: ({ kind }) =>
        Promise.resolve({ ...DONE, result: kind === 'init' ? DONE.result : { kind: 'exit', exitCode: 1 } }),
      endProcess: (environmentId) => ended.push(`process of ${environmentId}`),
      destroy: (environmentId) => ended.push(environmentId),
      close: () => {},
    };
    const lab = new SmallLab(createHandlerRunner({ sandbox }), { f: '' });
    lab.invoke('f', {});
    await lab.settle();
    lab.world.sweep();
    expect(ended).toEqual(['process of f#1']);
    lab.world.submit({ type: 'delete-function', functionName: 'f' }, lab.world.engine.state.now);
    lab.world.sweep();
    lab.world.sweep();
    expect(ended).toEqual(['process of f#1', 'f#1']);
  });
});

const DONE = {
  kind: 'finished',
  computeMs: 1,
  memoryUsedMb: 40,
  result: { kind: 'response', body: 'null' },
  calls: [],
  logLines: [],
} as const;
