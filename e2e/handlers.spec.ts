import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateFunctionCommand, InvokeCommand, UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda';
import { expect } from '@playwright/test';
import { zipSync } from 'fflate';
import { aws, hasAwsCli } from './aws-cli';
import { test } from './fixtures';

/** Your own code, as a user of the AWS wire brings it. */
const ROLE = 'arn:aws:iam::000000000000:role/lambda-role';

function zipOf(source: string): Uint8Array {
  return zipSync({ 'index.js': new TextEncoder().encode(source) }, { mtime: '2026-01-01' });
}

if (hasAwsCli) {
  test('ASY-14: the AWS CLI brings code, changes it while an event waits, and the retry runs the new code', async ({
    lab,
    clock,
    baseURL,
  }) => {
    const folder = mkdtempSync(join(tmpdir(), 'invocation-lab-'));
    const lambda = (...args: string[]) => aws(baseURL ?? '', lab.labId, ['lambda', ...args], folder);
    try {
      writeFileSync(join(folder, 'old.zip'), zipOf("exports.handler = async () => { throw new Error('old code'); };"));
      writeFileSync(join(folder, 'new.zip'), zipOf("exports.handler = async (event) => ({ ran: 'new code', event });"));
      writeFileSync(join(folder, 'in.json'), '{"n":1}');
      const identity = [
        '--function-name',
        'mine',
        '--runtime',
        'nodejs22.x',
        '--role',
        ROLE,
        '--handler',
        'index.handler',
      ];
      lambda('create-function', ...identity, '--zip-file', 'fileb://old.zip');
      const invoke = ['invoke', '--function-name', 'mine', '--payload', 'file://in.json'];
      lambda(...invoke, '--invocation-type', 'Event', 'out.json');
      await clock.advance(30_000);
      lambda('update-function-code', '--function-name', 'mine', '--zip-file', 'fileb://new.zip');
      await clock.runUntilIdle();
      const ended = (await lab.log()).filter((event) => event.type === 'attempt-ended');
      expect(ended.map((event) => event.outcome)).toEqual(['error', 'success']);
      await clock.resume();
      lambda(...invoke, 'out.json');
      expect(JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'))).toEqual({ ran: 'new code', event: { n: 1 } });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}

test('a setTimeout of ten minutes passes with the lab’s clock', async ({ lab, clock, lambda }) => {
  const source = `exports.handler = async () => {
    const before = Date.now();
    await new Promise((resolve) => setTimeout(resolve, 600_000));
    return { waitedMs: Date.now() - before };
  };`;
  await create(lambda, 'patient', source, 900);
  await lambda.send(new InvokeCommand({ FunctionName: 'patient', InvocationType: 'Event', Payload: '{}' }));
  await clock.advance(700_000);
  const ended = (await lab.log()).find((event) => event.type === 'attempt-ended');
  expect(ended).toMatchObject({ outcome: 'success', response: '{"waitedMs":600000}' });
});

test('an endless loop ends at the function’s timeout, and the server goes on', async ({ lab, clock, lambda }) => {
  await create(lambda, 'endless', 'exports.handler = async () => { for (;;); };', 1);
  await lambda.send(new InvokeCommand({ FunctionName: 'endless', InvocationType: 'Event', Payload: '{}' }));
  await clock.advance(10_000);
  const ended = (await lab.log()).find((event) => event.type === 'attempt-ended');
  expect(ended).toMatchObject({ outcome: 'timeout', durationMs: 1_000 });
});

test('a handler invokes another function and waits for its answer on the lab’s clock', async ({
  lab,
  clock,
  lambda,
}) => {
  const source = `import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
  export const handler = async (event) => {
    const answer = await new LambdaClient({}).send(new InvokeCommand({ FunctionName: 'aFunction', Payload: JSON.stringify({ from: event.n }) }));
    return JSON.parse(Buffer.from(answer.Payload).toString());
  };`;
  await create(lambda, 'caller', source, 30, 'index.mjs');
  await lambda.send(new InvokeCommand({ FunctionName: 'caller', InvocationType: 'Event', Payload: '{"n":7}' }));
  await clock.runUntilIdle();
  const log = await lab.log();
  const accepted = log.filter((event) => event.type === 'invocation-accepted');
  expect(accepted[1]).toMatchObject({
    functionName: 'aFunction',
    source: { kind: 'function', requestId: accepted[0]?.requestId, functionName: 'caller' },
  });
  const ended = log.filter((event) => event.type === 'attempt-ended' && event.requestId === accepted[0]?.requestId);
  expect(ended).toMatchObject([{ outcome: 'success', response: '{"from":7}' }]);
});

test('the same seed and code give the same log, with timers, randomness and dates in the code', async ({
  request,
  lab,
  lambda,
  clock,
}) => {
  const source = `exports.handler = async () => {
    await new Promise((resolve) => setTimeout(resolve, Math.floor(Math.random() * 1000)));
    if (Math.random() < 0.5) throw new Error(new Date().toISOString());
    return require('crypto').randomUUID();
  };`;
  const logs: unknown[] = [];
  for (let run = 0; run < 2; run++) {
    await request.post(`/api/labs/${lab.labId}/reset`, { data: { seed: 11 } });
    await create(lambda, 'dice', source, 5);
    for (let n = 0; n < 5; n++) {
      await lab.invoke('dice', 'Event', '{}');
    }
    await clock.runUntilIdle();
    logs.push(await lab.log());
  }
  expect(logs[1]).toEqual(logs[0]);
});

test('FUN-12: code that cannot run answers with AWS’s own error types, never with a 500', async ({ lambda, clock }) => {
  await clock.resume();
  const cases = [
    ['exports.handler = async () => {', 'Runtime.UserCodeSyntaxError'],
    ['exports.other = 1;', 'Runtime.HandlerNotFound'],
    ["require('./missing');", 'Runtime.ImportModuleError'],
    ["throw new TypeError('at init');", 'TypeError'],
  ] as const;
  for (const [index, [source, errorType]] of cases.entries()) {
    await create(lambda, `broken-${index}`, source, 3);
    const answer = await lambda.send(new InvokeCommand({ FunctionName: `broken-${index}`, Payload: '{}' }));
    expect(answer).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled' });
    expect(JSON.parse(answer.Payload?.transformToString() ?? '')).toMatchObject({ errorType });
  }
});

test('FUN-20: new code leaves a running invocation on the old', async ({ lab, clock, lambda }) => {
  await create(lambda, 'slow', "exports.handler = () => new Promise((r) => setTimeout(() => r('old'), 10_000));", 60);
  await lambda.send(new InvokeCommand({ FunctionName: 'slow', InvocationType: 'Event', Payload: '{}' }));
  await clock.advance(5_000);
  await lambda.send(
    new UpdateFunctionCodeCommand({ FunctionName: 'slow', ZipFile: zipOf("exports.handler = async () => 'new';") }),
  );
  await clock.runUntilIdle();
  const ended = (await lab.log()).find((event) => event.type === 'attempt-ended');
  expect(ended).toMatchObject({ outcome: 'success', response: '"old"' });
});

async function create(
  lambda: { send(command: CreateFunctionCommand): Promise<unknown> },
  name: string,
  source: string,
  timeoutSeconds: number,
  file = 'index.js',
): Promise<void> {
  const zip = zipSync({ [file]: new TextEncoder().encode(source) }, { mtime: '2026-01-01' });
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: name,
      Runtime: 'nodejs22.x',
      Role: ROLE,
      Handler: 'index.handler',
      Timeout: timeoutSeconds,
      Code: { ZipFile: zip },
    }),
  );
}
