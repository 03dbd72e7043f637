import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  CreateFunctionCommand,
  type CreateFunctionCommandInput,
  GetFunctionCommand,
  InvokeCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { afterAll, describe, expect, it } from 'vitest';
import { readCodePackage } from '@/lib/code-package/read-code-package';
import { writeCodePackage } from '@/lib/code-package/write-code-package';
import { awsTestServer } from './aws-test-server';

const aws = awsTestServer();
const FILES = {
  'index.js': "exports.handler = require('./answer');\n",
  'answer.js': 'module.exports = async () => 42;\n',
};
const ZIP = writeCodePackage(FILES);
const NEW_FILES = { 'index.mjs': 'export const handler = async () => 43;\n' };
const NEW_ZIP = writeCodePackage(NEW_FILES);
const CANNOT_UNZIP = 'Could not unzip uploaded file. Please check your file, then try to upload again.';

async function create(name: string, more: Partial<CreateFunctionCommandInput> = {}) {
  return await aws.lambda.send(
    new CreateFunctionCommand({
      FunctionName: name,
      Role: 'arn:aws:iam::000000000000:role/lab',
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Code: { ZipFile: ZIP },
      ...more,
    }),
  );
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64');
}

function codeOf(name: string) {
  return aws.lab.state.functions.get(name)?.configuration.code;
}

/** As a browser or curl opens a link: without credentials. */
async function download(name: string) {
  const { Code } = await aws.lambda.send(new GetFunctionCommand({ FunctionName: name }));
  return await fetch(Code?.Location ?? '');
}

describe('CreateFunction', () => {
  it('MGT-02: keeps the files of a Node package, and tells size and hash of the zip as it came', async () => {
    const answer = await create('node');
    expect(answer).toMatchObject({ CodeSize: ZIP.length, CodeSha256: sha256(ZIP) });
    expect(codeOf('node')).toEqual({ kind: 'javascript', files: FILES });
  });

  it('keeps the package of another runtime, and says what runs here when it is invoked', async () => {
    await create('snake', { Runtime: 'python3.13' });
    expect(codeOf('snake')).toEqual({ kind: 'foreign', zip: Buffer.from(ZIP).toString('base64') });
    const answer = await aws.lambda.send(new InvokeCommand({ FunctionName: 'snake' }));
    expect(answer.FunctionError).toBe('Unhandled');
    expect(answer.Payload?.transformToString()).toContain('Invocation Lab runs JavaScript');
  });

  it.each(['nodejs22.x', 'python3.13'] as const)(
    'MGT-14: a bad zip is refused for %s, and nothing is created',
    async (Runtime) => {
      await expect(create('bad', { Runtime, Code: { ZipFile: Buffer.from('PK no') } })).rejects.toMatchObject({
        name: 'InvalidParameterValueException',
        message: CANNOT_UNZIP,
        $metadata: { httpStatusCode: 400 },
      });
      expect(aws.lab.state.functions.has('bad')).toBe(false);
    },
  );
});

