import {
  CreateFunctionCommand,
  type CreateFunctionCommandInput,
  DeleteFunctionConcurrencyCommand,
  GetFunctionConcurrencyCommand,
  GetFunctionConfigurationCommand,
  PutFunctionConcurrencyCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeCodePackage } from '@/lib/code-package/write-code-package';
import { awsTestServer } from './aws-test-server';

const aws = awsTestServer();
const ROLE = 'arn:aws:iam::000000000000:role/lab';
const ZIP = Buffer.from(writeCodePackage({ 'handler.py': 'def handler(event, context): return event' }));

function input(name: string, more: Partial<CreateFunctionCommandInput> = {}): CreateFunctionCommandInput {
  return {
    FunctionName: name,
    Role: ROLE,
    Runtime: 'python3.12',
    Handler: 'handler.handler',
    Code: { ZipFile: ZIP },
    ...more,
  };
}

async function create(name: string, more: Partial<CreateFunctionCommandInput> = {}) {
  return await aws.lambda.send(new CreateFunctionCommand(input(name, more)));
}

function arn(name: string): string {
  return `arn:aws:lambda:us-east-1:${aws.lab.labId}:function:${name}`;
}

beforeAll(async () => {
  await create('changing', { Description: 'before', Timeout: 7 });
});

describe('UpdateFunctionConfiguration', () => {
  it('MGT-03: keeps what is not given', async () => {
    const answer = await aws.lambda.send(
      new UpdateFunctionConfigurationCommand({ FunctionName: 'changing', MemorySize: 256, Role: `${ROLE}2` }),
    );
    expect(answer).toMatchObject({
      Description: 'before',
      Timeout: 7,
      MemorySize: 256,
      Role: `${ROLE}2`,
      State: 'Active',
      LastUpdateStatus: 'InProgress',
      LastUpdateStatusReason: 'The function is being created.',
    });
  });

  it('MGT-09: a stale revision is 412', async () => {
    const before = await aws.lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'changing' }));
    const change = { FunctionName: 'changing', RevisionId: before.RevisionId, Description: 'x' };
    const after = await aws.lambda.send(new UpdateFunctionConfigurationCommand(change));
    expect(after.RevisionId).not.toBe(before.RevisionId);
    await expect(aws.lambda.send(new UpdateFunctionConfigurationCommand(change))).rejects.toMatchObject({
      name: 'PreconditionFailedException',
      message:
        'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
      $metadata: { httpStatusCode: 412 },
    });
  });

  it('DLQ-02, DLQ-17: {} keeps the dead-letter queue, an empty ARN clears it', async () => {
    const TargetArn = `arn:aws:sqs:us-east-1:${aws.lab.labId}:dlq`;
    const update = (DeadLetterConfig: { TargetArn?: string }) =>
      aws.lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'changing', DeadLetterConfig }));
    expect((await update({ TargetArn })).DeadLetterConfig).toEqual({ TargetArn });
    expect((await update({})).DeadLetterConfig).toEqual({ TargetArn });
    expect((await update({ TargetArn: '' })).DeadLetterConfig ?? null).toBeNull();
  });

  it('DLQ-01: what this lab cannot deliver to is refused in words', async () => {
    for (const TargetArn of [
      `arn:aws:sns:us-east-1:${aws.lab.labId}:topic`,
      `arn:aws:sqs:us-east-1:${aws.lab.labId}:queue.fifo`,
      'arn:aws:sqs:eu-west-1:999999999999:queue',
    ]) {
      await expect(
        aws.lambda.send(
          new UpdateFunctionConfigurationCommand({ FunctionName: 'changing', DeadLetterConfig: { TargetArn } }),
        ),
      ).rejects.toMatchObject({
        name: 'InvalidParameterValueException',
        message: expect.stringContaining('Invocation Lab delivers to standard SQS queues'),
      });
    }
  });
});

describe('reserved concurrency', () => {
  const path = '/2017-10-31/functions/changing/concurrency';

  it('CON-30: put, get, delete, get', async () => {
    const put = new PutFunctionConcurrencyCommand({ FunctionName: 'changing', ReservedConcurrentExecutions: 5 });
    expect((await aws.lambda.send(put)).ReservedConcurrentExecutions).toBe(5);
    const get = () => aws.lambda.send(new GetFunctionConcurrencyCommand({ FunctionName: 'changing' }));
    expect((await get()).ReservedConcurrentExecutions).toBe(5);
    await aws.lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName: 'changing' }));
    expect((await get()).ReservedConcurrentExecutions ?? null).toBeNull();
    const raw = await aws.send({ method: 'GET', path: '/2019-09-30/functions/changing/concurrency' });
    expect(raw.body).toBe('{"ReservedConcurrentExecutions":null}');
  });

  it('CON-41: cuts decimals off', async () => {
    const answer = await aws.send({ method: 'PUT', path, body: '{"ReservedConcurrentExecutions":2.9}' });
    expect(answer.body).toBe('{"ReservedConcurrentExecutions":2}');
  });

  it('CON-31: not for versions and aliases', async () => {
    const answer = await aws.send({ method: 'PUT', path: path.replace('changing', 'changing:1'), body: '{}' });
    expect(JSON.parse(answer.body)).toEqual({
      Type: 'User',
      message:
        'This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. Please specify either a function name or an unqualified function ARN.',
    });
  });

  it('CON-32: an unknown function has :$LATEST on put and none on get', async () => {
    const body = '{"ReservedConcurrentExecutions":1}';
    const put = await aws.send({ method: 'PUT', path: path.replace('changing', 'nobody'), body });
    const get = await aws.send({ method: 'GET', path: '/2019-09-30/functions/nobody/concurrency' });
    expect(JSON.parse(put.body).Message).toBe(`Function not found: ${arn('nobody:$LATEST')}`);
    expect(JSON.parse(get.body).Message).toBe(`Function not found: ${arn('nobody')}`);
  });

  it('CON-02, CON-33: 100 stay unreserved, and the answer has no type', async () => {
    const answer = await aws.send({ method: 'PUT', path, body: '{"ReservedConcurrentExecutions":901}' });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body)).toEqual({
      Type: null,
      message:
        "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100].",
    });
  });

  it('ERR-04: negative, missing and absurd numbers', async () => {
    const problemOf = async (body: string) => JSON.parse((await aws.send({ method: 'PUT', path, body })).body).message;
    const where = "at 'reservedConcurrentExecutions' failed to satisfy constraint: Member must";
    expect(await problemOf('{"ReservedConcurrentExecutions":-1}')).toContain(
      `${where} have value greater than or equal to 0`,
    );
    expect(await problemOf('{}')).toContain(`Value null ${where} not be null`);
    expect(await problemOf('{"ReservedConcurrentExecutions":1e300}')).toContain(
      `${where} have value less than or equal to`,
    );
  });
});
