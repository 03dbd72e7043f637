import { CreateFunctionCommand, InvokeCommand, UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda';
import { expect, it } from 'vitest';
import { writeCodePackage } from '@/lib/code-package/write-code-package';
import type { LogEventOf } from '@/lib/engine/events';
import { awsTestServer } from './aws-test-server';

const aws = awsTestServer();

function zipOf(source: string): Uint8Array {
  return writeCodePackage({ 'index.mjs': source });
}

async function create(name: string, source: string): Promise<void> {
  await aws.lambda.send(
    new CreateFunctionCommand({
      FunctionName: name,
      Role: 'arn:aws:iam::000000000000:role/lab',
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Code: { ZipFile: zipOf(source) },
    }),
  );
}

function attemptsOf(requestId: string): LogEventOf<'attempt-ended'>[] {
  const log = aws.lab.state.invocations.get(requestId)?.log ?? [];
  return log.filter((event): event is LogEventOf<'attempt-ended'> => event.type === 'attempt-ended');
}

it('a function from a zip runs, and its new code runs after an update (FUN-19)', async () => {
  await create('runs', 'export const handler = async (event) => ({ got: event });');
  const invoke = async () =>
    (await aws.lambda.send(new InvokeCommand({ FunctionName: 'runs', Payload: '1' }))).Payload?.transformToString();
  expect(await invoke()).toBe('{"got":1}');
  await aws.lambda.send(
    new UpdateFunctionCodeCommand({ FunctionName: 'runs', ZipFile: zipOf('export const handler = async () => 2;') }),
  );
  expect(await invoke()).toBe('2');
});

it('ASY-14: code that is updated while an event waits for its retry runs at the retry', async () => {
  await create('repaired', "export const handler = async () => { throw new Error('broken'); };");
  await aws.lab.control({ action: 'pause' });
  const answer = await aws.lambda.send(new InvokeCommand({ FunctionName: 'repaired', InvocationType: 'Event' }));
  const requestId = answer.$metadata.requestId ?? '';
  await aws.lab.control({ action: 'advance', ms: 30_000 });
  expect(attemptsOf(requestId).map(({ outcome }) => outcome)).toEqual(['error']);

  const ZipFile = zipOf("export const handler = async () => 'repaired';");
  await aws.lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'repaired', ZipFile }));
  await aws.lab.control({ action: 'run-until-idle' });
  expect(attemptsOf(requestId).map(({ outcome, response }) => [outcome, response])).toEqual([
    ['error', expect.stringContaining('broken')],
    ['success', '"repaired"'],
  ]);
});
