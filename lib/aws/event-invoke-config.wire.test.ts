import {
  CreateFunctionCommand,
  DeleteFunctionEventInvokeConfigCommand,
  GetFunctionEventInvokeConfigCommand,
  ListFunctionEventInvokeConfigsCommand,
  PutFunctionEventInvokeConfigCommand,
  UpdateFunctionEventInvokeConfigCommand,
} from '@aws-sdk/client-lambda';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeCodePackage } from '@/lib/code-package/write-code-package';
import { awsTestServer } from './aws-test-server';

const aws = awsTestServer();
const PATH = '/2019-09-25/functions/worker/event-invoke-config';
const FunctionName = 'worker';

beforeAll(async () => {
  for (const name of ['worker', 'receipt']) {
    await aws.lambda.send(
      new CreateFunctionCommand({
        FunctionName: name,
        Role: 'arn:aws:iam::000000000000:role/lab',
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        Code: { ZipFile: writeCodePackage({ 'index.js': '' }) },
      }),
    );
  }
});

beforeEach(async () => {
  await aws.lambda.send(new PutFunctionEventInvokeConfigCommand({ FunctionName, MaximumRetryAttempts: 1 }));
});

const queue = () => `arn:aws:sqs:us-east-1:${aws.lab.labId}:kept`;
const lambdaArn = (name: string) => `arn:aws:lambda:us-east-1:${aws.lab.labId}:function:${name}`;

function put(body: object, path = PATH) {
  return aws.send({ method: 'PUT', path, body: JSON.stringify(body) });
}

async function problemOf(body: object): Promise<{ status: number; message: string }> {
  const answer = await put(body);
  return { status: answer.status, message: JSON.parse(answer.body).message };
}

describe('the record', () => {
  it('ASY-40: put replaces all of it', async () => {
    await put({ MaximumEventAgeInSeconds: 300, DestinationConfig: { OnFailure: { Destination: queue() } } });
    const answer = await aws.lambda.send(new GetFunctionEventInvokeConfigCommand({ FunctionName }));
    expect(answer.MaximumRetryAttempts ?? null).toBeNull();
    expect(answer.MaximumEventAgeInSeconds).toBe(300);
    expect(answer.DestinationConfig?.OnFailure?.Destination).toBe(queue());
  });

  it('ASY-41: update keeps the rest, an empty object keeps a route and an empty ARN clears it', async () => {
    const update = (DestinationConfig?: object, MaximumRetryAttempts?: number) =>
      aws.lambda.send(
        new UpdateFunctionEventInvokeConfigCommand({ FunctionName, DestinationConfig, MaximumRetryAttempts }),
      );
    await update({ OnFailure: { Destination: queue() } });
    const kept = await update({ OnFailure: {} }, 0);
    expect([kept.MaximumRetryAttempts, kept.DestinationConfig?.OnFailure?.Destination]).toEqual([0, queue()]);
    const cleared = await update({ OnFailure: { Destination: '' } });
    expect(cleared.MaximumRetryAttempts).toBe(0);
    expect(cleared.DestinationConfig?.OnFailure?.Destination ?? null).toBeNull();
  });

  it('ASY-45: members without a value are null, the ARN is qualified, the time is in seconds', async () => {
    const { status, body } = await aws.send({ method: 'GET', path: PATH });
    expect(status).toBe(200);
    expect(JSON.parse(body)).toEqual({
      DestinationConfig: { OnFailure: { Destination: null }, OnSuccess: { Destination: null } },
      FunctionArn: lambdaArn('worker:$LATEST'),
      LastModified: expect.any(Number),
      MaximumEventAgeInSeconds: null,
      MaximumRetryAttempts: 1,
    });
    expect(JSON.parse(body).LastModified).toBeGreaterThanOrEqual(Date.UTC(2026, 0, 1) / 1_000);
  });

  it('ASY-46: no qualifier and $LATEST are one record', async () => {
    await put({ MaximumRetryAttempts: 2 }, `${PATH}?Qualifier=%24LATEST`);
    const answer = await aws.lambda.send(new GetFunctionEventInvokeConfigCommand({ FunctionName }));
    expect(answer.MaximumRetryAttempts).toBe(2);
  });

  it('ASY-42, ASY-48: deleted with 204, and then there is none', async () => {
    await aws.lambda.send(new DeleteFunctionEventInvokeConfigCommand({ FunctionName }));
    for (const method of ['GET', 'DELETE', 'POST']) {
      const body = method === 'POST' ? '{"MaximumRetryAttempts":1}' : undefined;
      const answer = await aws.send({ method, path: PATH, body });
      expect([answer.status, JSON.parse(answer.body)]).toEqual([
        404,
        { Type: 'User', Message: `The function ${lambdaArn('worker:$LATEST')} doesn't have an EventInvokeConfig` },
      ]);
    }
  });

  it('ASY-43: the list', async () => {
    const answer = await aws.lambda.send(new ListFunctionEventInvokeConfigsCommand({ FunctionName }));
    expect(answer.FunctionEventInvokeConfigs).toHaveLength(1);
    expect(answer.FunctionEventInvokeConfigs?.[0]?.FunctionArn).toBe(lambdaArn('worker:$LATEST'));
    const raw = await aws.send({ method: 'GET', path: `${PATH}/list?MaxItems=51` });
    expect(raw.status).toBe(400);
  });

  it.each([
    ['PUT', PATH.replace('worker', 'nobody')],
    ['PUT', `${PATH}?Qualifier=7`],
    ['GET', `${PATH.replace('worker', 'nobody')}/list`],
  ])("ASY-47: %s %s: the function doesn't exist", async (method, path) => {
    const answer = await aws.send({ method, path, body: method === 'PUT' ? '{"MaximumRetryAttempts":1}' : undefined });
    expect(answer.status).toBe(404);
    expect(JSON.parse(answer.body)).toEqual({ Type: 'User', Message: "The function doesn't exist." });
  });
});

