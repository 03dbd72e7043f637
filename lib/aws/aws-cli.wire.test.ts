import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awsTestServer } from './aws-test-server';

const HAS_CLI = spawnSync('aws', ['--version']).status === 0;
if (!HAS_CLI) console.warn('The AWS CLI is not on the PATH: its commands are not tested.');

const aws = awsTestServer();
const folder = mkdtempSync(join(tmpdir(), 'aws-cli-'));
const run = promisify(execFile);

beforeAll(() => {
  writeFileSync(join(folder, 'input.json'), '{"key1": "value1"}');
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function cli(...command: string[]): Promise<string> {
  const { stdout } = await run('aws', [...command, '--endpoint-url', aws.url], {
    cwd: folder,
    env: {
      ...process.env,
      AWS_ACCESS_KEY_ID: aws.lab.labId,
      AWS_SECRET_ACCESS_KEY: 'x',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_MAX_ATTEMPTS: '1',
    },
  });
  return stdout;
}

describe.skipIf(!HAS_CLI)('the AWS CLI', { timeout: 60_000 }, () => {
  it('invokes as the classic tutorial does, and gets the answer in a file', async () => {
    const command = 'lambda invoke --function-name aFunction --payload file://input.json output.txt';
    expect(JSON.parse(await cli(...command.split(' ')))).toEqual({ StatusCode: 200, ExecutedVersion: '$LATEST' });
    expect(readFileSync(join(folder, 'output.txt'), 'utf8')).not.toBe('');
  });

  it('invokes asynchronously as the classic tutorial does, and gets an empty file', async () => {
    const command =
      'lambda invoke --function-name my-function --invocation-type Event --function-name aFunction --payload file://input.json output.txt';
    expect(JSON.parse(await cli(...command.split(' ')))).toEqual({ StatusCode: 202 });
    expect(readFileSync(join(folder, 'output.txt'), 'utf8')).toBe('');
  });

  it('says what is wrong in the words of AWS', async () => {
    await expect(cli('lambda', 'invoke', '--function-name', 'nobody', 'output.txt')).rejects.toMatchObject({
      stderr: expect.stringContaining(
        `An error occurred (ResourceNotFoundException) when calling the Invoke operation: Function not found: arn:aws:lambda:us-east-1:${aws.lab.labId}:function:nobody:$LATEST`,
      ),
    });
  });

  it('sends and receives a message', async () => {
    const { QueueUrl } = JSON.parse(await cli('sqs', 'create-queue', '--queue-name', 'from-cli'));
    await cli('sqs', 'send-message', '--queue-url', QueueUrl, '--message-body', 'hello');
    const { Messages } = JSON.parse(await cli('sqs', 'receive-message', '--queue-url', QueueUrl));
    expect(Messages[0].Body).toBe('hello');
  });
});
