import {
  CreateFunctionCommand,
  type CreateFunctionCommandInput,
  DeleteFunctionCommand,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  paginateListFunctions,
} from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
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

function createRaw(body: object) {
  return aws.send({ method: 'POST', path: '/2015-03-31/functions', body: JSON.stringify(body) });
}

const VALID = {
  Role: ROLE,
  Runtime: 'python3.12',
  Handler: 'handler.handler',
  Code: { ZipFile: ZIP.toString('base64') },
};

function arn(name: string): string {
  return `arn:aws:lambda:us-east-1:${aws.lab.labId}:function:${name}`;
}

describe('CreateFunction', () => {
  it('MGT-02, MGT-03: answers 201 with what AWS answers, still pending', async () => {
    const answer = await create('made', { Environment: { Variables: { QUEUE_URL: 'x' } } });
    expect(answer.$metadata.httpStatusCode).toBe(201);
    expect(answer).toMatchObject({
      FunctionName: 'made',
      FunctionArn: arn('made'),
      Runtime: 'python3.12',
      Role: ROLE,
      Handler: 'handler.handler',
      CodeSize: ZIP.byteLength,
      Description: '',
      Timeout: 3,
      MemorySize: 128,
      LastModified: expect.stringMatching(/^2026-01-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/),
      CodeSha256: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
      Version: '$LATEST',
      Environment: { Variables: { QUEUE_URL: 'x' } },
      TracingConfig: { Mode: 'PassThrough' },
      State: 'Pending',
      StateReason: 'The function is being created.',
      StateReasonCode: 'Creating',
      PackageType: 'Zip',
      Architectures: ['x86_64'],
      EphemeralStorage: { Size: 512 },
      SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
      LoggingConfig: { LogFormat: 'Text', LogGroup: '/aws/lambda/made' },
    });
  });

  it('MGT-02: members without a value are null on the wire, as many bytes as AWS sends', async () => {
    // The recorded answer to this very request is 1,595 bytes.
    const body = {
      FunctionName: 'stackd-lambda-event-owned-control',
      Role: 'arn:aws:iam::000000000000:role/stackd-lambda-event-owned-exec',
      Runtime: 'python3.12',
      Handler: 'handler.handler',
      Timeout: 10,
      Code: { ZipFile: Buffer.concat([ZIP, Buffer.alloc(460 - ZIP.byteLength)]).toString('base64') },
      Environment: {
        Variables: { QUEUE_URL: 'https://sqs.us-east-1.amazonaws.com/000000000000/stackd-lambda-event-owned-out' },
      },
    };
    const answer = await createRaw(body);
    expect(answer.status).toBe(201);
    expect(answer.headers['Content-Length']).toBe('1595');
    expect(JSON.parse(answer.body)).toMatchObject({ VpcConfig: null, DeadLetterConfig: null, Layers: null });
  });

  it('MGT-03: is active afterwards', async () => {
    const answer = await aws.lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'made' }));
    expect(answer).toMatchObject({ State: 'Active', LastUpdateStatus: 'Successful' });
    expect(answer.StateReason ?? null).toBeNull();
  });

  it('MGT-07: the same name again is 409', async () => {
    await expect(create('made')).rejects.toMatchObject({
      name: 'ResourceConflictException',
      message: 'Function already exist: made',
      $metadata: { httpStatusCode: 409 },
    });
  });

  it('MGT-06: a name over 64 characters', async () => {
    const name = 'x'.repeat(65);
    await expect(create(name)).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: `1 validation error detected: Value '${name}' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to 64`,
    });
  });

  it('MGT-12: a runtime that never was, and one that was', async () => {
    await expect(create('r', { Runtime: 'cobol1.x' as never })).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: expect.stringMatching(
        /^Value cobol1\.x at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: \[nodejs20\.x, python3\.14, .*\] or be a valid ARN$/,
      ),
    });
    await expect(create('r', { Runtime: 'nodejs14.x' })).rejects.toMatchObject({
      message:
        'The runtime parameter of nodejs14.x is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions.',
    });
  });

  it('CON-19, CON-20, ERR-04: several numbers out of range in one sentence', async () => {
    const answer = await createRaw({ ...VALID, FunctionName: 'big', MemorySize: 10_241, Timeout: 901 });
    expect(answer.status).toBe(400);
    expect(answer.body).toBe(
      `{"message":"2 validation errors detected: Value '901' at 'timeout' failed to satisfy constraint: Member must have value less than or equal to 900; Value '10241' at 'memorySize' failed to satisfy constraint: Member must have value less than or equal to 10240"}`,
    );
  });

  it.each([
    [
      { MemorySize: 1 },
      `Value '1' at 'memorySize' failed to satisfy constraint: Member must have value greater than or equal to 128`,
    ],
    [
      { Timeout: 0 },
      `Value '0' at 'timeout' failed to satisfy constraint: Member must have value greater than or equal to 1`,
    ],
    [
      { EphemeralStorage: { Size: 10_241 } },
      `Value '10241' at 'ephemeralStorage.size' failed to satisfy constraint: Member must have value less than or equal to 10240`,
    ],
    [
      { Role: 'r' },
      `Value 'r' at 'role' failed to satisfy constraint: Member must satisfy regular expression pattern: arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+`,
    ],
    [{ Role: undefined }, `Value null at 'role' failed to satisfy constraint: Member must not be null`],
    [
      { PackageType: 'Tar' },
      `Value 'Tar' at 'packageType' failed to satisfy constraint: Member must satisfy enum value set: [Image, Zip]`,
    ],
  ])('ERR-04: %j', async (more, problem) => {
    const answer = await createRaw({ ...VALID, FunctionName: 'wrong', ...more });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body)).toEqual({ message: `1 validation error detected: ${problem}` });
  });

  it('a member of the wrong type is a serialization error', async () => {
    const answer = await createRaw({ ...VALID, FunctionName: 'wrong', Timeout: 'soon' });
    expect([answer.status, answer.headers['x-amzn-ErrorType']]).toEqual([400, 'SerializationException']);
  });

  it('MGT-15: variables over 4 KB, and reserved ones', async () => {
    const Variables = { BIG: 'x'.repeat(4_096) };
    await expect(create('env', { Environment: { Variables } })).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: `Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit. String measured: ${JSON.stringify(Variables)}`,
    });
    await expect(create('env', { Environment: { Variables: { AWS_REGION: 'x' } } })).rejects.toMatchObject({
      message: expect.stringContaining('Reserved keys used in this request: AWS_REGION'),
    });
  });

  it('code that is no package, or comes from elsewhere, is refused in words', async () => {
    await expect(create('zip', { Code: { ZipFile: Buffer.from('no') } })).rejects.toMatchObject({
      message: 'Could not unzip uploaded file. Please check your file, then try to upload again.',
    });
    await expect(create('zip', { Code: { S3Bucket: 'bucket', S3Key: 'key' } })).rejects.toMatchObject({
      message: expect.stringContaining('Code.ZipFile'),
    });
  });
});