describe('what is refused', () => {
  it.each([{}, { DestinationConfig: {} }])('ASY-49: %j says nothing', async (body) => {
    expect(await problemOf(body)).toEqual({
      status: 400,
      message: 'You must specify at least one of error handling or destination setting.',
    });
  });

  it.each([{ OnFailure: {} }, { OnFailure: { Destination: '' } }])('ASY-49: %j makes a record', async (route) => {
    expect((await put({ DestinationConfig: route })).status).toBe(200);
  });

  it.each([
    [
      { MaximumRetryAttempts: 3 },
      "Value '3' at 'maximumRetryAttempts' failed to satisfy constraint: Member must have value less than or equal to 2",
    ],
    [
      { MaximumEventAgeInSeconds: 59 },
      "Value '59' at 'maximumEventAgeInSeconds' failed to satisfy constraint: Member must have value greater than or equal to 60",
    ],
    [
      { MaximumEventAgeInSeconds: 21_601 },
      "Value '21601' at 'maximumEventAgeInSeconds' failed to satisfy constraint: Member must have value less than or equal to 21600",
    ],
  ])('ASY-44: %j is out of range', async (body, problem) => {
    expect((await problemOf(body)).message).toBe(`1 validation error detected: ${problem}`);
  });

  it('ASY-50: a function that does not exist', async () => {
    const arn = lambdaArn('nobody');
    expect(await problemOf({ DestinationConfig: { OnSuccess: { Destination: arn } } })).toEqual({
      status: 400,
      message: `The destination ARN ${arn} is invalid.`,
    });
  });

  it('ASY-51: the function itself', async () => {
    expect((await problemOf({ DestinationConfig: { OnSuccess: { Destination: lambdaArn('worker') } } })).message).toBe(
      "You can't specify the function as a destination for itself.",
    );
  });

  it('ASY-52: a kind of resource that is not allowed', async () => {
    const arn = `arn:aws:iam::${aws.lab.labId}:role/x`;
    expect((await problemOf({ DestinationConfig: { OnSuccess: { Destination: arn } } })).message).toBe(
      `The provided destination config DestinationConfig(onSuccess=OnSuccess(destination=${arn}), onFailure=null) is invalid.`,
    );
  });

  it('ASY-53: an ARN that is none', async () => {
    expect((await problemOf({ DestinationConfig: { OnFailure: { Destination: 'queue' } } })).message).toBe(
      `1 validation error detected: Value 'queue' at 'destinationConfig.onFailure.destination' failed to satisfy constraint: Member must satisfy regular expression pattern: $|kafka://([^.]([a-zA-Z0-9\\-_.]{0,248}))|arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)`,
    );
  });

  it('DST-01: what AWS delivers to and this lab does not yet is refused in words', async () => {
    const arn = `arn:aws:sns:us-east-1:${aws.lab.labId}:topic`;
    expect((await problemOf({ DestinationConfig: { OnFailure: { Destination: arn } } })).message).toContain(
      'Invocation Lab delivers to standard SQS queues and Lambda functions of its own account today',
    );
  });
});
