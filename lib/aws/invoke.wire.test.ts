import { InvokeAsyncCommand, InvokeCommand, PutFunctionConcurrencyCommand } from '@aws-sdk/client-lambda';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LogEvent } from '@/lib/engine/events';
import { awsTestServer, createEcho, type RawAnswer } from './aws-test-server';

const aws = awsTestServer();
const PATH = '/2015-03-31/functions/echo/invocations';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

beforeAll(async () => {
  await createEcho(aws.lab, 'echo');
});

function invokeRaw(body: string | Uint8Array, headers: Record<string, string> = {}): Promise<RawAnswer> {
  return aws.send({ method: 'POST', path: PATH, body, headers });
}

async function loggedAfter(call: () => Promise<unknown>): Promise<readonly LogEvent[]> {
  const before = aws.lab.state.sequence;
  await call();
  const logged: LogEvent[] = [];
  for (const invocation of aws.lab.state.invocations.values()) {
    logged.push(...invocation.log.filter(({ sequence }) => sequence > before));
  }
  return logged.sort((a, b) => a.sequence - b.sequence);
}

describe('synchronous', () => {
  it('INV-20, INV-31: answers 200 with the payload of the function', async () => {
    const answer = await aws.lambda.send(
      new InvokeCommand({ FunctionName: 'echo', Payload: Buffer.from('{"a":"é"}') }),
    );
    expect(answer.StatusCode).toBe(200);
    expect(answer.ExecutedVersion).toBe('$LATEST');
    expect(answer.FunctionError).toBeUndefined();
    expect(answer.Payload?.transformToString()).toBe('{"a":"é"}');
    expect(aws.lab.state.invocations.has(answer.$metadata.requestId ?? '')).toBe(true);
  });

  it('INV-22: sends the header set of AWS, names in their own case', async () => {
    const { status, headers, body } = await invokeRaw('{"n":1}');
    expect(status).toBe(200);
    expect(headers).toEqual({
      'Content-Type': 'application/json',
      'Content-Length': '7',
      'x-amzn-RequestId': expect.stringMatching(UUID),
      'x-amzn-Remapped-Content-Length': '0',
      'X-Amz-Executed-Version': '$LATEST',
      'X-Amzn-Trace-Id': expect.stringMatching(
        /^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0;Lineage=1:[0-9a-f]{8}:0$/,
      ),
    });
    expect(body).toBe('{"n":1}');
  });

  it('INV-17: an empty body is {} for the function', async () => {
    expect((await invokeRaw('')).body).toBe('{}');
  });

  it('INV-24: the log tail comes when it is asked for', async () => {
    const answer = await aws.lambda.send(new InvokeCommand({ FunctionName: 'echo', LogType: 'Tail' }));
    const log = Buffer.from(answer.LogResult ?? '', 'base64').toString('utf8');
    expect(log).toContain(`START RequestId: ${answer.$metadata.requestId} Version: $LATEST`);
    expect(log).toContain(`END RequestId: ${answer.$metadata.requestId}`);
    expect(log).toMatch(/REPORT RequestId: .*Billed Duration: \d+ ms/);
  });

  it('INV-21, FUN-01: a function error is still 200, with X-Amz-Function-Error', async () => {
    await createEcho(aws.lab, 'broken');
    await aws.lab.submit({
      type: 'set-faults',
      functionName: 'broken',
      faultPlan: { outcomes: ['error'], faults: [] },
    });
    const answer = await aws.lambda.send(new InvokeCommand({ FunctionName: 'broken' }));
    expect(answer.StatusCode).toBe(200);
    expect(answer.FunctionError).toBe('Unhandled');
    expect(JSON.parse(answer.Payload?.transformToString() ?? '')).toMatchObject({ errorType: expect.any(String) });
  });

  it('ERR-05, ERR-20, ERR-22: no capacity is 429 in 103 bytes, without Retry-After', async () => {
    await createEcho(aws.lab, 'stopped');
    await aws.lambda.send(
      new PutFunctionConcurrencyCommand({ FunctionName: 'stopped', ReservedConcurrentExecutions: 0 }),
    );
    const answer = await aws.send({ method: 'POST', path: PATH.replace('echo', 'stopped') });
    expect(answer).toEqual({
      status: 429,
      headers: {
        'Content-Type': 'application/json',
        'Content-Length': '103',
        'x-amzn-RequestId': expect.stringMatching(UUID),
        'x-amzn-ErrorType': 'TooManyRequestsException',
      },
      body: '{"Reason":"ReservedFunctionConcurrentInvocationLimitExceeded","Type":"User","message":"Rate Exceeded."}',
    });
  });

  it('INV-29, ERR-24: with no capacity a dry run is still 204 and an event still 202', async () => {
    const path = PATH.replace('echo', 'stopped');
    const [dryRun, event] = await Promise.all(
      ['DryRun', 'Event'].map((type) => aws.send({ method: 'POST', path, headers: { 'x-amz-invocation-type': type } })),
    );
    expect([dryRun?.status, event?.status]).toEqual([204, 202]);
  });
});