describe('reading and deleting', () => {
  it('MGT-01: GetFunction shows configuration and concurrency', async () => {
    const answer = await aws.lambda.send(new GetFunctionCommand({ FunctionName: 'made' }));
    expect(answer.Configuration?.State).toBe('Active');
    expect(answer.Concurrency ?? null).toBeNull();
  });

  it.each(['', '/configuration'])('ERR-10: an unknown function is 404 without a qualifier (GET %s)', async (suffix) => {
    const answer = await aws.send({ method: 'GET', path: `/2015-03-31/functions/nobody${suffix}` });
    expect(answer.status).toBe(404);
    expect(answer.body).toBe(`{"Type":"User","Message":"Function not found: ${arn('nobody')}"}`);
  });

  it('ERR-11: an unknown version is 404 with it', async () => {
    const answer = await aws.send({ method: 'GET', path: '/2015-03-31/functions/made?Qualifier=7' });
    expect(answer.body).toBe(`{"Type":"User","Message":"Function not found: ${arn('made:7')}"}`);
  });

  it('MGT-16: lists page by page, without states', async () => {
    for (let index = 0; index < 60; index++) await create(`page-${index}`);
    const pages = [];
    for await (const page of paginateListFunctions({ client: aws.lambda }, {})) pages.push(page.Functions ?? []);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages[0]).toHaveLength(50);
    const names = pages.flat().map(({ FunctionName }) => FunctionName);
    expect(new Set(names).size).toBe(aws.lab.state.functions.size);
    expect(names).toHaveLength(aws.lab.state.functions.size);
    expect(pages.flat().every(({ State, LastUpdateStatus }) => State == null && LastUpdateStatus == null)).toBe(true);
  });

  it('MGT-16: MaxItems makes smaller pages and has limits', async () => {
    const path = '/2015-03-31/functions/?MaxItems=';
    expect(JSON.parse((await aws.send({ method: 'GET', path: `${path}2` })).body).Functions).toHaveLength(2);
    const answer = await aws.send({ method: 'GET', path: `${path}10001` });
    expect(answer.status).toBe(400);
    expect(answer.body).toContain(
      "at 'maxItems' failed to satisfy constraint: Member must have value less than or equal to 10000",
    );
  });

  it('a marker that is none of ours is refused', async () => {
    const answer = await aws.send({ method: 'GET', path: '/2015-03-31/functions?Marker=%2B%2B' });
    expect(answer.headers['x-amzn-ErrorType']).toBe('InvalidParameterValueException');
  });

  it('MGT-08: deletes with 204, then knows it no more', async () => {
    await create('short-lived');
    await expect(
      aws.lambda.send(new DeleteFunctionCommand({ FunctionName: 'short-lived', Qualifier: '$LATEST' })),
    ).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: '$LATEST version cannot be deleted without deleting the function.',
    });
    const answer = await aws.send({ method: 'DELETE', path: '/2015-03-31/functions/short-lived' });
    expect(answer).toEqual({
      status: 204,
      headers: { 'Content-Type': 'application/json', 'x-amzn-RequestId': expect.any(String) },
      body: '',
    });
    await expect(
      aws.lambda.send(new DeleteFunctionCommand({ FunctionName: 'short-lived', Qualifier: '1' })),
    ).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: `Function not found: ${arn('short-lived')}`,
    });
  });
});