describe('UpdateFunctionCode', () => {
  it('MGT-03, FUN-19: replaces the files and answers as an update in progress', async () => {
    const created = await create('changing');
    const answer = await aws.lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'changing', ZipFile: NEW_ZIP }));
    expect(answer).toMatchObject({
      FunctionName: 'changing',
      Handler: 'index.handler',
      CodeSize: NEW_ZIP.length,
      CodeSha256: sha256(NEW_ZIP),
      State: 'Active',
      LastUpdateStatus: 'InProgress',
      LastUpdateStatusReasonCode: 'Creating',
    });
    expect(answer.RevisionId).not.toBe(created.RevisionId);
    expect(codeOf('changing')).toEqual({ kind: 'javascript', files: NEW_FILES });
  });

  it('MGT-09: a stale revision is 412, and the code stays', async () => {
    const { RevisionId } = await create('contested');
    const update = { FunctionName: 'contested', ZipFile: NEW_ZIP, RevisionId };
    await aws.lambda.send(new UpdateFunctionCodeCommand(update));
    for (const DryRun of [false, true]) {
      await expect(
        aws.lambda.send(new UpdateFunctionCodeCommand({ ...update, ZipFile: ZIP, DryRun })),
      ).rejects.toMatchObject({ name: 'PreconditionFailedException', $metadata: { httpStatusCode: 412 } });
    }
    expect(codeOf('contested')).toEqual({ kind: 'javascript', files: NEW_FILES });
  });

  it('a dry run checks the package and changes nothing', async () => {
    const { RevisionId } = await create('dry');
    const dry = (ZipFile: Uint8Array) =>
      aws.lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'dry', ZipFile, DryRun: true }));
    expect(await dry(NEW_ZIP)).toMatchObject({ RevisionId, CodeSha256: sha256(ZIP) });
    await expect(dry(Buffer.from('x'))).rejects.toMatchObject({ message: CANNOT_UNZIP });
    expect(codeOf('dry')).toEqual({ kind: 'javascript', files: FILES });
  });

  it('says in words what this lab has not: published versions, S3, images', async () => {
    await create('plain');
    const update = (more: object) => aws.lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'plain', ...more }));
    await expect(update({ ZipFile: ZIP, Publish: true })).rejects.toThrow('no published versions');
    await expect(update({ S3Bucket: 'b', S3Key: 'k' })).rejects.toThrow('no S3');
    await expect(update({ ImageUri: 'i' })).rejects.toThrow('no container images');
    await expect(update({})).rejects.toThrow('Please provide a source for function code.');
  });

  it('ERR-10: an unknown function is 404', async () => {
    await expect(
      aws.lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'nobody', ZipFile: ZIP })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('the way back', () => {
  it('GetFunction has a link to a zip of the present code', async () => {
    await create('kept');
    const answer = await download('kept');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
    const zip = new Uint8Array(await answer.arrayBuffer());
    expect(await readCodePackage(zip)).toEqual({ files: FILES });
  });

  it('the package of another runtime comes back byte for byte', async () => {
    await create('ruby', { Runtime: 'ruby3.4' });
    expect(new Uint8Array(await (await download('ruby')).arrayBuffer())).toEqual(new Uint8Array(ZIP));
  });

  it('a function that moves to Node takes its package along, and back', async () => {
    await create('mover', { Runtime: 'python3.13' });
    const move = (Runtime: 'nodejs22.x' | 'java21') =>
      aws.lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'mover', Runtime }));
    await move('nodejs22.x');
    expect(codeOf('mover')).toEqual({ kind: 'javascript', files: FILES });
    await move('java21');
    expect(codeOf('mover')?.kind).toBe('foreign');
  });
});

const HAS_CLI = spawnSync('aws', ['--version']).status === 0;

describe.skipIf(!HAS_CLI)('the AWS CLI', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'function-code-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  async function cli(...command: string[]) {
    const { stdout } = await promisify(execFile)('aws', ['lambda', ...command, '--endpoint-url', aws.url], {
      cwd: folder,
      env: {
        ...process.env,
        AWS_ACCESS_KEY_ID: aws.lab.labId,
        AWS_SECRET_ACCESS_KEY: 'x',
        AWS_DEFAULT_REGION: 'us-east-1',
        AWS_MAX_ATTEMPTS: '1',
      },
    });
    return JSON.parse(stdout);
  }

  it('creates a function from a zip, updates its code, and shows where the code is', async () => {
    writeFileSync(join(folder, 'function.zip'), ZIP);
    writeFileSync(join(folder, 'new.zip'), NEW_ZIP);
    const role = 'arn:aws:iam::000000000000:role/lab';
    const create = `create-function --function-name cli --runtime nodejs22.x --handler index.handler --role ${role} --zip-file fileb://function.zip`;
    expect((await cli(...create.split(' '))).CodeSha256).toBe(sha256(ZIP));
    const update = 'update-function-code --function-name cli --zip-file fileb://new.zip';
    expect((await cli(...update.split(' '))).CodeSha256).toBe(sha256(NEW_ZIP));
    const { Code } = await cli('get-function', '--function-name', 'cli');
    const zip = new Uint8Array(await (await fetch(Code.Location)).arrayBuffer());
    expect(await readCodePackage(zip)).toEqual({ files: NEW_FILES });
  });
});