describe('asynchronous and dry run', () => {
  it('INV-27: an event is 202 with nothing of a run', async () => {
    const answer = await invokeRaw('{}', { 'x-amz-invocation-type': 'Event', 'x-amz-log-type': 'Tail' });
    expect(answer).toEqual({
      status: 202,
      headers: {
        'Content-Length': '0',
        'x-amzn-RequestId': expect.stringMatching(UUID),
        'x-amzn-Remapped-Content-Length': '0',
        'X-Amzn-Trace-Id': expect.any(String),
      },
      body: '',
    });
  });

  it('INV-28: a dry run is 204 with two headers', async () => {
    expect(await invokeRaw('{}', { 'x-amz-invocation-type': 'DryRun' })).toEqual({
      status: 204,
      headers: { 'x-amzn-RequestId': expect.stringMatching(UUID), 'x-amzn-Remapped-Content-Length': '0' },
      body: '',
    });
  });

  it('INV-18: the old InvokeAsync is 202 with a content type', async () => {
    const answer = await aws.lambda.send(new InvokeAsyncCommand({ FunctionName: 'echo', InvokeArgs: '{"id":1}' }));
    expect(answer.Status).toBe(202);
    expect(await aws.send({ method: 'POST', path: '/2014-11-13/functions/echo/invoke-async/', body: '{}' })).toEqual({
      status: 202,
      headers: {
        'Content-Type': 'application/json',
        'Content-Length': '0',
        'x-amzn-RequestId': expect.stringMatching(UUID),
      },
      body: '',
    });
  });

  it('INV-04, INV-05: a client context is kept of a synchronous invoke, not of an event', async () => {
    const contextAfter = async (type: string) => {
      const headers = { 'x-amz-invocation-type': type, 'x-amz-client-context': btoa('{"custom":{"a":1}}') };
      const [accepted] = await loggedAfter(() => invokeRaw('{}', headers));
      return accepted?.type === 'invocation-accepted' && accepted.source.kind === 'client'
        ? accepted.source.clientContext
        : 'nothing accepted';
    };
    expect(await contextAfter('RequestResponse')).toBe('{"custom":{"a":1}}');
    expect(await contextAfter('Event')).toBeUndefined();
  });

  it('INV-05: a client context is not looked at', async () => {
    const headers = { 'x-amz-invocation-type': 'Event', 'x-amz-client-context': '!!' };
    expect((await invokeRaw('{}', headers)).status).toBe(202);
  });
});

describe('who invokes', () => {
  it('notes client, SDK invocation id and attempt', async () => {
    const [accepted] = await loggedAfter(() =>
      invokeRaw('{}', {
        'user-agent': 'aws-cli/1.45.11 md/Botocore#1.43.11',
        'amz-sdk-invocation-id': 'f0e1',
        'amz-sdk-request': 'attempt=2; max=5',
      }),
    );
    expect(accepted).toMatchObject({
      type: 'invocation-accepted',
      source: { kind: 'client', client: 'aws-cli/1.45.11', sdkInvocationId: 'f0e1', sdkAttempt: 2 },
    });
  });
});
